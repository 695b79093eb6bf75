import type { Golden } from '../../../evals/golden.ts';
import { judgeEscalations } from '../../../evals/judge-escalations.ts';
import { aGolden, anEscalation, aTurn } from '../../factories/golden.ts';

type Reason = 'anger' | 'no_evidence' | 'asked_for_person';

/** Reasons that came, by turn, against those the conversation lists. */
const judge = (came: [number, Reason][], listed: [Reason, number?][], turns: Golden['turns'] = []) => {
  const golden = aGolden({
    turns,
    expect: {
      escalations: listed.map(([reason, turn]) => ({ reason, ...(turn === undefined ? {} : { turn }) })),
    },
  });
  return judgeEscalations(
    golden,
    came.map(([n, reason]) => aTurn({ n, escalations: [anEscalation({ reason })] })),
  );
};

describe('escalations', () => {
  it.each<[string, [number, Reason][], [Reason, number?][], string, string[]]>([
    ['right', [[2, 'anger']], [['anger', 2]], 'anger anger right', []],
    ['right in any turn', [[2, 'anger']], [['anger']], 'anger anger right', []],
    [
      'missed',
      [],
      [['anger', 2]],
      'anger none missed',
      ['escalation_missed in 2: no person was called for anger'],
    ],
    [
      'needless',
      [[1, 'anger']],
      [],
      'none anger needless',
      ['escalation_needless in 1: a person was called for anger, which nothing expects'],
    ],
    [
      'late',
      [[3, 'anger']],
      [['anger', 2]],
      'anger anger late',
      ['escalation_late in 3: a person was called for anger; expected it in turn 2'],
    ],
    [
      'early',
      [[1, 'anger']],
      [['anger', 2]],
      'anger anger early',
      ['escalation_early in 1: a person was called for anger; expected it in turn 2'],
    ],
    [
      'for another reason',
      [[2, 'no_evidence']],
      [['anger', 2]],
      'anger no_evidence reason',
      ['escalation_reason in 2: a person was called for no_evidence; expected anger'],
    ],
  ])('are %s', (_name, came, listed, score, failures) => {
    const judged = judge(came, listed);
    expect(judged.scores.map(({ expected, actual, verdict }) => `${expected} ${actual} ${verdict}`)).toEqual([
      score,
    ]);
    expect(judged.failures.map(({ kind, turn, text }) => `${kind} in ${turn}: ${text}`)).toEqual(failures);
  });

  it('are paired by turn and reason before anything else', () => {
    const judged = judge(
      [
        [1, 'anger'],
        [2, 'no_evidence'],
        [4, 'anger'],
      ],
      [
        ['anger', 4],
        ['no_evidence', 2],
      ],
    );
    expect(judged.scores.map(({ verdict }) => verdict)).toEqual(['right', 'right', 'needless']);
  });

  it('in a turn that nothing lists are expected where the turn says so, and only once', () => {
    const turns = [{ visitor: 'x', expect: { escalation: 'anger' as const } }];
    expect(judge([[1, 'anger']], [], turns).scores).toEqual([
      { expected: 'anger', actual: 'anger', verdict: 'right' },
    ]);
    expect(judge([[1, 'anger']], [['anger', 1]], turns).scores).toHaveLength(1);
    expect(judge([[1, 'anger']], [['anger']], turns).scores).toHaveLength(1);
  });
});
