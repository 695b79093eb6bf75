import { modelHistory } from '../../../core/assistant/history.ts';
import { anna, ben, ownedBy } from '../../factories/conversation.ts';
import { claim, handBack, resolves, stateOf, texts, writesInThread } from '../../factories/team-acts.ts';
import { createWorld } from '../../factories/world.ts';
import { assistant, carla, claimedInPanel, during, minute, owner, post } from './panel-owner-world.ts';

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

  it('loses it to whoever took it in Slack since, though both are learned one after the other', async () => {
    const world = createWorld();
    world.says('a human please');
    await world.turn();
    world.agentSays('Hi, Carla here.');
    await claim(world);
    await world.turn({ attempt: 6, last: true });
    expect([await owner(world), (await stateOf(world))?.owner]).toEqual([ownedBy(anna), ownedBy(anna)]);
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
