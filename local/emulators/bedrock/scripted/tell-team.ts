import type { Line, Scene } from './read-scene.ts';
import { emailIn, withoutSignature } from './reading/contact.ts';
import { fitsHelpDesk, namesUseCase, showsInterest } from './reading/interest.ts';
import { salesFactsIn } from './reading/sales-facts.ts';
import { verbatimSentences } from './text.ts';
import { isSaying } from './wording.ts';

export type PersonReason =
  | 'asked_for_person'
  | 'no_evidence'
  | 'anger'
  | 'policy_topic'
  | 'repeated_question';

const why: Record<PersonReason, string> = {
  asked_for_person: 'Asks for a person.',
  no_evidence: 'The knowledge base has no answer.',
  anger: 'Is angry.',
  policy_topic: 'Raises a topic that people handle.',
  repeated_question: 'Asks the same question again and got no answer.',
};

const clip = (text: string, length: number) => {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length <= length ? line : `${line.slice(0, length - 1)}…`;
};
const quoted = (text: string, length = 200) => `"${clip(text, length)}"`;
const visitorLines = (scene: Pick<Scene, 'before' | 'words'>): string[] => [
  ...scene.before.filter(({ from }) => from === 'visitor').map(({ text }) => text),
  scene.words,
];

/** English facts around the visitor's own words, which stay as they are: rules cannot translate. `because`: why a person is called. */
export const briefWith = (
  scene: Pick<Scene, 'before' | 'words' | 'passages' | 'languageName'>,
  because: string,
): string => {
  const earlier = visitorLines(scene).slice(0, -1).slice(-3);
  const titles = [...new Set(scene.passages.slice(0, 3).map(({ title }) => title))];
  return [
    because,
    `Writes in ${scene.languageName}.`,
    `Last words: ${quoted(scene.words)}.`,
    ...(earlier.length > 0 ? [`Before that: ${earlier.map((text) => quoted(text, 120)).join(', ')}.`] : []),
    ...(titles.length > 0 ? [`Articles found: ${titles.join(', ')}.`] : []),
  ].join(' ');
};

export const briefFor = (scene: Scene, reason: PersonReason): string => briefWith(scene, why[reason]);

export interface LeadFacts {
  /** The visitor's sentence of interest, letter by letter. */
  quote: string | undefined;
  useCase: string | undefined;
  email: string | undefined;
  name: string | undefined;
}

const moreThanOneWord = (sentence: string) => /\p{L}\S*\s+\S*\p{L}/u.test(sentence);

const quoteIn = (texts: string[]): string | undefined => {
  const interested = texts.filter(showsInterest);
  const sentences = interested.flatMap(verbatimSentences).filter(showsInterest);
  return sentences.find(moreThanOneWord) ?? interested.find(moreThanOneWord) ?? sentences[0];
};

/** What the visitor said they need it for: the answer to our question, or told in passing; the newest counts. */
const useCaseIn = (lines: Line[]): string | undefined => {
  const answered = lines.findLast(
    (line, i) =>
      line.from === 'visitor' && isSaying(lines[i - 1]?.text, 'askUseCase') && fitsHelpDesk(line.text),
  );
  const tellsUse = (text: string) => !text.trim().endsWith('?') && namesUseCase(text);
  const told = lines.findLast(({ from, text }) => from === 'visitor' && tellsUse(text));
  const interested = lines.findLast(
    ({ from, text }) => from === 'visitor' && showsInterest(text) && namesUseCase(text),
  );
  return (answered ?? interested ?? told)?.text;
};

const namePatterns: RegExp[] = [
  /\b(?:[Mm]y name is|I am|I'm|I’m|[Tt]his is|[Jj]e m['’]appelle|[Mm]on nom est|[Jj]e suis|[Ii]ch hei(?:ß|ss)e|[Mm]ein [Nn]ame ist|[Ii]ch bin|[Mm]e llamo|[Ss]oy|[Ss]ono|[Ss]ou|[Jj]estem|[Mm]i chiamo|[Cc]hamo-me|[Ii]k ben|[Nn]azywam się)\s+(?!(?:Leiter|Inhaber|Chef|Gründer|Geschäftsführer|Teamleiter|Mitarbeiter|Kunde|Kundin|Manager|Director|Responsable)\p{L}*)(\p{Lu}[\p{L}'’-]+(?:\s+\p{Lu}[\p{L}'’-]+){0,2})/u,
  /(?<!\b(?:company|brand|domain|user|host|file|product) )\b(?:[Nn]ame|[Nn]om)(?:\s+is|\s+est|\s+ist|\s*:)?\s+(\p{Lu}[\p{L}'’-]+(?:\s+\p{Lu}[\p{L}'’-]+){0,2})/u,
  /@[\p{L}\p{N}.-]+\s*[,;(–-]+\s*(\p{Lu}[\p{L}'’-]+(?:\s+\p{Lu}[\p{L}'’-]+){1,2})/u,
  /^(?!(?:Soy|Sono|Sou|Jestem|Sure|Yes|Hello|Hallo|Bonjour|Hola|Write|Please|Contact|Mail)\b)(\p{Lu}[\p{L}'’-]+(?:\s+\p{Lu}[\p{L}'’-]+){1,2})\s*[,:;(<-]*\s*[\p{L}\p{N}._%+-]+@/u,
];
const nameIn = (texts: string[]): string | undefined =>
  texts.flatMap((text) => namePatterns.flatMap((pattern) => pattern.exec(text)?.[1] ?? [])).at(-1);

export const leadFacts = (scene: Scene): LeadFacts => {
  const texts = visitorLines(scene);
  return {
    quote: quoteIn(texts),
    useCase: useCaseIn([...scene.before, { from: 'visitor', text: scene.words }]),
    email: texts.flatMap((text) => emailIn(text) ?? []).at(-1),
    name: nameIn(texts),
  };
};

/** What sales should know beside the lead it has: said in these words, and in no earlier ones. */
export const addedFacts = (scene: Scene): string[] => {
  const earlier = visitorLines(scene).slice(0, -1).join('\n');
  return salesFactsIn(withoutSignature(scene.words)).filter(
    (sentence) => moreThanOneWord(sentence) && !earlier.includes(sentence),
  );
};

/** The conversation in English, as far as rules can tell it. */
export const leadSummary = (scene: Scene, facts: LeadFacts): string => {
  const others = visitorLines(scene).filter(
    (text) => text !== facts.useCase && emailIn(text) === undefined && !showsInterest(text),
  );
  return [
    `The visitor writes in ${scene.languageName} and is interested in buying: ${quoted(facts.quote ?? '', 400)}.`,
    `They would use it so, in their own words: ${quoted(facts.useCase ?? '', 400)}.`,
    ...(others.length > 0 ? [`They also wrote: ${others.map((text) => quoted(text)).join(', ')}.`] : []),
  ].join('\n');
};

const kinds: [RegExp, string][] = [
  [/chat/i, 'live chat'],
  [/ticket|e-?mail|courriel|inbox|messagerie/i, 'e-mail and tickets'],
  [/\bcalls?\b|call cent|appel|telefon|phone/i, 'phone support'],
  [/shop|store|commerce|boutique|laden/i, 'online shop'],
];

/** English label of the use case and the visitor's words for it. */
export const describeUseCase = (words: string): string => {
  const found = kinds.filter(([pattern]) => pattern.test(words)).map(([, label]) => label);
  return `Customer service${found.length > 0 ? ` (${found.join(', ')})` : ''}: ${quoted(words, 300)}`;
};
