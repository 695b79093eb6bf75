import { createHmac } from 'node:crypto';
import { fixedSecrets } from '../adapters/secrets/fixed.ts';
import type { FrontdeskConfig } from '../core/config.ts';
import { AppError } from '../core/errors.ts';
import type { SlackDeps } from '../functions/slack/deps.ts';
import { slack } from '../functions/slack/handler.ts';
import type { WorldRecord } from './world-record.ts';

export type Responder = 'anna' | 'ben';
export type Person = Responder | 'outsider';
export type Press =
  | 'claims'
  | 'hands_back'
  | 'resolves'
  | 'calls_team'
  | 'takes_and_sends'
  | 'snoozes'
  | 'snoozes_until_opening'
  | 'ends_snooze'
  | 'wants_transcript'
  | 'revokes_links';

/** Is no responder, whatever the configuration says. */
export const outsiderId = 'U0OUTSIDER';

/** The button, or the entry of the card's menu. */
const buttons: Record<Press, string> = {
  claims: 'take',
  hands_back: 'hand_back',
  resolves: 'resolve',
  calls_team: 'call_team',
  takes_and_sends: 'take_and_send',
  snoozes: 'snooze_15',
  snoozes_until_opening: 'snooze_opening',
  ends_snooze: 'snooze_end',
  wants_transcript: 'transcript',
  revokes_links: 'revoke_links',
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

/** Buttons of that name, and options of a menu that do what is named so, as a press of them tells it. */
const pressable = (value: unknown, name: string): Record<string, unknown>[] => {
  if (Array.isArray(value)) return value.flatMap((inner) => pressable(inner, name));
  if (typeof value !== 'object' || value === null) return [];
  const { type, action_id, value: own, options } = value as Record<string, unknown>;
  if (action_id === name && typeof own === 'string') return [{ action_id, value: own }];
  if (type === 'overflow' && Array.isArray(options)) {
    const chosen = options.find((option: { value: string }) => option.value.endsWith(`:${name}`));
    return chosen === undefined ? [] : [{ action_id, selected_option: chosen }];
  }
  return Object.values(value).flatMap((inner) => pressable(inner, name));
};

/** As Slack sends what somebody typed. */
const asTyped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

const secrets = { botToken: 'xoxb-evals', signingSecret: 'evals' };

/** What people do in Slack, told to the product as Slack tells it: signed requests. `deps.responders` say who may act. */
export const teamIn = (
  record: WorldRecord,
  deps: Omit<SlackDeps, 'secrets'>,
  { users, card }: { users: string[]; card: () => Promise<string | undefined> },
) => {
  const handle = slack({ ...deps, secrets: fixedSecrets({ slack: secrets }) });
  let acts = 0;
  const stamp = () => {
    acts += 1;
    return `${Math.floor(deps.clock.now() / 1000)}.9${String(acts).padStart(5, '0')}`;
  };
  const post = async (path: string, text: string): Promise<void> => {
    const timestamp = String(Math.floor(deps.clock.now() / 1000));
    const digest = createHmac('sha256', secrets.signingSecret)
      .update(`v0:${timestamp}:${text}`)
      .digest('hex');
    const headers = new Map([
      ['x-slack-request-timestamp', timestamp],
      ['x-slack-signature', `v0=${digest}`],
    ]);
    await handle({
      method: 'POST',
      route: `POST ${path}`,
      query: {},
      params: {},
      body: Buffer.from(text, 'utf8'),
      header: (name) => headers.get(name.toLowerCase()),
    });
  };
  const idOf = (who: Person): string => {
    if (who === 'outsider') return outsiderId;
    const id = users[who === 'anna' ? 0 : 1];
    if (id === undefined) {
      throw new AppError('invalid', `slack.responders.users holds nobody for ${who}; expected two users`);
    }
    return id;
  };
  /** Where the newest card stands. */
  const root = async (): Promise<{ channel: string; ts: string }> => {
    const [channel, ts] = (await card())?.split(':') ?? [];
    if (channel === undefined || ts === undefined)
      throw new AppError('invalid', 'there is no card yet; expected a turn before that calls a person');
    return { channel, ts };
  };
  const write = async (user: string, text: string): Promise<void> => {
    const ts = stamp();
    const { channel, ts: thread_ts } = await root();
    const event = { type: 'message', channel, user, text: asTyped(text), ts, thread_ts };
    await post('/slack/events', JSON.stringify({ type: 'event_callback', event_id: `Ev${ts}`, event }));
  };
  return {
    presses: async (press: Press, who: Person): Promise<void> => {
      const name = buttons[press];
      // The newest message with that button; somebody may press it on a card that is out of date.
      const message = record.slack.findLast((body) => pressable(body, name).length > 0);
      const [pressed] = pressable(message, name);
      if (pressed === undefined) throw new AppError('invalid', `no Slack message has a button ${name} yet`);
      const { channel, ts } = await root();
      const payload = {
        type: 'block_actions',
        user: { id: idOf(who) },
        container: { channel_id: channel, message_ts: ts },
        actions: [{ ...pressed, action_ts: stamp() }],
      };
      await post('/slack/interactions', `payload=${encodeURIComponent(JSON.stringify(payload))}`);
    },
    says: (text: string, who: Responder) => write(idOf(who), text),
    outsiderSays: (text: string) => write(outsiderId, text),
  };
};
