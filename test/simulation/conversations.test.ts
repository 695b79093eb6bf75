import { readGolden } from '../../evals/read-golden.ts';
import { type GoldenRun, runGolden } from '../../evals/run-golden.ts';
import { createStages, type Stages } from '../../evals/stage.ts';
import config from '../../frontdesk.config.ts';

const conversations = readGolden('evals/conversations', config);
const repetitions = 4;

/** Failures with what led to them, so that the test's output is enough to see why. */
const complaintsOf = (run: GoldenRun, n: number): string[] =>
  run.passed
    ? []
    : [
        `repetition ${n}:`,
        ...run.failures.map(
          ({ kind, turn, text }) => `${kind}${turn === undefined ? '' : ` in turn ${turn}`}: ${text}`,
        ),
        ...run.lines.map(({ who, text }) => `  ${who}: ${text}`),
      ];

describe('the assistant with the scripted model', () => {
  let stages: Stages;
  beforeAll(async () => {
    stages = await createStages(config, { kind: 'scripted' }, () => performance.now());
  });
  afterAll(() => stages.close());

  it.each(conversations.map(({ file, conversation }) => [file, conversation.name, conversation] as const))(
    `passes ${repetitions} times out of ${repetitions}: %s: %s`,
    async (_file, _name, conversation) => {
      const stage = await stages.for(conversation);
      const complaints: string[] = [];
      for (let n = 1; n <= repetitions; n += 1) {
        complaints.push(...complaintsOf(await runGolden(conversation, stage), n));
      }
      expect(complaints).toEqual([]);
    },
  );
});
