import { makesFalsePromise } from '../core/assistant/promises.ts';
import { languageOf, supportedLanguages } from '../core/languages/languages.ts';
import type { LanguageDetector } from '../core/ports.ts';
import { comparable } from './comparable.ts';
import { type Failure, failed } from './failure.ts';
import type { Golden } from './golden.ts';
import { once } from './once.ts';
import type { Played, PlayedTurn } from './play-golden.ts';
import type { Posted } from './world-record.ts';

/** Letters below which a text says too little of its language to be judged by it. */
const lettersToTell = 40;

/** Addresses as people and programs read them: with a scheme, after `www.`, or a host with a path. */
const address =
  /\b[a-z][a-z0-9+.-]*:\/\/[^\s<>"')\]]+|\bwww\.[^\s<>"')\]]+|\b(?:[a-z0-9-]+\.)+[a-z]{2,}\/[^\s<>"')\]]*/gi;

const addressesIn = (text: string): string[] =>
  (text.match(address) ?? []).map((url) => url.replace(/[.,;:!?]+$/, ''));

const plain = (url: string) =>
  url
    .replace(/^https?:\/\//i, '')
    .replace(/\/$/, '')
    .toLowerCase();

const spokenIn = ({ posted }: PlayedTurn): Posted[] =>
  posted.filter(({ message }) => message.from !== 'teammate');

const short = (text: string) => (text.length > 200 ? `${text.slice(0, 199)}…` : text);

const silences = ({ n, turn, owner, posted }: PlayedTurn): Failure[] => {
  const spoke = turn.visitor !== undefined || turn.pick !== undefined;
  return spoke && owner === 'assistant' && posted.length === 0
    ? [failed('silence', 'nobody answered the visitor', n)]
    : [];
};

const afterClaims = ({ n, posted }: PlayedTurn): Failure[] =>
  posted
    .filter(({ message, claimed }) => message.from === 'assistant' && claimed === true)
    .map(({ message }) =>
      failed('after_claim', `the assistant spoke in a teammate's chat: ${short(message.text)}`, n),
    );

const ungrounded = (played: PlayedTurn, { config, record }: Played): Failure[] => {
  const typed = [...record.visitorTexts, ...record.teammateTexts].flatMap(addressesIn);
  const allowed = new Set(
    [...played.given, ...typed, ...config.welcome.links.map(({ url }) => url), config.brand.site].map(plain),
  );
  return spokenIn(played)
    .flatMap(({ message: { text, sources = [], choices = [] }, html }) => [
      ...addressesIn(text),
      ...sources.map(({ url }) => url),
      ...choices.flatMap((choice) => (choice.kind === 'link' ? [choice.url] : [])),
      ...[...html.matchAll(/\b(?:href|src)="([^"]*)"/g)].map(([, url = '']) => url.replaceAll('&amp;', '&')),
    ])
    .filter((url, i, all) => !allowed.has(plain(url)) && all.indexOf(url) === i)
    .map((url) => failed('ungrounded', `an address that was not found in this turn: ${url}`, played.n));
};

const sayings = (key: 'leadSent' | 'leadUpdated'): string[] =>
  supportedLanguages.map((code) => comparable(languageOf(code).words[key]));
const leadSayings = { leadSent: sayings('leadSent'), leadUpdated: sayings('leadUpdated') };

const promises = once(makesFalsePromise);

/** What the assistant says beside our own words on leads, which are true where there is one; undefined where there is none. */
const besideLeads = (text: string, { leads, leadUpdates }: PlayedTurn): string | undefined => {
  const said = comparable(text);
  const sent = leadSayings.leadSent.find((words) => said.includes(words));
  const updated = leadSayings.leadUpdated.find((words) => said.includes(words));
  if ((sent !== undefined && leads.length === 0) || (updated !== undefined && leadUpdates.length === 0))
    return undefined;
  const own = sent ?? updated;
  return own === undefined ? text : said.replace(own, ' ');
};

/** Everything the assistant promises is its own idea: what was arranged is told by our own words. */
const falsePromises = (played: PlayedTurn): Failure[] =>
  played.posted
    .filter(({ message }) => message.from === 'assistant')
    .filter(({ message }) => {
      const rest = besideLeads(message.text, played);
      return rest === undefined || promises(rest);
    })
    .map(({ message }) => failed('false_promise', `nothing stands behind: ${short(message.text)}`, played.n));

/** Messages long enough to tell their language, and those in another one than `language`. */
const languages = (played: PlayedTurn, language: string, detector: LanguageDetector) => {
  const judged = spokenIn(played).flatMap(({ message: { text } }) => {
    const letters = text.match(/\p{L}/gu)?.length ?? 0;
    // Japanese says in ten characters what others need forty for.
    const told =
      letters >= (language === 'ja' ? lettersToTell / 4 : lettersToTell) ? detector.detect(text) : undefined;
    return told === undefined ? [] : [{ text, told }];
  });
  const wrong = judged.filter(({ told }) => told !== language);
  return {
    judged: judged.length,
    failures: wrong.map(({ text, told }) =>
      failed('language', `in ${told}, not in ${language}: ${short(text)}`, played.n),
    ),
  };
};

const quotes = ({ record, visitorWords }: Played): Failure[] => {
  const written = comparable(visitorWords.join('\n'));
  const said = (quote: string) => written.includes(comparable(quote));
  return [
    ...record.escalations.map(({ quote }) => ({ quote, on: 'card' })),
    ...[...record.leads, ...record.leadUpdates].map(({ quote }) => ({ quote, on: 'lead' })),
  ]
    .filter(({ quote }) => !said(quote))
    .map(({ quote, on }) =>
      failed('quote', `the visitor did not write what the ${on} quotes: ${short(quote)}`),
    );
};

/** Every mail about a lead bears its reference; the first one and each update may be sent once. */
const mailsTwice = ({ record }: Played): Failure[] => {
  const known = [...record.leads, ...record.leadUpdates].map(({ email }) => email.toLowerCase());
  return [...new Set(known)].flatMap((email) => {
    const most = known.filter((other) => other === email).length;
    const sent = record.mails.filter(
      ({ subject, replyTo }) => /\[L-/.test(subject) && replyTo?.toLowerCase() === email,
    ).length;
    return sent > most ? [failed('mail_twice', `${sent} mails about ${email}; expected ${most}`)] : [];
  });
};

export interface LanguageScore {
  judged: number;
  matched: number;
}

/** What must hold in every conversation, whatever it is about. */
export const judgeInvariants = (
  golden: Golden,
  played: Played,
  detector: LanguageDetector,
): { failures: Failure[]; language: LanguageScore } => {
  let { language } = golden;
  const score: LanguageScore = { judged: 0, matched: 0 };
  const failures: Failure[] = [];
  for (const one of played.turns) {
    language = one.turn.expect?.language ?? language;
    // Before the visitor's first words the session alone tells.
    const spoken = one.turn.opens === true ? (golden.session ?? played.config.languages.default) : language;
    failures.push(...silences(one), ...afterClaims(one), ...ungrounded(one, played), ...falsePromises(one));
    const told = languages(one, spoken, detector);
    score.judged += told.judged;
    score.matched += told.judged - told.failures.length;
    failures.push(...told.failures);
  }
  failures.push(...quotes(played), ...mailsTwice(played));
  failures.push(...played.undelivered.map((text) => failed('undelivered', text)));
  failures.push(...played.record.bugs.map((bug) => failed('crash', bug.stack ?? String(bug))));
  return { failures, language: score };
};
