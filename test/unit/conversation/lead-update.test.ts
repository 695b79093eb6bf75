import { AppError } from '../../../core/errors.ts';
import { en } from '../../../core/languages/en.ts';
import { effectsAfter, stateOf, texts } from '../../factories/team-acts.ts';
import { calls, createWorld, says, type World } from '../../factories/world.ts';
import { opened } from '../assistant/obedient-model.ts';

const interest = 'We want to buy LiveAgent for our support team of ten.';
const addition = 'By the way, we are fifty agents now.';
const lead = {
  email: 'zoe@example.org',
  use_case: 'Support team of ten agents',
  summary: 'Wants to buy for a support team of ten.',
  quote: interest,
};
const more = {
  ...lead,
  use_case: 'Support team of fifty agents',
  summary: 'Wants to buy for a support team, of fifty by now.',
  quote: addition,
};

const turn = async (world: World, words: string, ...answers: World['modelAnswers']) => {
  world.says(words);
  world.modelAnswers = answers;
  await world.turn();
};

const withLead = async (): Promise<World> => {
  const world = createWorld();
  await turn(world, `${interest} zoe@example.org`, calls('notify_sales', lead), says('Thanks!'));
  return world;
};

const mailed = async (world: World) =>
  (await effectsAfter(world, opened)).flatMap((body) => (body.kind === 'lead_mail' ? [body] : []));

describe('what a visitor adds to a lead', () => {
  it('goes to the team as an update of the same lead, and the visitor is told so', async () => {
    const world = await withLead();
    await turn(world, addition, calls('notify_sales', more), says('Great!'));
    const [first, update] = await mailed(world);
    const firstSeq = (await world.store.history(world.conversation)).effects.find(
      ({ body }) => body.kind === 'lead_mail',
    )?.seq;
    expect(update).toEqual({
      kind: 'lead_mail',
      lead: {
        id: first?.lead.id,
        email: 'zoe@example.org',
        page: 'https://www.liveagent.com/features/',
        useCase: more.use_case,
        summary: more.summary,
        quote: addition,
        at: world.clock.now(),
      },
      update: { first: firstSeq, useCaseBefore: lead.use_case },
    });
    expect((await texts(world)).slice(opened)).toEqual([
      `assistant: ${en.words.leadSent}`,
      `assistant: ${en.words.leadUpdated}`,
    ]);
    const state = await stateOf(world);
    expect(state?.leads).toEqual([
      {
        id: first?.lead.id,
        email: 'zoe@example.org',
        effect: firstSeq,
        upTo: 4,
        updates: 1,
        told: { useCase: more.use_case, summary: more.summary },
      },
    ]);
  });

  it('is not passed on where the model quotes what was passed on before', async () => {
    const world = await withLead();
    await turn(world, addition, calls('notify_sales', { ...more, quote: interest }), says('All set.'));
    expect((await mailed(world)).length).toBe(1);
    expect((await texts(world)).at(-1)).toBe('assistant: All set.');
  });

  it('is one update where the model calls for it several times in one turn', async () => {
    const world = await withLead();
    const again = calls('notify_sales', { ...more, summary: 'Something else altogether.' });
    await turn(world, addition, calls('notify_sales', more), again, says('Done.'));
    expect((await mailed(world)).map(({ lead: { summary } }) => summary)).toEqual([
      lead.summary,
      more.summary,
    ]);
  });

  it('updates a lead that was stored before there were updates', async () => {
    const world = await withLead();
    const { state, ownership } = await world.store.load(world.conversation, { messages: 1 });
    if (state === undefined) throw new Error('expected a stored conversation');
    const older = state.leads.map(({ id, email, effect }) => ({ id, email, effect }));
    await world.store.commit(world.conversation, {
      expectedVersion: state.version,
      expectedEpoch: ownership.epoch,
      state: { ...state, version: state.version + 1, leads: older },
      messages: [],
      effects: [],
      handled: [],
      learned: [],
      lookups: [],
    });
    await turn(world, addition, calls('notify_sales', more), says('Great!'));
    expect((await mailed(world)).map(({ update }) => update)).toEqual([
      undefined,
      { first: expect.any(Number) },
    ]);
  });

  it('answers what the visitor asks beside it, where the evidence does', async () => {
    const world = await withLead();
    const answer = says('Plans are paid per agent [1].');
    await turn(world, `${addition} How is it paid?`, calls('notify_sales', more), answer);
    expect((await texts(world)).at(-1)).toBe(
      `assistant: Plans are paid per agent.\n\n${en.words.leadUpdated}`,
    );
  });

  it.each([
    ['the model fails', () => new AppError('unavailable', 'the model timed out')],
    ['the model stops short', () => ({ ...says('Plans are paid per'), stopReason: 'max_tokens' as const })],
  ])('is kept where %s after it', async (_name, failure) => {
    const world = await withLead();
    await turn(world, addition, calls('notify_sales', more), failure());
    expect((await mailed(world)).length).toBe(2);
    expect((await texts(world)).at(-1)).toBe(`assistant: ${en.words.leadUpdated}`);
  });
});

describe('two addresses in one message', () => {
  it('become two leads', async () => {
    const world = createWorld();
    const second = calls('notify_sales', { ...lead, email: 'ben@example.org' });
    await turn(
      world,
      `${interest} zoe@example.org or ben@example.org`,
      calls('notify_sales', lead),
      second,
      says('Thanks!'),
    );
    expect((await mailed(world)).map(({ lead: { email } }) => email)).toEqual([
      'zoe@example.org',
      'ben@example.org',
    ]);
    expect((await stateOf(world))?.leads.map(({ email }) => email)).toEqual([
      'zoe@example.org',
      'ben@example.org',
    ]);
  });
});
