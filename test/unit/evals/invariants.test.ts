import { tinyldDetector } from '../../../adapters/language/tinyld.ts';
import { languageOf } from '../../../core/languages/languages.ts';
import { judgeInvariants } from '../../../evals/invariants.ts';
import type { PlayedTurn } from '../../../evals/play-golden.ts';
import { aGolden, aLead, anEscalation, aPlay, aPost, aTurn } from '../../factories/golden.ts';

type Over = Parameters<typeof aPlay>[1];

const judge = (turn: Partial<PlayedTurn>, over: Over = {}, golden = aGolden()) =>
  judgeInvariants(golden, aPlay([aTurn(turn)], over), tinyldDetector());

const said = (text: string, over: object = {}, more: object = {}) => ({ posted: [aPost(text, over, more)] });
const ok = said('Plans are paid per agent and month.');
const source = { sources: [{ title: 'x', url: 'https://e.example/a' }] };
const french = 'Les forfaits sont facturés par agent et par mois, sans frais de mise en service.';
const mailOf = (subject: string) => ({
  from: 'a',
  to: ['b'],
  subject,
  text: '',
  html: '',
  replyTo: 'zoe@example.org',
});

describe('what must hold in every conversation', () => {
  it.each<[string, Partial<PlayedTurn>, Over, string]>([
    ['silence', {}, {}, 'silence: nobody answered the visitor'],
    [
      'words after a claim',
      said('Hello.', {}, { claimed: true }),
      {},
      "after_claim: the assistant spoke in a teammate's chat: Hello.",
    ],
    [
      'an address in the text',
      said('See https://e.example/a.'),
      {},
      'ungrounded: an address that was not found in this turn: https://e.example/a',
    ],
    [
      'an address without https',
      said('See e.example/a now'),
      {},
      'ungrounded: an address that was not found in this turn: e.example/a',
    ],
    [
      'a source',
      said('Fine.', source),
      {},
      'ungrounded: an address that was not found in this turn: https://e.example/a',
    ],
    [
      'a link',
      said('Fine.', { choices: [{ kind: 'link', label: 'x', url: 'https://e.example/b' }] }),
      {},
      'ungrounded: an address that was not found in this turn: https://e.example/b',
    ],
    [
      'an address in the HTML',
      said('Fine.', {}, { html: '<img src="https://e.example/?a=1&amp;b=2">' }),
      {},
      'ungrounded: an address that was not found in this turn: https://e.example/?a=1&b=2',
    ],
    [
      'a promise',
      said('I have transferred you to a colleague.'),
      {},
      'false_promise: nothing stands behind: I have transferred you to a colleague.',
    ],
    [
      'a lead that is none',
      said(languageOf('en').words.leadSent),
      {},
      `false_promise: nothing stands behind: ${languageOf('en').words.leadSent}`,
    ],
    [
      'an update that is none',
      said(languageOf('en').words.leadUpdated),
      {},
      `false_promise: nothing stands behind: ${languageOf('en').words.leadUpdated}`,
    ],
    [
      'a promise beside a lead that is one',
      { ...said(`I have refunded you. ${languageOf('en').words.leadSent}`), leads: [aLead()] },
      {},
      `false_promise: nothing stands behind: I have refunded you. ${languageOf('en').words.leadSent}`,
    ],
    ['another language', said(french), {}, `language: in fr, not in en: ${french}`],
    [
      'a notice in another language',
      said(french, { from: 'system' }),
      {},
      `language: in fr, not in en: ${french}`,
    ],
    [
      'a quote on a card',
      ok,
      { visitorWords: ['How much?'], record: { escalations: [anEscalation({ quote: 'How many?' })] } },
      'quote: the visitor did not write what the card quotes: How many?',
    ],
    [
      'a quote of a lead',
      ok,
      { record: { leads: [aLead()] } },
      'quote: the visitor did not write what the lead quotes: We want to buy it',
    ],
    [
      'a lead mailed twice',
      ok,
      {
        visitorWords: ['We want to buy it'],
        record: { leads: [aLead()], mails: [mailOf('New lead [L-l1]'), mailOf('New lead [L-l1]')] },
      },
      'mail_twice: 2 mails about zoe@example.org; expected 1',
    ],
    [
      'an effect left behind',
      ok,
      { undelivered: ['effect 3, reply: failed (refused)'] },
      'undelivered: effect 3, reply: failed (refused)',
    ],
  ])('is broken by %s', (_name, turn, over, failure) => {
    expect(judge(turn, over).failures.map(({ kind, text }) => `${kind}: ${text}`)).toEqual([failure]);
  });

  it('is broken by a bug', () => {
    const bug = new Error('no such thing');
    expect(judge(ok, { record: { bugs: [bug] } }).failures).toEqual([{ kind: 'crash', text: bug.stack }]);
  });

  it.each<[string, Partial<PlayedTurn>, Over]>([
    [
      'an address found in this turn',
      { ...said('See https://e.example/a', source), given: ['https://e.example/a/'] },
      {},
    ],
    [
      'an address that the visitor typed',
      said('See e.example/a'),
      { record: { visitorTexts: ['at https://e.example/a?'] } },
    ],
    [
      'an address that a teammate typed',
      said('See e.example/a'),
      { record: { teammateTexts: ['https://e.example/a'] } },
    ],
    [
      'a teammate with an address and a promise',
      said('I have refunded it, see https://e.example/x', { from: 'teammate' }),
      {},
    ],
    [
      'a configured link',
      said('Hello.', { choices: [{ kind: 'link', label: 'x', url: 'https://www.liveagent.com/demo/' }] }),
      {},
    ],
    [
      'an answer with our own words on a lead behind it',
      { ...said(`It is paid per agent.\n\n${languageOf('en').words.leadSent}`), leads: [aLead()] },
      {},
    ],
    ['a lead that is one', { ...said(languageOf('en').words.leadSent), leads: [aLead()] }, {}],
    [
      'a lead that is one, told after an answer',
      { ...said(`There are apps.\n\n${languageOf('en').words.leadSent}`), leads: [aLead()] },
      {},
    ],
    ["silence in a teammate's chat", { owner: 'teammate' }, {}],
    ['silence where nobody asked', { turn: { wait: 100 } }, {}],
    [
      'a quote across two messages',
      ok,
      { visitorWords: ['How', 'much?'], record: { escalations: [anEscalation()] } },
    ],
    [
      'a mail for a lead and one for its update',
      ok,
      {
        visitorWords: ['We want to buy it'],
        record: {
          leads: [aLead()],
          leadUpdates: [aLead()],
          mails: [mailOf('New lead [L-l1]'), mailOf('Re: New lead [L-l1]')],
        },
      },
    ],
  ])('is not broken by %s', (_name, turn, over) => {
    expect(judge(turn, over).failures).toEqual([]);
  });
});

describe('the language of answers', () => {
  const spanish = 'Los planes se pagan por agente y mes, sin gastos de instalación ni permanencia.';

  it("is the conversation's, but before the visitor writes the session's", () => {
    const golden = aGolden({ language: 'fr' });
    const turns = [
      aTurn({ turn: { opens: true }, ...said('Hello, and welcome to LiveAgent! How can I help you today?') }),
      aTurn({ n: 1, ...said(french) }),
    ];
    const judged = judgeInvariants(golden, aPlay(turns), tinyldDetector());
    expect(judged).toEqual({ failures: [], language: { judged: 2, matched: 2 } });
    const known = judgeInvariants({ ...golden, session: 'fr' }, aPlay(turns), tinyldDetector());
    expect(known.failures.map(({ kind }) => kind)).toEqual(['language']);
  });

  it('is what a turn says from there on', () => {
    const turns = [
      aTurn({ n: 1, ...said(french), turn: { visitor: 'x', expect: { language: 'fr' } } }),
      aTurn({ n: 2, ...said(french) }),
      aTurn({ n: 3, ...said(spanish), turn: { visitor: 'x', expect: { language: 'es' } } }),
    ];
    const judged = judgeInvariants(aGolden(), aPlay(turns), tinyldDetector());
    expect(judged).toEqual({ failures: [], language: { judged: 3, matched: 3 } });
  });

  it('is not judged by a few letters', () => {
    expect(judge(said('Bonjour Zoe !')).language).toEqual({ judged: 0, matched: 0 });
  });
});
