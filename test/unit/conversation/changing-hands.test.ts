import { en } from '../../../core/languages/en.ts';
import config from '../../../frontdesk.config.ts';
import { anna, ben, ownedBy } from '../../factories/conversation.ts';
import {
  claim,
  effectsAfter,
  handBack,
  resolves,
  stateOf,
  texts,
  writesInThread,
} from '../../factories/team-acts.ts';
import { createWorld, says, type World } from '../../factories/world.ts';

const escalated = async () => {
  const world = createWorld();
  world.says('a human please');
  await world.turn();
  return world;
};
const during = async (world: World, act: () => unknown) => {
  const skip = (await effectsAfter(world, 0)).length;
  await act();
  await world.turn();
  return effectsAfter(world, skip);
};
const owner = async (world: World) => [
  (await world.store.getOwnership(world.conversation)).owner,
  (await stateOf(world))?.owner,
];
const assistant = { kind: 'assistant' };
const carla = { id: 'liveagent:agent7', name: 'Carla' };
const post = (text: string, rest = {}) => ({
  kind: 'thread_post',
  card: 2,
  post: { from: 'system', text, ...rest },
});
const notice = (text: string) => ({ kind: 'reply', message: { from: 'system', text }, fence: null });
const card = (over: object) => ({
  kind: 'card_update',
  card: 2,
  view: expect.objectContaining(over) as unknown,
});

describe('a claim, a hand-back and a resolution', () => {
  it('tell card, thread and visitor the same', async () => {
    const world = await escalated();
    expect(await during(world, () => claim(world))).toEqual([
      card({ status: 'claimed', claimedBy: 'Anna Smith', claimedAt: world.clock.now() }),
      post(
        'Anna Smith is taking over. Messages in this thread now go to the visitor; start one with // to keep it internal.',
      ),
      notice('Anna Smith is taking over this chat.'),
    ]);
    expect(await during(world, () => handBack(world))).toEqual([
      card({ status: 'assistant' }),
      post('Anna Smith handed the chat back. The assistant is taking over.'),
      notice(en.words.assistantIsBack),
    ]);
    expect(await during(world, () => claim(world, ben))).toHaveLength(3);
    expect(await during(world, () => resolves(world, ben))).toEqual([
      card({ status: 'resolved', claimedBy: 'Ben Jones' }),
      post('Ben Jones marked this as resolved.'),
      notice(en.words.resolved),
      expect.objectContaining({ kind: 'resolve' }),
    ]);
    expect(await owner(world)).toEqual([assistant, assistant]);
  });

  it('begin again where somebody answers in LiveAgent after it was resolved', async () => {
    const world = await escalated();
    await claim(world);
    await resolves(world);
    await world.turn();
    const effects = await during(world, () => world.agentSays('Hi, Carla here.'));
    expect(effects.map(({ kind }) => kind)).toEqual(['card_update', 'thread_post', 'thread_post']);
    expect((await during(world, () => resolves(world))).at(-1)?.kind).toBe('resolve');
    expect(await owner(world)).toEqual([assistant, assistant]);
    world.modelAnswers = [says('Per agent [1].')];
    await during(world, () => world.says('How is it priced?'));
    expect((await texts(world)).at(-1)).toBe('assistant: Per agent.');
  });

  it('name the team where the teammate has no name', async () => {
    const world = await escalated();
    const effects = await during(world, () => claim(world, { id: anna.id, name: '' }));
    expect(effects.at(-1)).toEqual(notice(`${en.words.team} is taking over this chat.`));
  });
});

describe('a second case', () => {
  it('after a resolved one has a card of its own and the same transcript', async () => {
    const world = await escalated();
    const first = (await stateOf(world))?.case;
    await claim(world);
    await resolves(world);
    await world.turn();
    const effects = await during(world, () => world.says('a human please'));
    const second = (await stateOf(world))?.case;
    expect(effects.map(({ kind }) => kind)).toEqual([
      ...['card', 'thread_post', 'note', 'brief', 'timer', 'reply'],
    ]);
    expect([second?.id, second?.status, second?.transcript]).toEqual([
      'id-0004',
      'waiting',
      first?.transcript,
    ]);
    const { conversation, store } = world;
    expect([
      await store.findConversation({ kind: 'case', caseId: 'id-0001' }),
      await store.findConversation({ kind: 'case', caseId: 'id-0004' }),
      await store.findConversation({ kind: 'transcript', ref: first?.transcript.ref ?? '' }),
    ]).toEqual([conversation, conversation, conversation]);
  });

  it('is none where the first was only handed back: its thread calls again', async () => {
    const world = await escalated();
    await claim(world);
    await handBack(world);
    await world.turn();
    const effects = await during(world, () => world.says('a human please'));
    const brief = 'The visitor asks for a person. They write in English.';
    expect(effects).toEqual([
      { kind: 'thread_post', card: 2, post: { from: 'visitor', text: 'a human please', firstMessage: 6 } },
      { ...card({ caseId: 'id-0001', status: 'waiting' }), again: true },
      post(`A person is needed again: ${brief}`, { mention: '<!here>' }),
      { kind: 'brief', caseId: 'id-0001', openedAt: world.clock.now() },
      {
        kind: 'timer',
        timer: { name: 'unclaimed', caseId: 'id-0001', step: 0 },
        due: world.clock.now() + 120_000,
      },
      notice(en.words.personAsked),
    ]);
  });
});

describe('an answer from LiveAgent’s own panel', () => {
  it('takes the chat, claims the case and shows in the thread', async () => {
    const world = await escalated();
    expect(await during(world, () => world.agentSays('Hi, Carla here.'))).toEqual([
      card({ status: 'claimed', claimedBy: 'Carla', claimedAt: world.clock.now() }),
      post('Carla is answering in LiveAgent.'),
      {
        kind: 'thread_post',
        card: 2,
        post: { from: 'teammate', name: 'Carla (in LiveAgent)', text: 'Hi, Carla here.' },
      },
    ]);
    expect(await owner(world)).toEqual([ownedBy(carla), ownedBy(carla)]);
    expect(await during(world, () => world.agentSays('And more.'))).toHaveLength(1);
  });

  it('drops what the assistant said in the same turn', async () => {
    const world = createWorld();
    world.agentSays('Hi, Carla here.');
    await world.turn();
    const { effects } = await world.store.history(world.conversation);
    const { epoch } = await world.store.getOwnership(world.conversation);
    expect(effects.map(({ body }) => (body.kind === 'reply' ? body.fence : body.kind))).toEqual([0]);
    expect([epoch, config.welcome.text.en]).toEqual([1, (await world.replies())[0]?.text]);
  });
});

describe('a press right after an answer from the panel, of which the turn learns at once', () => {
  it.each([
    ['a claim', claim, { kind: 'teammate', teammate: anna }],
    ['a resolution', resolves, assistant],
  ] as const)('leaves the chat with whom %s left it', async (_name, press, kept) => {
    const world = await escalated();
    world.agentSays('Carla here');
    await press(world);
    await world.turn();
    expect(await owner(world)).toEqual([kept, kept]);
  });
});

describe('a resolution pressed while nobody had the chat', () => {
  const pressed = (world: World, at: number) =>
    world.store.recordInput(world.conversation, {
      id: 'resolve:case:1',
      at,
      kind: 'resolved',
      by: ben,
      epoch: 0,
      ownerKept: true,
    });

  it('is no longer one where it is heard after somebody took the chat', async () => {
    const world = await escalated();
    const before = world.clock.now();
    await during(world, () => claim(world));
    expect(await during(world, () => pressed(world, before))).toEqual([]);
    const kept = { kind: 'teammate', teammate: anna };
    expect(await owner(world)).toEqual([kept, kept]);
    expect((await stateOf(world))?.case?.status).toBe('claimed');
  });

  it('gives way to the claim that came right after it', async () => {
    const world = await escalated();
    await claim(world);
    await pressed(world, world.clock.now() + 1);
    await world.turn();
    const kept = { kind: 'teammate', teammate: anna };
    expect(await owner(world)).toEqual([kept, kept]);
    expect((await stateOf(world))?.case?.status).toBe('claimed');
  });
});

describe('the thread', () => {
  it.each(['// difficult', '  //also this'])('keeps %j of the claimant internal', async (text) => {
    const world = await escalated();
    await claim(world);
    await world.turn();
    expect(await during(world, () => writesInThread(world, text))).toEqual([]);
    expect((await world.store.history(world.conversation)).messages.at(-1)).toMatchObject({
      text,
      internal: true,
    });
  });

  it('asks nobody about a note, nor whether to take a case that is resolved', async () => {
    const world = await escalated();
    expect(await during(world, () => writesInThread(world, '// later'))).toEqual([]);
    await claim(world);
    await resolves(world);
    await world.turn();
    const effects = await during(world, () => writesInThread(world, 'Thanks all'));
    expect(effects.map(({ kind }) => kind)).toEqual(['whisper']);
  });
});
