import type { Effect } from '../../../core/conversation/effect.ts';
import { AppError } from '../../../core/errors.ts';
import type { ConversationStore, HelpDesk } from '../../../core/ports.ts';
import { reply } from '../../../functions/reply/handler.ts';
import { aState, aTurn } from '../../factories/conversation.ts';
import { claim } from '../../factories/team-acts.ts';
import { createWorld } from '../../factories/world.ts';
import { lambdaContext, recordingRedelivery, recordingTelemetry, sqsEvent } from './sqs.ts';
import { failed } from './working.ts';

const conversation = 'liveagent:tick1234';
const down = new AppError('unavailable', 'the store is down');
const says = (text: string): Effect['body'] => ({
  kind: 'reply',
  message: { from: 'assistant', text },
  fence: 0,
});

/** The reply worker over three answers that were committed, of which none has been sent. */
const threeAnswers = async () => {
  const world = createWorld();
  const { store, clock } = world;
  const effects = [
    { seq: 1, body: says('First.') },
    { seq: 2, body: { kind: 'tag' as const, name: 'escalated' } },
    { seq: 3, body: says('Second.') },
    { seq: 4, body: says('Third.') },
  ];
  await store.commit(conversation, aTurn({ state: aState({ lastEffect: 4 }), effects }));
  const outages: { store: boolean; failures: Error[] } = { store: false, failures: [] };
  const answering = <Name extends keyof ConversationStore>(name: Name) =>
    (async (...args: unknown[]) => {
      if (outages.store) throw down;
      return (store[name] as (...given: unknown[]) => unknown)(...args);
    }) as ConversationStore[Name];
  const posted: string[] = [];
  const never = async () => Promise.reject(new Error('the reply worker asks nothing of the kind'));
  const helpDesk: HelpDesk = {
    findByCode: never,
    read: never,
    readMessages: never,
    readVisitor: never,
    addNote: never,
    findNote: never,
    panelUrl: () => '',
    resolve: never,
    transfer: never,
    tag: async () => {
      posted.push('tag');
    },
    findPosted: async () => undefined,
    post: async (_ticket, { text }) => {
      const failure = outages.failures.shift();
      if (failure !== undefined) throw failure;
      posted.push(text);
      return {};
    },
  };
  const { telemetry, counted } = recordingTelemetry();
  const handle = reply({
    store: {
      ...store,
      leaseEffect: answering('leaseEffect'),
      load: answering('load'),
      getEffect: answering('getEffect'),
    },
    clock,
    telemetry,
    redelivery: recordingRedelivery().redelivery,
    queues: { send: async () => undefined },
    helpDesk,
    patientHelpDesk: helpDesk,
    leaseMs: 20_000,
  });
  const deliver = (seq: number, attempt = 1) =>
    handle(sqsEvent('replies', [{ body: { type: 'effect', conversation, seq }, attempt }]), lambdaContext());
  const statuses = async () => (await store.history(conversation)).effects.map(({ status }) => status);
  return { world, deliver, posted, outages, statuses, counted };
};

const done = failed();

describe('messages of one conversation', () => {
  it('come in order where the first of them left its queue during an outage of the store', async () => {
    const { deliver, posted, outages } = await threeAnswers();
    outages.store = true;
    for (let attempt = 1; attempt <= 8; attempt += 1) expect(await deliver(1, attempt)).toEqual(failed('m1'));
    outages.store = false;
    // The queue holds the later ones; the sweeper sends the first once more behind them.
    expect([await deliver(3), await deliver(4), await deliver(1), posted]).toEqual([
      done,
      done,
      done,
      ['First.', 'Second.', 'Third.'],
    ]);
  });

  it('wait for one another while LiveAgent refuses the first', async () => {
    const { deliver, posted, outages, statuses } = await threeAnswers();
    outages.failures = [new AppError('unavailable', 'LiveAgent is down')];
    expect([await deliver(4), posted]).toEqual([failed('m1'), []]);
    expect([await deliver(4, 2), posted]).toEqual([done, ['First.', 'Second.', 'Third.']]);
    expect(await statuses()).toEqual(['sent', 'pending', 'sent', 'sent']);
  });

  it('are left alone by a tag, even on its last delivery', async () => {
    const { deliver, posted, outages, statuses } = await threeAnswers();
    outages.failures = [new AppError('unavailable', 'LiveAgent is down')];
    expect([await deliver(2, 8), posted]).toEqual([done, ['tag']]);
    expect(await statuses()).toEqual(['pending', 'sent', 'pending', 'pending']);
  });

  it('do not wait for one that is given up, of which a person is told', async () => {
    const { world, deliver, posted, outages, statuses } = await threeAnswers();
    outages.failures = [new AppError('refused', 'LiveAgent refused the message')];
    expect([await deliver(3), posted]).toEqual([done, ['Second.']]);
    expect((await statuses())[0]).toBe('failed');
    const { unhandled } = await world.store.load(conversation, { messages: 0 });
    expect(unhandled.map(({ kind }) => kind)).toEqual(['delivery_failed']);
  });

  it('are all dropped, and counted, where somebody took the chat meanwhile', async () => {
    const { world, deliver, posted, statuses, counted } = await threeAnswers();
    await claim(world);
    expect([await deliver(4), posted, await statuses()]).toEqual([
      done,
      [],
      ['dropped', 'pending', 'dropped', 'dropped'],
    ]);
    expect(counted.filter((metric) => metric === 'AnswersDropped')).toHaveLength(3);
  });
});
