import * as z from 'zod';
import { anyUrl, email, slackUser, text, wholeNumber } from './fields.ts';

const tag = text('the name of a LiveAgent tag').optional();

/** The account, and how it is worked with. */
export const liveagent = z.strictObject({
  /** Base address of the account. */
  url: anyUrl('the address of the LiveAgent account such as https://yours.ladesk.com'),
  /** Agents (by e-mail address) that Frontdesk posts as. They may be one and the same. */
  agents: z.strictObject({
    assistant: email,
    team: email,
    notices: email,
    /** Own LiveAgent agent of a Slack user, by Slack user id. */
    byResponder: z.record(slackUser, email).optional(),
  }),
  /** Department that takes an escalated chat over; none by default. */
  transferDepartment: text('a LiveAgent department id').optional(),
  /** Tags, by name, that a ticket gets: when a person is called, when the team resolves it, when nobody came in time. */
  tags: z.strictObject({ escalated: tag, resolved: tag, abandoned: tag }).optional(),
  /**
   * Minutes of silence after which a chat that an agent answered from LiveAgent's panel, and that no case is open
   * for, is the assistant's again when the visitor writes; 30 where left out.
   */
  panelOwnerMinutes: wholeNumber(1, 1440, 'minutes').optional(),
  /** How often LiveAgent is asked for chats that changed without a webhook; 5 where left out, 0 for never. */
  reconcileMinutes: wholeNumber(0, 60, 'minutes').optional(),
  /** Where the rules ring for some departments only, their ids: chats of others that no webhook told of are left alone. */
  departments: z.array(text('a LiveAgent department id')).optional(),
  /** Requests that Frontdesk sends in any minute, with each of its two keys; 170 where left out. */
  requestsPerMinute: wholeNumber(20, 1000, 'requests').optional(),
});
