import { decodeSlackText } from '../core/escalation/slack-text.ts';
import type { Lead } from '../core/leads/lead.ts';
import { holds } from './comparable.ts';
import { type Failure, failed } from './failure.ts';
import type { LeadExpectation, TurnExpectation } from './golden.ts';
import type { PlayedTurn } from './play-golden.ts';
import { shownText } from './recording-ports.ts';
import { slackTexts } from './slack-breaches.ts';

const short = (text: string) => (text.length > 300 ? `${text.slice(0, 299)}…` : text);

/** What of a lead is not as expected; empty where it fits. */
export const leadProblems = (lead: Lead, expected: LeadExpectation): string[] => {
  const exact = (key: 'email' | 'name' | 'page'): string[] => {
    const [is, wanted] = [lead[key], expected[key]];
    if (wanted === undefined) return [];
    if (wanted === null) return is === undefined ? [] : [`${key} is ${is}; expected none`];
    return is?.toLowerCase() === wanted.toLowerCase()
      ? []
      : [`${key} is ${is ?? 'missing'}; expected ${wanted}`];
  };
  return [
    ...exact('email'),
    ...exact('name'),
    ...exact('page'),
    ...(expected.quote === undefined || holds(lead.quote, expected.quote)
      ? []
      : [`quote is "${lead.quote}"; expected "${expected.quote}" within it`]),
  ];
};

const judgeTools = ({ tools }: TurnExpectation, { called }: PlayedTurn): string[] => {
  if (tools === undefined) return [];
  const [is, wanted] = [called, tools].map((names) => [...new Set(names)].sort().join(', ') || 'none') as [
    string,
    string,
  ];
  return is === wanted ? [] : [`tools called: ${is}; expected ${wanted}`];
};

const judgeWords = (expect: TurnExpectation, played: PlayedTurn): string[] => {
  const sent = played.posted.map(({ message }) => shownText(message)).join('\n');
  const sources = played.posted.flatMap(({ message }) => message.sources ?? []).map(({ url }) => url);
  const inSlack = played.slack
    .flatMap(slackTexts)
    .map((text) => decodeSlackText(text, () => undefined))
    .join('\n');
  const inMail = played.mails
    .map(({ subject, text, replyTo }) => `${subject}\n${replyTo}\n${text}`)
    .join('\n');
  const missing = (words: string[] = [], text: string, where: string): string[] =>
    words
      .filter((wanted) => !holds(text, wanted))
      .map((wanted) => `"${wanted}" is not in ${where}: ${short(text) || 'nothing'}`);
  return [
    ...missing(expect.says, sent, 'what the visitor was sent'),
    ...(expect.not ?? [])
      .filter((words) => holds(sent, words))
      .map((words) => `the visitor was sent "${words}": ${short(sent)}`),
    ...(expect.sources ?? [])
      .filter((url) => !sources.includes(url))
      .map((url) => `${url} is not among the sources: ${sources.join(', ') || 'none'}`),
    ...missing(expect.slack, inSlack, 'Slack'),
    ...missing(expect.mail, inMail, 'a mail'),
  ];
};

/** New leads that a turn expects are judged over the whole conversation. */
const judgeLead = ({ lead }: TurnExpectation, { leads, leadUpdates }: PlayedTurn): string[] => {
  if (lead === 'none') {
    const news = leads.length + leadUpdates.length;
    return news === 0 ? [] : [`${news} leads or updates of leads; expected none`];
  }
  if (lead?.update !== true) return [];
  const [first] = leadUpdates;
  if (first === undefined) return ['no update of a lead; expected one'];
  const problems = leadUpdates.map((one) => leadProblems(one, lead));
  return problems.some((one) => one.length === 0)
    ? []
    : (problems[0] ?? []).map((problem) => `update of a lead: ${problem}`);
};

const judgeState = (expect: TurnExpectation, played: PlayedTurn): string[] => {
  const spoken = played.posted.filter(({ message }) => message.from === 'assistant');
  const called = played.escalations.map(({ reason }) => reason);
  return [
    ...(expect.silent === true && spoken.length > 0
      ? [
          `the assistant said: ${short(spoken.map(({ message }) => message.text).join(' '))}; expected silence`,
        ]
      : []),
    ...(expect.offer === true && called.length > 0
      ? [`a person was called for ${called.join(', ')}; expected an offer`]
      : []),
    ...(expect.offer === true && called.length === 0 && !played.offered ? ['no person was offered'] : []),
    ...(expect.escalation === 'none' && called.length > 0
      ? [`a person was called for ${called.join(', ')}; expected none`]
      : []),
  ];
};

/** What a turn expects and did not get. Expected escalations are judged over the whole conversation. */
export const judgeTurn = (played: PlayedTurn): Failure[] => {
  const { expect } = played.turn;
  if (expect === undefined) return [];
  return [
    ...judgeTools(expect, played),
    ...judgeWords(expect, played),
    ...judgeLead(expect, played),
    ...judgeState(expect, played),
  ].map((text) => failed('expectation', text, played.n));
};
