import type { Golden, LeadExpectation } from '../../../evals/golden.ts';
import { judgeLeads } from '../../../evals/judge-leads.ts';
import { aGolden, aLead, aTurn } from '../../factories/golden.ts';

const judge = (
  accepted: [number, object][],
  listed: LeadExpectation[] | undefined,
  turns: Golden['turns'] = [],
) =>
  judgeLeads(
    aGolden({ turns, ...(listed === undefined ? {} : { expect: { leads: listed } }) }),
    accepted.map(([n, over]) => aTurn({ n, leads: [aLead(over)] })),
  );
const zoe = { email: 'zoe@example.org' };

describe('leads', () => {
  it.each<[string, [number, object][], LeadExpectation[], string[], string[]]>([
    ['right', [[1, {}]], [{ ...zoe, name: 'Zoe', quote: 'to buy' }], ['right'], []],
    ['missed', [], [zoe], ['missed'], ['lead_missed: no lead of zoe@example.org; expected one']],
    [
      'wrong',
      [[1, {}]],
      [{ ...zoe, name: 'Ann', page: 'https://e.example/' }],
      ['wrong'],
      [
        'lead_wrong: lead: name is Zoe; expected Ann',
        'lead_wrong: lead: page is missing; expected https://e.example/',
      ],
    ],
    [
      'wrong where a name must be missing',
      [[1, {}]],
      [{ ...zoe, name: null }],
      ['wrong'],
      ['lead_wrong: lead: name is Zoe; expected none'],
    ],
    [
      'wrong in their quote',
      [[1, {}]],
      [{ quote: 'rent' }],
      ['wrong'],
      ['lead_wrong: lead: quote is "We want to buy it"; expected "rent" within it'],
    ],
    [
      'duplicate',
      [
        [1, {}],
        [2, {}],
      ],
      [zoe],
      ['right', 'duplicate'],
      ['lead_duplicate: a lead of zoe@example.org, which there was already'],
    ],
    [
      'needless',
      [[1, {}]],
      [],
      ['needless'],
      ['lead_needless: a lead of zoe@example.org, which nothing expects'],
    ],
  ])('are %s', (_name, accepted, listed, verdicts, failures) => {
    const judged = judge(accepted, listed);
    expect(judged.scores.map(({ verdict }) => verdict)).toEqual(verdicts);
    expect(judged.failures.map(({ kind, text }) => `${kind}: ${text}`)).toEqual(failures);
  });

  it('are told apart by address, whatever their order', () => {
    const judged = judge(
      [
        [1, { email: 'ann@e.org', name: 'Ann' }],
        [2, {}],
      ],
      [zoe, { email: 'ann@e.org', name: 'Ann' }],
    );
    expect(judged).toEqual({ scores: [{ verdict: 'right' }, { verdict: 'right' }], failures: [] });
  });

  it('are expected in their turn, and what the conversation lists adds to that', () => {
    const turns = [{ visitor: 'x' }, { visitor: 'y', expect: { lead: zoe } }];
    expect(judge([[2, {}]], undefined, turns).scores).toEqual([{ verdict: 'right' }]);
    expect(judge([[2, {}]], [{ ...zoe, name: 'Ann' }], turns).scores).toEqual([{ verdict: 'wrong' }]);
    expect(judge([[1, {}]], undefined, turns).failures.map(({ kind }) => kind)).toEqual([
      'lead_missed',
      'lead_needless',
    ]);
  });
});
