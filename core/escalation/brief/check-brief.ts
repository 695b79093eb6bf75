import { speaksAnother } from '../../assistant/answer-language.ts';
import { repeatsInstructions } from '../../assistant/leaks.ts';
import { makesFalsePromise } from '../../assistant/promises.ts';
import type { Message } from '../../conversation/conversation.ts';
import type { LanguageDetector } from '../../ports.ts';

/** Characters of a brief; what goes beyond loses its last sentences. */
const longest = 700;

/** Stand-ins for quotes while sentences are told apart: characters for private use, which nobody types. */
const kept = /\ue000(\d+)\ue001/g;
const wrong = '\ue002';

const quotes = /"([^"\n]*)"|“([^”\n]*)”|„([^“”\n]*)[“”]|«([^»\n]*)»|「([^」\n]*)」|『([^』\n]*)』/g;
const loneQuote = /["“”„«»「」『』]/;

/** The start of a sentence follows a space in most languages, and nothing in Japanese. */
const betweenSentences = /(?<=[.!?…])\s+|(?<=[。！？])|\n+/;

const address =
  /(?:https?:\/\/|www\.)[^\s<>"“”]+|[^\s@<>"(),;:]+@[^\s@<>"(),;:]+\.[\p{L}\p{N}-]+|(?<![\p{L}\p{N}@.-])(?:[\p{L}\p{N}-]+\.)+\p{L}{2,}(?:\/[^\s<>"“”]*)?/giu;
const number = /\d(?:[\d.,' \u00a0\u202f-]*\d)/g;

const spaced = (text: string): string => text.replace(/\s+/g, ' ');
const digits = (text: string): string => text.replace(/\D/g, '');
const bare = (text: string): string =>
  text
    .toLowerCase()
    .replace(/^(?:https?:\/\/)?(?:www\.)?/, '')
    .replace(/[.,;:!?)\]/]+$/, '');

/** What a brief may rest on. */
export interface BriefFacts {
  /** The conversation, internal words included. */
  messages: Message[];
  /** Addresses and titles known besides: the visitor's page, sources that were tried. */
  known: string[];
}

/** Who wrote the brief, and how it must be. */
export interface BriefRules {
  detector: LanguageDetector;
  /** ISO 639-1 code of the language it must be in. */
  language: string;
  /** What the writer was told, which is nobody else's. */
  instructions: string;
}

/** Keeps quotes that the visitor did write, letter by letter; the others mark their sentence. */
const maskQuotes = (text: string, visitorWords: string): { masked: string; found: string[] } => {
  const found: string[] = [];
  const masked = text.replace(quotes, (whole: string, ...parts: unknown[]) => {
    const inside = spaced(String(parts.slice(0, 6).find((part) => typeof part === 'string') ?? '')).trim();
    // In English the sentence's own full stop may stand inside, and so may the dots of a quote that was shortened.
    const words = [inside, inside.replace(/[.,;…]+$/, '')].find(
      (some) => some !== '' && visitorWords.includes(some),
    );
    if (words === undefined) return wrong;
    const after = inside.slice(words.length);
    return `\ue000${found.push(`${whole[0]}${words}${whole.at(-1)}`) - 1}\ue001${after}`;
  });
  return { masked, found };
};

const knowsAddresses = (sentence: string, facts: string): boolean =>
  (sentence.match(address) ?? []).every((one) => facts.toLowerCase().includes(bare(one)));

const knowsNumbers = (sentence: string, numbers: string[]): boolean =>
  (sentence.match(number) ?? []).every((one) => numbers.some((known) => known.includes(digits(one))));

const withinLength = (sentences: string[]): string => {
  let brief = '';
  for (const sentence of sentences) {
    if (brief.length + 1 + sentence.length > longest) break;
    brief = brief === '' ? sentence : `${brief} ${sentence}`;
  }
  return brief;
};

/**
 * What may be shown of a brief that a model wrote; undefined where nothing is left. Sentences fall that hold an
 * address or a number of two digits and more that does not stand in the conversation, quote what the visitor did not
 * write, or promise something; the whole falls in another language, or where it repeats the instructions.
 */
export const checkBrief = (text: string, facts: BriefFacts, rules: BriefRules): string | undefined => {
  if (repeatsInstructions(text, rules.instructions)) return undefined;
  const visitorWords = spaced(
    facts.messages.flatMap(({ from, text: said }) => (from === 'visitor' ? [said] : [])).join(' '),
  );
  const all = [...facts.messages.map((message) => message.text), ...facts.known].join('\n');
  const numbers = (all.match(number) ?? []).map(digits);
  const plain = text.replace(/[\ue000-\ue002]/g, '').replace(/\*\*|^#+\s*|^\s*[-•*]\s+/gm, '');
  const { masked, found } = maskQuotes(plain, visitorWords);
  const sentences = masked
    .split(betweenSentences)
    .map((sentence) => sentence.trim())
    .filter(
      (sentence) =>
        /\p{L}/u.test(sentence) &&
        !sentence.includes(wrong) &&
        !loneQuote.test(sentence) &&
        knowsAddresses(sentence, all) &&
        knowsNumbers(sentence.replace(kept, ''), numbers) &&
        !makesFalsePromise(sentence.replace(kept, '')),
    )
    .map((sentence) => sentence.replace(kept, (_mark, n: string) => found[Number(n)] ?? ''));
  const brief = withinLength(sentences);
  if ((brief.match(/\p{L}/gu) ?? []).length < 10) return undefined;
  const { detector, language } = rules;
  return speaksAnother(detector, brief, { language, languageFrom: 'session' }) ? undefined : brief;
};
