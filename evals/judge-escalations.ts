import type { EscalationReason } from '../core/escalation/case.ts';
import { type Failure, failed } from './failure.ts';
import type { Golden } from './golden.ts';
import type { PlayedTurn } from './play-golden.ts';

/** `none`: nothing was expected, or nothing happened. */
export interface EscalationScore {
  expected: EscalationReason | 'none';
  actual: EscalationReason | 'none';
  verdict: 'right' | 'missed' | 'late' | 'early' | 'needless' | 'reason';
}

interface Wanted {
  reason: EscalationReason;
  turn?: number | undefined;
}

interface Happened {
  reason: EscalationReason;
  turn: number;
}

/** What the conversation lists, and what its turns expect beside that. */
const wantedBy = ({ turns, expect }: Golden): Wanted[] => {
  const listed: Wanted[] = expect?.escalations ?? [];
  const own = turns.flatMap(({ expect: of }, i): Wanted[] => {
    const reason = of?.escalation;
    return reason === undefined || reason === 'none' ? [] : [{ reason, turn: i + 1 }];
  });
  const isListed = ({ reason, turn }: Wanted) =>
    listed.some((other) => other.turn === turn || (other.turn === undefined && other.reason === reason));
  return [...listed, ...own.filter((one) => !isListed(one))];
};

const where = ({ turn }: Wanted) => (turn === undefined ? '' : ` in turn ${turn}`);

/** Pairs every expected escalation with the one that fits best: the same turn and reason, then the turn, then the reason. */
export const judgeEscalations = (
  golden: Golden,
  played: Pick<PlayedTurn, 'n' | 'escalations'>[],
): { scores: EscalationScore[]; failures: Failure[] } => {
  const happened: Happened[] = played.flatMap(({ n, escalations }) =>
    escalations.map(({ reason }) => ({ reason, turn: n })),
  );
  const wanted = wantedBy(golden);
  const scores: EscalationScore[] = [];
  const failures: Failure[] = [];

  const pair = (
    fits: (one: Wanted, other: Happened) => boolean,
    settle: (one: Wanted, other: Happened) => void,
  ) => {
    for (const one of [...wanted]) {
      const other = happened.find((candidate) => fits(one, candidate));
      if (other === undefined) continue;
      wanted.splice(wanted.indexOf(one), 1);
      happened.splice(happened.indexOf(other), 1);
      settle(one, other);
    }
  };
  const inTurn = (one: Wanted, other: Happened) => one.turn === undefined || one.turn === other.turn;
  const score = (one: Wanted, other: Happened, verdict: EscalationScore['verdict']) =>
    scores.push({ expected: one.reason, actual: other.reason, verdict });

  pair(
    (one, other) => inTurn(one, other) && one.reason === other.reason,
    (one, other) => score(one, other, 'right'),
  );
  pair(inTurn, (one, other) => {
    score(one, other, 'reason');
    failures.push(
      failed(
        'escalation_reason',
        `a person was called for ${other.reason}; expected ${one.reason}`,
        other.turn,
      ),
    );
  });
  // Every one that is left has a turn, and nothing happened in it.
  pair(
    (one, other) => one.reason === other.reason,
    (one, other) => {
      const verdict = other.turn > (one.turn ?? 0) ? 'late' : 'early';
      score(one, other, verdict);
      failures.push(
        failed(
          verdict === 'late' ? 'escalation_late' : 'escalation_early',
          `a person was called for ${other.reason}; expected it${where(one)}`,
          other.turn,
        ),
      );
    },
  );
  for (const one of wanted) {
    scores.push({ expected: one.reason, actual: 'none', verdict: 'missed' });
    failures.push(failed('escalation_missed', `no person was called for ${one.reason}`, one.turn));
  }
  for (const other of happened) {
    scores.push({ expected: 'none', actual: other.reason, verdict: 'needless' });
    failures.push(
      failed(
        'escalation_needless',
        `a person was called for ${other.reason}, which nothing expects`,
        other.turn,
      ),
    );
  }
  return { scores, failures };
};
