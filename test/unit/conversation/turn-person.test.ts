import { en } from '../../../core/languages/en.ts';
import config from '../../../frontdesk.config.ts';
import { texts } from '../../factories/team-acts.ts';
import { calls, createWorld, says } from '../../factories/world.ts';
import { escalated } from './turn-world.ts';

describe('asking for a person', () => {
  it('escalates at once without the model: card, thread, note, timer, and true words', async () => {
    const world = await escalated();
    expect(world.modelRequests).toEqual([]);
    expect(await world.effectKinds()).toEqual([
      ...['reply', 'card', 'thread_post', 'note', 'brief', 'timer', 'reply'],
    ]);
    expect((await texts(world)).at(-1)).toBe(`system: ${en.words.personAsked}`);
    const { state } = await world.store.history(world.conversation);
    expect(state?.case).toEqual({
      id: 'id-0001',
      status: 'waiting',
      reason: 'asked_for_person',
      brief: 'The visitor asks for a person. They write in English.',
      quote: 'I want to talk to a human',
      openedAt: world.clock.now(),
      card: 2,
      channel: config.slack.channel,
      tried: [],
      transcript: { ref: 'id-0002', nonce: 'id-0003' },
      ladder: { done: [] },
      wakeAt: (state?.case?.openedAt ?? 0) + 120_000,
    });
    expect(await world.store.findConversation({ kind: 'case', caseId: 'id-0001' })).toBe(world.conversation);
  });

  it('posts no second card while one is open', async () => {
    const world = await escalated();
    world.says('a human please!');
    await world.turn();
    expect((await world.effectKinds()).filter((kind) => kind === 'card')).toHaveLength(1);
    expect((await texts(world)).at(-1)).toBe(`system: ${en.words.personAlreadyAsked}`);
  });

  it('calls nobody for missing evidence before the visitor agreed, whatever the model claims', async () => {
    const world = createWorld();
    world.evidence = { passages: [], sufficient: false };
    world.says('Does it run on my fridge?');
    world.modelAnswers = [
      calls('request_human', { reason: 'no_evidence', brief: 'Fridge', confirmed: true }),
    ];
    await world.turn();
    expect((await texts(world)).at(-1)).toBe(`assistant: ${en.words.notFound} ${en.words.offerPerson}`);
    expect(await world.effectKinds()).not.toContain('card');
    world.says('Yes please');
    await world.turn();
    expect((await world.store.history(world.conversation)).state?.case?.quote).toBe(
      'Does it run on my fridge?',
    );
  });
});

describe('a lead', () => {
  const interested = 'We want to buy LiveAgent for our support team of ten.';
  const lead = {
    email: 'zoe@example.org',
    use_case: 'Support team of ten agents',
    summary: 'Wants to buy for a support team of ten.',
    quote: interested,
  };

  it('becomes one e-mail with the address and the quote the visitor wrote', async () => {
    const world = createWorld();
    world.says(interested);
    world.says('zoe@example.org');
    world.modelAnswers = [calls('notify_sales', lead), says('Thanks!')];
    await world.turn();
    const { effects } = await world.store.history(world.conversation);
    expect(effects.map(({ body }) => body).filter((body) => body.kind === 'lead_mail')).toEqual([
      {
        kind: 'lead_mail',
        lead: {
          id: expect.any(String),
          at: world.clock.now(),
          email: 'zoe@example.org',
          page: 'https://www.liveagent.com/features/',
          useCase: lead.use_case,
          summary: lead.summary,
          quote: interested,
        },
      },
    ]);
    expect((await texts(world)).at(-1)).toBe(`assistant: ${en.words.leadSent}`);
  });

  it('makes the visitor known by the name and the address they gave', async () => {
    const world = createWorld();
    world.says(interested);
    world.says('I am Zoe Blanc, zoe@example.org');
    world.modelAnswers = [calls('notify_sales', { ...lead, name: 'Zoe Blanc' }), says('Thanks!')];
    await world.turn();
    const { state, effects } = await world.store.history(world.conversation);
    expect(state?.visitor).toEqual({ name: 'Zoe Blanc', email: 'zoe@example.org' });
    expect(effects.map(({ body }) => body).find((body) => body.kind === 'lead_mail')).toMatchObject({
      lead: { name: 'Zoe Blanc', email: 'zoe@example.org' },
    });
  });

  it('is refused where the model made the address up', async () => {
    const world = createWorld();
    world.says(interested);
    world.modelAnswers = [calls('notify_sales', lead), says('Which e-mail address may we write to?')];
    await world.turn();
    expect(await world.effectKinds()).not.toContain('lead_mail');
  });
});

describe('healing', () => {
  it('sends effects again that a crash after the commit left behind', async () => {
    const world = createWorld();
    await world.turn();
    world.sent.length = 0;
    await world.turn({ attempt: 2 });
    expect(world.sent).toEqual([
      { queue: 'replies', message: { type: 'effect', conversation: world.conversation, seq: 1 } },
    ]);
  });
});
