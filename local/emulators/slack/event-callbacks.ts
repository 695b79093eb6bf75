import { randomBytes } from 'node:crypto';
import { signedPost } from './signed-post.ts';
import type { SlackMessage } from './workspace.ts';

/** Slack waits 0 s, 1 min and 5 min; shortened, since nobody waits that long at a laptop. */
const usualRetryWaitsMs = [1000, 5000, 30_000];

/** Slack sometimes delivers one event twice; here every fifth is. */
const twinEvery = 5;

export const teamId = 'T0FRONTDESK';
export const appId = 'A0FRONTDESK';

const newEventId = () => `Ev${randomBytes(6).toString('hex').toUpperCase().slice(0, 11)}`;

const messageEvent = ({ channel, metadata: _hidden, ...message }: SlackMessage) => ({
  type: 'message',
  ...(message.files === undefined ? {} : { subtype: 'file_share', upload: false }),
  ...message,
  team: teamId,
  ...(message.bot_id === undefined
    ? {}
    : { app_id: appId, bot_profile: { id: message.bot_id, app_id: appId } }),
  channel,
  channel_type: 'channel',
  event_ts: message.ts,
});

/** A message within an event about it has no channel of its own. */
const innerMessage = (message: SlackMessage) => {
  const { channel: _channel, channel_type: _type, event_ts: _at, ...inner } = messageEvent(message);
  return inner;
};

const changeOf = ({ channel }: SlackMessage, at: string) => ({
  type: 'message',
  channel,
  channel_type: 'channel',
  hidden: true,
  ts: at,
  event_ts: at,
});

const changedEvent = (message: SlackMessage, before: SlackMessage, at: string) => ({
  ...changeOf(message, at),
  subtype: 'message_changed',
  message: innerMessage(message),
  previous_message: innerMessage(before),
});

const deletedEvent = (before: SlackMessage, at: string) => ({
  ...changeOf(before, at),
  subtype: 'message_deleted',
  deleted_ts: before.ts,
  previous_message: innerMessage(before),
});

export interface EventCallbacks {
  posted(message: SlackMessage): void;
  /** `at`: id of the change, in the form of a message's. */
  changed(message: SlackMessage, before: SlackMessage, at: string): void;
  deleted(before: SlackMessage, at: string): void;
  close(): void;
}

/** Tells the app of messages as the Events API does: signed, repeated until taken, at times twice. */
export const createEventCallbacks = (options: {
  target: () => string;
  signingSecret: string;
  botUserId: string;
  /** How long it waits before each further delivery of an event that was not taken. */
  retryWaitsMs?: number[] | undefined;
  /** Hears of events that were given up. */
  warn?: ((line: string) => void) | undefined;
  now: () => number;
}): EventCallbacks => {
  const { retryWaitsMs = usualRetryWaitsMs, warn = (line) => console.warn(line) } = options;
  const waiting = new Set<NodeJS.Timeout>();
  let closed = false;
  let count = 0;
  const later = (run: () => void, ms: number) => {
    const timer = setTimeout(() => {
      waiting.delete(timer);
      run();
    }, ms);
    timer.unref();
    waiting.add(timer);
  };
  const deliver = async (
    body: string,
    { ts, attempt, reason }: { ts: string; attempt: number; reason?: string },
  ): Promise<void> => {
    if (closed) return;
    const retry = { 'x-slack-retry-num': String(attempt), 'x-slack-retry-reason': reason ?? '' };
    const answer = await signedPost(`${options.target()}/slack/events`, body, {
      ...options,
      contentType: 'application/json',
      headers: attempt === 0 ? {} : retry,
    });
    const wait = retryWaitsMs[attempt];
    if (answer.retryReason === undefined || answer.noRetry) return;
    if (wait === undefined) return warn(`Slack gave up the event of ${ts}: ${answer.retryReason}`);
    const next = { ts, attempt: attempt + 1, reason: answer.retryReason };
    later(() => void deliver(body, next), wait);
  };
  const send = (event: { event_ts: string }) => {
    const first = { ts: event.event_ts, attempt: 0 };
    count += 1;
    const callback = () =>
      JSON.stringify({
        token: 'unused',
        team_id: teamId,
        context_team_id: teamId,
        context_enterprise_id: null,
        api_app_id: appId,
        event,
        type: 'event_callback',
        event_id: newEventId(),
        event_time: Math.floor(options.now() / 1000),
        authorizations: [
          {
            enterprise_id: null,
            team_id: teamId,
            user_id: options.botUserId,
            is_bot: true,
            is_enterprise_install: false,
          },
        ],
        is_ext_shared_channel: false,
        event_context: `4-${newEventId()}`,
      });
    later(() => void deliver(callback(), first), 0);
    if (count % twinEvery === 0) later(() => void deliver(callback(), first), 0);
  };
  return {
    posted: (message) => send(messageEvent(message)),
    changed: (message, before, at) => send(changedEvent(message, before, at)),
    deleted: (before, at) => send(deletedEvent(before, at)),
    close: () => {
      closed = true;
      for (const timer of waiting) clearTimeout(timer);
    },
  };
};
