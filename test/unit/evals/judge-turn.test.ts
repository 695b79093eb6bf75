import type { TurnExpectation } from '../../../evals/golden.ts';
import { judgeTurn } from '../../../evals/judge-turn.ts';
import type { PlayedTurn } from '../../../evals/play-golden.ts';
import { aLead, anEscalation, aPost, aTurn } from '../../factories/golden.ts';

const judge = (expectation: TurnExpectation, played: Partial<PlayedTurn>) =>
  judgeTurn(aTurn({ ...played, turn: { visitor: 'x', expect: expectation } }));

const price = {
  posted: [
    aPost('It is paid per\u00a0agent and month.', {
      sources: [{ title: 'Pricing', url: 'https://www.liveagent.com/pricing/' }],
    }),
  ],
};
const slack = { slack: [{ text: 'A &amp; B', blocks: [{ text: { text: '<!here> come' } }] }] };
const mail = {
  mails: [{ from: 'a', to: ['b'], subject: 'New lead', text: 'Zoe buys', html: '', replyTo: 'z@e.org' }],
};

describe('what a turn expects', () => {
  it.each<[string, TurnExpectation, Partial<PlayedTurn>, string]>([
    [
      'a tool',
      { tools: ['read_page'] },
      { called: ['search_knowledge'] },
      'tools called: search_knowledge; expected read_page',
    ],
    ['no tool', { tools: [] }, { called: ['read_page'] }, 'tools called: read_page; expected none'],
    [
      'a word',
      { says: ['per year'] },
      price,
      '"per year" is not in what the visitor was sent: It is paid per\u00a0agent and month.\nPricing https://www.liveagent.com/pricing/',
    ],
    [
      'a word where nothing was said',
      { says: ['x'] },
      {},
      '"x" is not in what the visitor was sent: nothing',
    ],
    [
      'a word left out',
      { not: ['PER AGENT'] },
      price,
      'the visitor was sent "PER AGENT": It is paid per\u00a0agent and month.\nPricing https://www.liveagent.com/pricing/',
    ],
    [
      'a source',
      { sources: ['https://e.example/'] },
      price,
      'https://e.example/ is not among the sources: https://www.liveagent.com/pricing/',
    ],
    [
      'silence',
      { silent: true },
      price,
      'the assistant said: It is paid per\u00a0agent and month.; expected silence',
    ],
    ['an offer', { offer: true }, {}, 'no person was offered'],
    [
      'an offer instead of a call',
      { offer: true },
      { offered: true, escalations: [anEscalation()] },
      'a person was called for anger; expected an offer',
    ],
    [
      'nobody',
      { escalation: 'none' },
      { escalations: [anEscalation()] },
      'a person was called for anger; expected none',
    ],
    ['no lead', { lead: 'none' }, { leads: [aLead()] }, '1 leads or updates of leads; expected none'],
    ['no update', { lead: 'none' }, { leadUpdates: [aLead()] }, '1 leads or updates of leads; expected none'],
    ['an update', { lead: { update: true } }, { leads: [aLead()] }, 'no update of a lead; expected one'],
    [
      'another update',
      { lead: { update: true, name: 'Ann' } },
      { leadUpdates: [aLead()] },
      'update of a lead: name is Zoe; expected Ann',
    ],
    ['words in Slack', { slack: ['Zoe'] }, slack, '"Zoe" is not in Slack: A & B\n@here come'],
    ['words in a mail', { mail: ['Ann'] }, mail, '"Ann" is not in a mail: New lead\nz@e.org\nZoe buys'],
  ])('is missed: %s', (_name, expectation, played, text) => {
    expect(judge(expectation, played)).toEqual([{ kind: 'expectation', turn: 1, text }]);
  });

  it('is met whatever the case, spaces and apostrophes', () => {
    const said = {
      ...price,
      ...slack,
      ...mail,
      called: ['read_page', 'read_page'],
      offered: true,
      leadUpdates: [aLead()],
    };
    expect(
      judge(
        {
          tools: ['read_page'],
          says: ['Per Agent', 'pricing'],
          not: ['free'],
          sources: ['https://www.liveagent.com/pricing/'],
          offer: true,
          escalation: 'none',
          lead: { update: true, email: 'ZOE@example.org', quote: 'want  to buy', page: null },
          slack: ['a & b', '@here'],
          mail: ['zoe buys', 'z@e.org'],
        },
        said,
      ),
    ).toEqual([]);
  });

  it('is silence of the assistant alone', () => {
    const posted = [aPost('Anna is taking over', { from: 'system' }), aPost('Hello', { from: 'teammate' })];
    expect(judge({ silent: true }, { posted })).toEqual([]);
  });

  it('may be nothing', () => {
    expect(judgeTurn(aTurn(price))).toEqual([]);
  });
});
