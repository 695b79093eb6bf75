import { modelHistory } from '../../../core/assistant/history.ts';
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

const minute = 60_000;
const assistant = { kind: 'assistant' };
const carla = { id: 'liveagent:agent7', name: 'Carla' };
const owner = async (world: World) => (await world.store.getOwnership(world.conversation)).owner;
const post = (text: string, over = {}) => ({
  kind: 'thread_post',
  card: 2,
  post: { from: 'system', text, ...over },
});

/** What a turn brings about after `act`. */
const during = async (world: World, act: () => unknown) => {
  const skip = (await effectsAfter(world, 0)).length;
  await act();
  await world.turn();
  return effectsAfter(world, skip);
};

/** A chat that an agent answers from the panel, no case having been opened. */
const answered = async (over = {}) => {
  const world = createWorld({ liveagent: { ...config.liveagent, ...over } });
  world.says('How is it priced?');
  world.modelAnswers = [says('Per agent [1].')];
  await world.turn();
  await during(world, () => world.agentSays('Hi, Carla here.'));
  return world;
};

/** One with a case, which the agent's answer has claimed. */
const claimedInPanel = async () => {
  const world = createWorld();
  world.says('a human please');
  await world.turn();
  await during(world, () => world.agentSays('Hi, Carla here.'));
  return world;
};

describe('an agent who answers from the panel without a case', () => {
  it('has the chat while they answer, and half an hour longer', async () => {
    const world = await answered();
    world.clock.advance(29 * minute);
    await during(world, () => world.says('And for fifty?'));
    expect([await owner(world), (await texts(world)).length]).toEqual([ownedBy(carla), 2]);
    await during(world, () => world.agentSays('15 each.'));
    world.clock.advance(29 * minute);
    await during(world, () => world.says('Thanks'));
    expect(await owner(world)).toEqual(ownedBy(carla));
  });

  it('leaves it to the assistant after that, once the visitor writes, with all that nobody answered', async () => {
    const world = await answered();
    await during(world, () => world.says('And for fifty?'));
    world.clock.advance(30 * minute);
    expect(await during(world, () => undefined)).toEqual([]);
    world.modelAnswers = [says('Per agent, for fifty too [1].')];
    const effects = await during(world, () => world.says('Hello?'));
    expect(
      effects.map(
        (effect) => effect.kind === 'reply' && [effect.message.from, effect.message.text, effect.fence],
      ),
    ).toEqual([
      ['system', en.words.assistantIsBack, null],
      ['assistant', 'Per agent, for fifty too.', 2],
    ]);
    expect([await owner(world), (await stateOf(world))?.owner]).toEqual([assistant, assistant]);
    const asked = JSON.stringify(world.modelRequests.at(-1)?.messages);
    expect(asked).toContain('And for fifty?\\nHello?');
    expect(asked).toContain('The assistant is back: no teammate answers here any more, you do.');
  });

  it('leaves it half an hour after what they wrote where it was not kept yet when that was', async () => {
    const world = await answered();
    const stored = await stateOf(world);
    if (stored === undefined) throw new Error('expected a state');
    const { panelSpokeAt, ...old } = stored;
    await world.store.commit(world.conversation, {
      expectedVersion: stored.version,
      expectedEpoch: 1,
      state: { ...old, version: stored.version + 1 },
      ...{ messages: [], effects: [], handled: [], learned: [], lookups: [] },
    });
    world.clock.set((panelSpokeAt ?? 0) + 29 * minute);
    await during(world, () => world.says('Thanks'));
    expect(await owner(world)).toEqual(ownedBy(carla));
    world.clock.set((panelSpokeAt ?? 0) + 30 * minute);
    world.modelAnswers = [says('Hello!')];
    await during(world, () => world.says('Hello?'));
    expect(await owner(world)).toEqual(assistant);
  });

  it('leaves it after as many minutes as configured', async () => {
    const world = await answered({ panelOwnerMinutes: 2 });
    world.clock.advance(2 * minute);
    world.modelAnswers = [says('Hello!')];
    await during(world, () => world.says('Hello?'));
    expect(await owner(world)).toEqual(assistant);
  });

  it('has it again with their next answer, and no message of the assistant follows theirs', async () => {
    const world = await answered();
    world.clock.advance(31 * minute);
    world.says('Hello?');
    await during(world, () => world.agentSays('I am here.'));
    expect(await owner(world)).toEqual(ownedBy(carla));
    expect((await texts(world)).filter((text) => text.startsWith('assistant'))).toHaveLength(2);
    expect(world.modelRequests).toHaveLength(1);
  });

  it('leaves it by resolving the ticket, and the assistant knows that they are gone', async () => {
    const world = await answered();
    world.ticket.status = 'closed';
    await during(world, () => undefined);
    expect(await owner(world)).toEqual(assistant);
    world.ticket.status = 'open';
    world.modelAnswers = [says('Per agent [1].')];
    await during(world, () => world.says('One more question'));
    expect(JSON.stringify(world.modelRequests.at(-1)?.messages)).toContain('The assistant is back');
  });

  it('is not put out of it by a claim that this turn has not come to yet', async () => {
    const world = await answered();
    world.clock.advance(31 * minute);
    world.says('Hello?');
    await world.store.changeOwner(world.conversation, {
      expectedEpoch: 1,
      to: ownedBy(anna),
      input: { id: 'claim:2', at: world.clock.now() + 1, kind: 'claimed', teammate: anna, epoch: 2 },
    });
    await world.turn({ last: true });
    expect(await owner(world)).toEqual(ownedBy(anna));
  });
});

describe('an agent who answers from the panel where there is a case', () => {
  it('shows the team the files they send, with words or without', async () => {
    const world = await claimedInPanel();
    const files = [{ name: 'invoice.pdf', url: 'https://yours.ladesk.com/invoice.pdf' }];
    const sent = (text: string) => {
      world.agentSays(text);
      Object.assign(world.ticket.messages.at(-1) ?? {}, { files });
    };
    const shown = (text: string) => ({
      kind: 'thread_post',
      card: 2,
      post: { from: 'teammate', name: 'Carla (in LiveAgent)', text, files },
    });
    expect(await during(world, () => sent('Your invoice'))).toEqual([shown('Your invoice')]);
    expect(await during(world, () => sent(''))).toEqual([shown('')]);
    const { messages } = await world.store.history(world.conversation);
    expect(messages.slice(-2).map(({ text, name }) => [text, name])).toEqual([
      ['Your invoice', 'Carla'],
      ['[file: invoice.pdf]', 'Carla'],
    ]);
  });

  it('keeps the chat however long they are silent: the team sees it', async () => {
    const world = await claimedInPanel();
    world.clock.advance(120 * minute);
    await during(world, () => world.says('Hello?'));
    expect(await owner(world)).toEqual(ownedBy(carla));
  });

  it('can be relieved from Slack, which the thread says', async () => {
    const world = await claimedInPanel();
    expect((await stateOf(world))?.case).toMatchObject({ status: 'claimed', claimedBy: carla });
    const effects = await during(world, () => claim(world));
    expect(effects[0]).toMatchObject({
      kind: 'card_update',
      view: { status: 'claimed', claimedBy: anna.name },
    });
    expect(effects[1]).toEqual(
      post(
        'Anna Smith is taking over from Carla (in LiveAgent). Messages in this thread now go to the visitor; start one with // to keep it internal.',
      ),
    );
    await during(world, () => writesInThread(world, 'Anna here.'));
    expect((await texts(world)).at(-1)).toBe('teammate: Anna here.');
  });

  it('takes it back with their next answer, which the thread says', async () => {
    const world = await claimedInPanel();
    await during(world, () => claim(world));
    const effects = await during(world, () => world.agentSays('It is me again.'));
    expect(effects[1]).toEqual(post('Carla is answering in LiveAgent. The chat was with Anna Smith.'));
    expect(await owner(world)).toEqual(ownedBy(carla));
  });

  it('can be followed by a hand-back, after which the assistant owes no answer that they gave', async () => {
    const world = await claimedInPanel();
    const effects = await during(world, () => handBack(world));
    expect(effects.map(({ kind }) => kind)).toEqual(['card_update', 'thread_post', 'reply']);
    expect([await owner(world), world.modelRequests]).toEqual([assistant, []]);
  });

  it('can be followed by a resolution', async () => {
    const world = await claimedInPanel();
    const effects = await during(world, () => resolves(world));
    expect(effects.map(({ kind }) => kind)).toEqual(['card_update', 'thread_post', 'reply', 'resolve']);
    expect((await stateOf(world))?.case?.status).toBe('resolved');
  });

  it('is asked past: who writes in the thread may take the chat and send it', async () => {
    const world = await claimedInPanel();
    expect(await during(world, () => writesInThread(world, 'I can help', ben))).toMatchObject([
      { kind: 'question', user: ben.id, draft: 'I can help', holder: 'Carla' },
    ]);
  });

  it('of a card that Slack refused changes no card', async () => {
    const world = createWorld();
    world.says('a human please');
    await world.turn();
    await world.store.recordInput(world.conversation, {
      ...{ id: 'failed:2', at: world.clock.now(), kind: 'delivery_failed' },
      ...{ effect: 2, what: 'card', why: 'channel_not_found' },
    });
    await world.turn();
    expect(await during(world, () => world.agentSays('Hi, Carla here.'))).toEqual([]);
    expect(await owner(world)).toEqual(ownedBy(carla));
  });
});

describe('what the model reads of a human stretch', () => {
  const at = 0;
  it('ends with an event of its own words, in whatever language the visitor was told', () => {
    const history = modelHistory([
      { seq: 1, at, from: 'visitor', text: 'Bonjour' },
      { seq: 2, at, from: 'system', text: 'Anna prend le relais.', passedTo: 'teammate' },
      { seq: 3, at, from: 'teammate', name: 'Anna', text: 'Bonjour !' },
      { seq: 4, at, from: 'system', text: 'L’assistant est de retour.', passedTo: 'assistant' },
    ]);
    expect(history).toEqual([
      {
        role: 'user',
        content: [
          { text: '<visitor>Bonjour</visitor>' },
          { text: '<event>Anna prend le relais.</event>' },
          { text: '<teammate name="Anna">Bonjour !</teammate>' },
          { text: '<event>The assistant is back: no teammate answers here any more, you do.</event>' },
        ],
      },
    ]);
  });

  it('ends so also where the visitor was told nothing', () => {
    const [turn] = modelHistory([
      { seq: 1, at, from: 'teammate', name: 'Anna', text: 'Bye!' },
      { seq: 2, at, from: 'system', text: 'The chat was closed.', internal: true, passedTo: 'assistant' },
      { seq: 3, at, from: 'teammate', name: 'Anna', text: 'a note', internal: true },
    ]);
    expect(turn?.content).toHaveLength(2);
  });
});
