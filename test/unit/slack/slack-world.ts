import { createHmac } from 'node:crypto';
import { DatabaseSync } from 'node:sqlite';
import { sqliteConversations } from '../../../adapters/conversations/sqlite.ts';
import { AppError } from '../../../core/errors.ts';
import type { QueueMessage } from '../../../core/messages.ts';
import type { Telemetry } from '../../../core/ports.ts';
import type { SecretName, SecretValues } from '../../../core/secrets.ts';
import type { HttpRequest } from '../../../functions/http.ts';
import type { SlackDeps } from '../../../functions/slack/deps.ts';
import { slack } from '../../../functions/slack/handler.ts';
import { fixedClock } from '../../factories/clock.ts';
import { aCase, aState } from '../../factories/conversation.ts';

export const conversation = 'liveagent:ticket-1';
export const caseId = 'case-1';
export const channel = 'C0FRONTDESK';
export const thread = '1772442000.000100';
export const bot = 'U0FRONTDESK';
const names: Record<string, string> = { U0ANNASMITH: 'Anna Smith', U0BENJONES: 'Ben Jones' };

/** The handler over the embedded store, a case with its card, and doubles of what lies outside. */
export const slackWorld = async (over: Partial<Pick<SlackDeps, 'responders' | 'hours'>> = {}) => {
  const clock = fixedClock();
  const store = sqliteConversations(new DatabaseSync(':memory:'), { retentionDays: 30, clock });
  await store.commit(conversation, {
    expectedVersion: 0,
    expectedEpoch: 0,
    state: aState({ case: aCase({ id: caseId }) }),
    messages: [],
    effects: [],
    handled: [],
    learned: [],
    lookups: [
      { kind: 'case', caseId },
      { kind: 'thread', channel, ts: thread },
    ],
  });
  const whispers: { user: string; text: string }[] = [];
  const dismissed: string[] = [];
  let slow: ((user: string) => Promise<void>) | undefined;
  /** From now on no name is told until as many were asked for as the test waits for. */
  const slowNames = () => {
    const asked: string[] = [];
    let release = () => {};
    const released = new Promise<void>((resolve) => {
      release = resolve;
    });
    let enough = () => {};
    slow = (user) => {
      asked.push(user);
      enough();
      return released;
    };
    return (count: number) =>
      new Promise<string[]>((resolve) => {
        enough = () => {
          if (asked.length < count) return;
          release();
          resolve(asked.toSorted());
        };
        enough();
      });
  };
  let waiting: (() => void)[] | undefined;
  const slackAnswers = () =>
    new Promise<void>((resolve) => {
      if (waiting === undefined) resolve();
      else waiting.push(resolve);
    });
  /** How many answers of Slack, one after the other, an act waits for. */
  const answersInARow = async (act: () => Promise<unknown>): Promise<number> => {
    let ended = false;
    let rounds = 0;
    waiting = [];
    const acting = act().finally(() => {
      ended = true;
    });
    for (;;) {
      await new Promise((resolve) => setImmediate(resolve));
      const asked = waiting.splice(0);
      if (asked.length > 0) rounds += 1;
      else if (ended) break;
      for (const answer of asked) answer();
    }
    waiting = undefined;
    await acting;
    return rounds;
  };
  const doorbells: { message: QueueMessage; dedupe: string }[] = [];
  const warnings: string[] = [];
  const secretReads: boolean[] = [];
  const failing = { whispers: false, dismissals: false, names: false, groups: false, queues: false };
  const secret = { held: 'signing-secret', fresh: 'signing-secret' };
  const unavailable = (what: string) => new AppError('unavailable', `${what} is away`);
  const telemetry: Telemetry = {
    info: () => undefined,
    warn: (event) => warnings.push(event),
    error: (event) => warnings.push(event),
    count: () => undefined,
    measure: () => undefined,
  };
  const run = slack({
    store,
    clock,
    telemetry,
    queues: {
      send: async (_queue, message, { dedupe }) => {
        if (failing.queues) throw unavailable('the queue');
        doorbells.push({ message, dedupe });
      },
    },
    teamChat: {
      whisper: async (_card, user, text) => {
        await slackAnswers();
        if (failing.whispers) throw unavailable('Slack');
        whispers.push({ user, text });
      },
      dismiss: async (address) => {
        await slackAnswers();
        if (failing.dismissals) throw unavailable('Slack');
        dismissed.push(address);
      },
      displayName: async (user) => {
        if (failing.names) throw unavailable('Slack');
        await slow?.(user);
        await slackAnswers();
        return names[user] ?? user;
      },
      groupMembers: async () => {
        await slackAnswers();
        if (failing.groups) throw unavailable('Slack');
        return ['U0CARLABROWN'];
      },
    },
    secrets: {
      get: async <N extends SecretName>(_name: N, options?: { fresh?: boolean }) => {
        const fresh = options?.fresh === true;
        secretReads.push(fresh);
        const value = { botToken: 'xoxb-test', signingSecret: fresh ? secret.fresh : secret.held };
        return value as SecretValues[N];
      },
    },
    files: { maxBytes: 100_000, types: ['application/pdf', 'image/*'] },
    fileLinks: { sign: async (file) => `https://fd.example.com/files/${file}` },
    ...(over.hours === undefined ? {} : { hours: over.hours }),
    responders: over.responders ?? { users: ['U0ANNASMITH', 'U0BENJONES'] },
  });

  const request = (
    path: 'events' | 'interactions',
    body: string,
    signed: { secret?: string; at?: number; headers?: Record<string, string> } = {},
  ): HttpRequest => {
    const timestamp = String(Math.floor((signed.at ?? clock.now()) / 1000));
    const digest = createHmac('sha256', signed.secret ?? 'signing-secret')
      .update(`v0:${timestamp}:${body}`)
      .digest('hex');
    const headers: Record<string, string | undefined> = {
      'x-slack-request-timestamp': timestamp,
      'x-slack-signature': `v0=${digest}`,
      ...signed.headers,
    };
    return {
      method: 'POST',
      route: `POST /slack/${path}`,
      query: {},
      params: {},
      body: Buffer.from(body),
      header: (name) => headers[name.toLowerCase()],
    };
  };
  const event = (fields: object, headers: Record<string, string> = {}, id = 'Ev1') =>
    run(
      request(
        'events',
        JSON.stringify({
          type: 'event_callback',
          event_id: id,
          authorizations: [{ user_id: bot, is_bot: true }],
          event: {
            type: 'message',
            channel,
            user: 'U0ANNASMITH',
            text: 'Hello',
            ts: '1772442010.000200',
            thread_ts: thread,
            parent_user_id: bot,
            ...fields,
          },
        }),
        { headers },
      ),
    );
  let presses = 0;
  /** `of`: what the value of a button, or of the chosen option of a menu, is. */
  const press = (action: string, user = 'U0ANNASMITH', of = caseId) => {
    presses += 1;
    const value = action === 'more' ? { selected_option: { value: of } } : { value: of };
    const payload = {
      type: 'block_actions',
      user: { id: user, username: 'presser' },
      container: { type: 'message', channel_id: channel, message_ts: thread, is_ephemeral: false },
      actions: [{ action_id: action, ...value, action_ts: `1772442020.00000${presses}` }],
      response_url: `https://hooks.slack.com/actions/T0/1/press-${presses}`,
    };
    const form = new URLSearchParams({ payload: JSON.stringify(payload) });
    return run(request('interactions', form.toString()));
  };
  const inputs = async () => (await store.history(conversation)).inputs;
  return {
    run,
    request,
    event,
    press,
    inputs,
    store,
    clock,
    whispers,
    dismissed,
    slowNames,
    answersInARow,
    doorbells,
    warnings,
    failing,
    secret,
    secretReads,
  };
};
