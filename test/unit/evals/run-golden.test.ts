import type { Model } from '../../../core/ports.ts';
import type { GoldenTurn } from '../../../evals/golden.ts';
import { playGolden } from '../../../evals/play-golden.ts';
import { type GoldenRun, runGolden } from '../../../evals/run-golden.ts';
import { createStages, type Stages } from '../../../evals/stage.ts';
import config from '../../../frontdesk.config.ts';
import { aGolden } from '../../factories/golden.ts';
import { calls, says } from '../../factories/world.ts';

let stages: Stages;
beforeAll(async () => {
  stages = await createStages(config, { kind: 'scripted' }, () => performance.now());
});
afterAll(() => stages.close());

const stageFor = (golden = aGolden()) => stages.for(golden);
const run = async (
  turns: GoldenTurn[],
  over: Partial<ReturnType<typeof aGolden>> = {},
): Promise<GoldenRun> => {
  const golden = aGolden({ session: 'en', turns, ...over });
  return runGolden(golden, await stageFor(golden));
};
const complaints = ({ failures }: GoldenRun) =>
  failures.map(
    ({ kind, turn, text }) => `${kind}${turn === undefined ? '' : ` in ${turn}`}: ${text.split('\n')[0]}`,
  );

const calling: GoldenTurn = {
  visitor: 'Can I talk to a human, please?',
  expect: { escalation: 'asked_for_person', says: ['asked a teammate'], tools: [] },
};

describe('a conversation that is played', () => {
  it('is opened first, in the language of the session, and the welcome can be asked about', async () => {
    const opens = { opens: true as const, expect: { says: ['Bonjour et bienvenue', 'Tarifs'], tools: [] } };
    expect(complaints(await run([opens], { language: 'fr', session: 'fr' }))).toEqual([]);
  });

  it('answers a burst at once, and a picked question like a typed one', async () => {
    const golden = aGolden({
      turns: [{ visitor: ['Hello', 'How much does it cost per month?'] }, { pick: 2 }],
    });
    const { turns } = await playGolden(golden, await stageFor(golden));
    expect(turns.map(({ n, posted }) => [n, posted.length])).toEqual([
      [0, 1],
      [1, 1],
      [2, 1],
    ]);
  });

  it('goes through claims, relayed and internal words, an outsider, hand-back and resolution', async () => {
    const turns: GoldenTurn[] = [
      calling,
      {
        teammate: { says: 'I look at it.', by: 'ben' },
        expect: { not: ['I look'], slack: ['Nobody has taken'] },
      },
      { teammate: 'claims', expect: { says: ['Anna Smith is taking over'], silent: true } },
      {
        teammate: { presses: 'claims', by: 'ben' },
        expect: { slack: ['Already taken by Anna Smith'], silent: true },
      },
      { visitor: 'Thank you', expect: { silent: true, slack: ['Thank you'] } },
      { teammate: { says: 'Hello <b> & you' }, expect: { says: ['Anna Smith: Hello <b> & you'] } },
      { teammate: { says: 'Hello from Ben', by: 'ben' }, expect: { not: ['from Ben'] } },
      { outsider: { says: 'Hello from Otto' }, expect: { not: ['Otto'] } },
      { teammate: 'hands_back', expect: { says: ['The assistant is back'] } },
      { visitor: 'How much does it cost per month?', expect: { says: ['per agent'] } },
      { teammate: 'resolves', expect: { says: ['marked this as resolved'] } },
    ];
    expect(complaints(await run(turns, { expect: { owner: 'assistant', mails: 0 } }))).toEqual([]);
  });

  it('lets a draft in an unclaimed thread be taken and sent', async () => {
    const turns: GoldenTurn[] = [
      calling,
      { teammate: { says: 'Hello from Ben', by: 'ben' }, expect: { not: ['Hello from Ben'] } },
      {
        teammate: { presses: 'takes_and_sends', by: 'ben' },
        expect: { says: ['Ben Jones: Hello from Ben'] },
      },
    ];
    expect(complaints(await run(turns, { expect: { owner: 'teammate' } }))).toEqual([]);
  });

  it('belongs to whoever answers in LiveAgent', async () => {
    const turns: GoldenTurn[] = [
      { teammate: { answers_in_liveagent: 'Hello, Carla here.' } },
      { visitor: 'Hello?' },
    ];
    expect(complaints(await run(turns, { expect: { owner: 'teammate', escalations: [] } }))).toEqual([]);
  });

  it('rings the timers of a case as time passes', async () => {
    const turns: GoldenTurn[] = [
      calling,
      { wait: 100, expect: { silent: true } },
      { wait: 30, expect: { slack: ['Nobody has taken this for 2 minutes.', '@here'] } },
      { wait: 200, expect: { says: ['Nobody on the team'] } },
      { wait: 300, expect: { mail: ['Nobody has taken a chat'] } },
    ];
    expect(complaints(await run(turns, { expect: { mails: 1 } }))).toEqual([]);
  });

  it.each([
    'throttled',
    'unavailable',
    'invalid',
    'refused',
    'max_tokens',
    'malformed_tool_use',
    'malformed_model_output',
    'model_context_window_exceeded',
  ] as const)('brings a person where the model keeps failing: %s', async (model) => {
    const turns: GoldenTurn[] = [
      { fails: { model, times: 20 } },
      { visitor: 'How much does it cost per month?', expect: { escalation: 'model_failure' } },
    ];
    expect(complaints(await run(turns))).toEqual([]);
  });

  it.each(['content_filtered', 'guardrail_intervened'] as const)(
    'offers a person where an answer is stopped: %s',
    async (model) => {
      const turns: GoldenTurn[] = [
        { fails: { model, times: 1 } },
        { visitor: 'How much does it cost per month?', expect: { offer: true } },
        { visitor: 'Yes please', expect: { escalation: 'model_failure' } },
      ];
      expect(complaints(await run(turns))).toEqual([]);
    },
  );

  it('answers where the model fails once', async () => {
    const turns: GoldenTurn[] = [
      { fails: { model: 'throttled', times: 1 } },
      { visitor: 'How much does it cost per month?', expect: { says: ['per agent'] } },
    ];
    expect(complaints(await run(turns))).toEqual([]);
  });

  it('asks a model that failed slowly no second time', async () => {
    const turns: GoldenTurn[] = [
      { fails: { model: 'unavailable', times: 1, after: 20 } },
      { visitor: 'How much does it cost per month?', expect: { escalation: 'model_failure' } },
    ];
    const result = await run(turns);
    // The second call is for the brief of the case.
    expect([complaints(result), result.modelCalls]).toEqual([[], 2]);
  });

  it('counts what the model was asked and took', async () => {
    const { modelCalls, tokens, cost, turnMs, language } = await run([
      { visitor: 'How much does it cost per month?' },
    ]);
    expect({ modelCalls, turns: turnMs.length, language }).toEqual({
      modelCalls: 1,
      turns: 1,
      language: { judged: 2, matched: 2 },
    });
    expect([tokens.input > 500, tokens.output > 5, cost > 0, (turnMs[0] ?? 0) > 0]).toEqual([
      true,
      true,
      true,
      true,
    ]);
  });

  it('fails with the reason where it asks for what cannot be', async () => {
    expect(complaints(await run([{ teammate: 'claims' }]))).toEqual([
      'crash: AppError: no Slack message has a button take yet',
    ]);
  });
});

describe('a product that is broken', () => {
  /** The product with another model behind it. */
  const runWith = async (model: Model, turns: GoldenTurn[]): Promise<string[]> => {
    const golden = aGolden({ session: 'en', turns });
    const stage = await stageFor(golden);
    return complaints(await runGolden(golden, { ...stage, server: { ...stage.server, model } }));
  };
  const always = (answer: ReturnType<typeof says>): Model => ({
    converse: async () => structuredClone(answer),
  });
  const price = (expectation: GoldenTurn['expect']): GoldenTurn[] => [
    {
      visitor: 'How much does it cost per month?',
      ...(expectation === undefined ? {} : { expect: expectation }),
    },
  ];

  it.each<[string, Model, GoldenTurn[], string[]]>([
    [
      'leaves sources out',
      always(says('It is paid per agent.')),
      price({ says: ['per agent'], sources: ['https://www.liveagent.com/pricing/'] }),
      ['expectation in 1: https://www.liveagent.com/pricing/ is not among the sources: none'],
    ],
    [
      'calls a person for nothing',
      always(calls('request_human', { reason: 'anger', brief: 'Upset', confirmed: false })),
      price(undefined),
      ['escalation_needless in 1: a person was called for anger, which nothing expects'],
    ],
    [
      'calls nobody for somebody who is angry',
      always(says('It is paid per agent. [1]')),
      price({ escalation: 'anger' }),
      ['escalation_missed in 1: no person was called for anger'],
    ],
    [
      'has a bug',
      { converse: () => Promise.reject(new TypeError('undefined is not a price')) },
      price({ escalation: 'turn_failed' }),
      [
        'undelivered: effect 5, brief: failed (bug)',
        'undelivered: given up in inbox: effect',
        'crash: TypeError: undefined is not a price',
      ],
    ],
  ])('fails where it %s', async (_name, model, turns, expected) => {
    expect([...new Set(await runWith(model, turns))]).toEqual(expected);
  });
});
