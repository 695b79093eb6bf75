import { AppError } from '../../../core/errors.ts';
import type { ConversationStore } from '../../../core/ports.ts';
import { conversation, conversing } from './conversing.ts';
import { failed } from './working.ts';

const bug = new TypeError('x is undefined');
const down = new AppError('ambiguous', 'DynamoDB did not answer the write');
const refused = new AppError('refused', 'DynamoDB refused the read (AccessDeniedException)');
const done = failed();
const dead = failed('m1');

/** A store whose turns cannot be committed, except for those that handle and learn nothing. */
const refusingInputs = (store: ConversationStore, error: Error): Partial<ConversationStore> => ({
  commit: async (id, turn) => {
    if (turn.handled.length + turn.learned.length > 0) throw error;
    return store.commit(id, turn);
  },
});

const kinds = async ({ store }: ReturnType<typeof conversing>) =>
  (await store.history(conversation)).effects.map(({ body }) => body.kind);

describe('a doorbell whose turn cannot even be rescued', () => {
  it('calls a person by what is stored, once, however often it comes again', async () => {
    const world = conversing((store) => refusingInputs(store, bug));
    const { ring, doorbell, store, clock } = world;
    expect(await ring(doorbell(), clock.now(), 5)).toEqual(dead);
    expect(await kinds(world)).toEqual([]);
    expect(await ring(doorbell(), clock.now(), 6)).toEqual(dead);
    const { state, ownership } = await store.history(conversation);
    expect(state).toMatchObject({
      failing: true,
      case: { status: 'waiting', reason: 'turn_failed' },
    });
    expect(ownership).toEqual({ owner: { kind: 'assistant' }, epoch: 0 });
    const once = await kinds(world);
    expect(once.filter((kind) => kind === 'card')).toEqual(['card']);
    expect(once).toContain('reply');
    for (const attempt of [7, 6, 7, 6]) {
      clock.advance(3_600_000);
      expect(await ring(doorbell(), clock.now(), attempt)).toEqual(dead);
    }
    expect(await kinds(world)).toEqual(once);
  });

  it('is handled as ever once its turns go well again, and would call a person anew', async () => {
    let failing = true;
    const world = conversing((store) => ({
      commit: (id, turn) =>
        failing && turn.learned.length > 0 ? Promise.reject(bug) : store.commit(id, turn),
    }));
    const { ring, doorbell, store, clock } = world;
    await ring(doorbell(), clock.now(), 6);
    failing = false;
    clock.advance(60_000);
    expect(await ring(doorbell(), clock.now(), 1)).toEqual(done);
    const { state, messages } = await store.history(conversation);
    expect(state?.failing).toBeUndefined();
    expect(messages.at(-1)).toMatchObject({ from: 'assistant' });
  });

  it('goes into its queue anew where the call fails for a reason that passes', async () => {
    const world = conversing((store) => ({
      commit: (_id, turn) => Promise.reject(turn.learned.length > 0 ? bug : down),
      recordInput: store.recordInput,
    }));
    const { ring, doorbell, sent, clock } = world;
    expect(await ring(doorbell(), clock.now(), 6)).toEqual(done);
    expect(sent.map(([queue, message]) => [queue, message.type])).toEqual([['inbox', 'doorbell']]);
  });

  it('calls nobody anew where someone changes the conversation under it each time', async () => {
    const world = conversing(() => ({
      commit: (_id, turn) =>
        turn.learned.length > 0 ? Promise.reject(bug) : Promise.resolve('version_changed'),
    }));
    const { ring, doorbell, sent, clock } = world;
    expect(await ring(doorbell(), clock.now(), 6)).toEqual(done);
    expect(sent.map(([queue, message]) => [queue, message.type])).toEqual([['inbox', 'doorbell']]);
  });

  it.each([
    ['refused', refused],
    ['a bug', bug],
  ])('has the team mailed once a day where the store is %s', async (_what, error) => {
    const { ring, doorbell, sent, clock } = conversing(() => ({ load: () => Promise.reject(error) }));
    const mail = [
      'leads',
      { type: 'unhandled', conversation },
      { group: `unhandled:${conversation}`, dedupe: `unhandled:${conversation}` },
    ];
    for (const attempt of [6, 7, 6, 7]) {
      expect(await ring(doorbell(), clock.now(), attempt)).toEqual(dead);
    }
    expect(sent).toEqual([mail]);
    clock.advance(24 * 3_600_000 + 1);
    await ring(doorbell(), clock.now(), 6);
    expect(sent).toEqual([mail, mail]);
  });

  it('goes into its queue anew where the mail cannot be queued for a reason that passes', async () => {
    const { ring, doorbell, sent, refuse, clock } = conversing(() => ({ load: () => Promise.reject(bug) }));
    refuse.push(down);
    expect(await ring(doorbell(), clock.now(), 6)).toEqual(done);
    expect(sent.map(([queue, message]) => [queue, message.type])).toEqual([['inbox', 'doorbell']]);
  });
});

describe('a doorbell that ended its worker in every delivery', () => {
  it('calls a person without being tried once more', async () => {
    const { ring, doorbell, reads, store, clock, events } = conversing();
    expect(await ring(doorbell(), clock.now(), 7)).toEqual(dead);
    expect(reads).toEqual([]);
    expect((await store.history(conversation)).state?.case).toMatchObject({ reason: 'turn_failed' });
    expect(events.map(({ event }) => event)).toEqual([
      'doorbell_rescued',
      'delivery_failed',
      'delivery_given_up',
    ]);
  });
});

it.each([
  { type: 'doorbell_by_code', code: 'ABC-123' },
  { type: 'effect', conversation, seq: 1 },
])('what is no doorbell of a conversation is a dead letter after its last delivery: %j', async (message) => {
  const { ring, clock, reads } = conversing();
  expect([await ring(message, clock.now(), 7), reads]).toEqual([dead, []]);
});
