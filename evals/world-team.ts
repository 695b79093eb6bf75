import type { FrontdeskConfig } from '../core/config.ts';
import { AppError } from '../core/errors.ts';
import type { SlackDeps } from '../functions/slack/deps.ts';
import { hearThread } from '../functions/slack/hear-thread.ts';
import { pressButton } from '../functions/slack/press-button.ts';
import type { WorldRecord } from './world-record.ts';

export type Responder = 'anna' | 'ben';
export type Press = 'claims' | 'hands_back' | 'resolves' | 'calls_team' | 'takes_and_sends';

/** Is no responder, whatever the configuration says. */
export const outsiderId = 'U0OUTSIDER';

const buttons: Record<Press, string> = {
  claims: 'take',
  hands_back: 'hand_back',
  resolves: 'resolve',
  calls_team: 'call_team',
  takes_and_sends: 'take_and_send',
};

/** Names of people in Slack, by user id; the first two configured responders are Anna and Ben. */
export const slackNames = ({ slack }: FrontdeskConfig): Map<string, string> => {
  const [anna = 'U0ANNASMITH', ben = 'U0BENJONES'] = slack.responders.users;
  return new Map([
    [ben, 'Ben Jones'],
    [anna, 'Anna Smith'],
    [outsiderId, 'Otto Outsider'],
  ]);
};

const valuesOf = (value: unknown, action: string): string[] => {
  if (Array.isArray(value)) return value.flatMap((inner) => valuesOf(inner, action));
  if (typeof value !== 'object' || value === null) return [];
  const { action_id, value: own } = value as { action_id?: unknown; value?: unknown };
  return action_id === action && typeof own === 'string'
    ? [own]
    : Object.values(value).flatMap((inner) => valuesOf(inner, action));
};

/** As Slack sends what somebody typed. */
const asTyped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** What people do in Slack, handed to the product's own handlers. `deps.responders` say who may act. */
export const teamIn = (
  record: WorldRecord,
  deps: SlackDeps,
  { users, channel, thread }: { users: string[]; channel: string; thread: () => Promise<string | undefined> },
) => {
  let acts = 0;
  const stamp = () => {
    acts += 1;
    return `${Math.floor(deps.clock.now() / 1000)}.9${String(acts).padStart(5, '0')}`;
  };
  const idOf = (who: Responder): string => {
    const id = users[who === 'anna' ? 0 : 1];
    if (id === undefined) {
      throw new AppError('invalid', `slack.responders.users holds nobody for ${who}; expected two users`);
    }
    return id;
  };
  const root = async (): Promise<string> => {
    const ts = await thread();
    if (ts === undefined)
      throw new AppError('invalid', 'there is no card yet; expected a turn before that calls a person');
    return ts;
  };
  const write = async (user: string, text: string): Promise<void> => {
    const ts = stamp();
    const thread_ts = await root();
    await hearThread(
      deps,
      { type: 'message', channel, user, text: asTyped(text), ts, thread_ts },
      { ownUsers: [], delivery: ts },
    );
  };
  return {
    presses: async (press: Press, who: Responder): Promise<void> => {
      const action_id = buttons[press];
      // The newest message with that button; somebody may press it on a card that is out of date.
      const value = record.slack.findLast((body) => valuesOf(body, action_id).length > 0);
      const [own] = valuesOf(value, action_id);
      if (own === undefined) throw new AppError('invalid', `no Slack message has a button ${action_id} yet`);
      const ts = stamp();
      await pressButton(deps, {
        type: 'block_actions',
        user: { id: idOf(who) },
        container: { channel_id: channel, message_ts: await root() },
        actions: [{ action_id, value: own, action_ts: ts }],
      });
    },
    says: (text: string, who: Responder) => write(idOf(who), text),
    outsiderSays: (text: string) => write(outsiderId, text),
  };
};
