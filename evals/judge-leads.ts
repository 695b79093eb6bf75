import type { Lead } from '../core/leads/lead.ts';
import { type Failure, failed } from './failure.ts';
import type { Golden, LeadExpectation } from './golden.ts';
import { leadProblems } from './judge-turn.ts';
import type { PlayedTurn } from './play-golden.ts';

export interface LeadScore {
  verdict: 'right' | 'missed' | 'wrong' | 'duplicate' | 'needless';
}

interface Wanted {
  lead: LeadExpectation;
  turn?: number;
}

const sameAddress = (one: string | undefined, other: string | undefined) =>
  one !== undefined && one.toLowerCase() === other?.toLowerCase();

/** What turns expect, and what the conversation lists beside that. A listed lead may say more of one that a turn expects. */
const wantedBy = ({ turns, expect }: Golden): Wanted[] => {
  const own = turns.flatMap(({ expect: of }, i): Wanted[] => {
    const lead = of?.lead;
    return lead === undefined || lead === 'none' || lead.update === true ? [] : [{ lead, turn: i + 1 }];
  });
  const left = [...own];
  const listed = (expect?.leads ?? []).map((lead): Wanted => {
    const same = left.findIndex(
      (other) =>
        other.lead.email === undefined ||
        lead.email === undefined ||
        sameAddress(other.lead.email, lead.email),
    );
    const [match] = same < 0 ? [] : left.splice(same, 1);
    return match === undefined ? { lead } : { ...match, lead: { ...match.lead, ...lead } };
  });
  return [...listed, ...left];
};

/** Leads that were accepted against those expected; updates are no leads of their own. */
export const judgeLeads = (
  golden: Golden,
  played: Pick<PlayedTurn, 'n' | 'leads'>[],
): { scores: LeadScore[]; failures: Failure[] } => {
  const accepted = played.flatMap(({ n, leads }) => leads.map((lead) => ({ lead, turn: n })));
  const scores: LeadScore[] = [];
  const failures: Failure[] = [];
  const settled: Lead[] = [];

  for (const { lead: expected, turn } of wantedBy(golden)) {
    const candidates = accepted.filter((one) => turn === undefined || one.turn === turn);
    const match =
      candidates.find(({ lead }) => leadProblems(lead, expected).length === 0) ??
      candidates.find(({ lead }) => sameAddress(lead.email, expected.email)) ??
      candidates[0];
    const problems = match === undefined ? [] : leadProblems(match.lead, expected);
    if (match === undefined) {
      scores.push({ verdict: 'missed' });
      failures.push(failed('lead_missed', `no lead of ${expected.email ?? 'anybody'}; expected one`, turn));
      continue;
    }
    accepted.splice(accepted.indexOf(match), 1);
    settled.push(match.lead);
    scores.push({ verdict: problems.length === 0 ? 'right' : 'wrong' });
    failures.push(...problems.map((problem) => failed('lead_wrong', `lead: ${problem}`, match.turn)));
  }
  for (const { lead, turn } of accepted) {
    const twice = settled.some(({ email }) => sameAddress(email, lead.email));
    scores.push({ verdict: twice ? 'duplicate' : 'needless' });
    failures.push(
      failed(
        twice ? 'lead_duplicate' : 'lead_needless',
        `a lead of ${lead.email}, ${twice ? 'which there was already' : 'which nothing expects'}`,
        turn,
      ),
    );
    settled.push(lead);
  }
  return { scores, failures };
};
