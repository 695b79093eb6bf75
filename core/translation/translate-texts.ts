import { type CallDeps, callModel } from '../assistant/call-model.ts';
import type { ConverseResponse } from '../assistant/converse.ts';
import { AppError } from '../errors.ts';
import type { LanguageDetector } from '../ports.ts';
import { checkTranslation } from './check-translation.ts';
import { textsIn, translationPrompt, translationRequest } from './prompt.ts';
import type { Protect, Protected } from './protect.ts';

export interface TranslationDeps extends CallDeps {
  detector: LanguageDetector;
}

/** A text, and the language it is in (ISO 639-1). */
export interface ForeignText {
  text: string;
  from: string;
}

interface Piece extends ForeignText {
  n: number;
  covered: Protected;
}

/** Texts of one call together; a longer one has a call of its own. */
const charactersPerCall = 4_000;
const textsPerCall = 40;

/** Tokens of an answer: one for a character is what Japanese takes; no model that Bedrock has refuses so many. */
const tokensFor = (pieces: Piece[]): number => {
  const characters = pieces.reduce((sum, { covered }) => sum + covered.text.length, 0);
  return Math.min(4_000, Math.ceil(characters * 1.2) + 30 * pieces.length + 50);
};

/** A model that took longer than this to fail is not asked again: people are waiting. */
const patienceMs = 10_000;

const inCalls = (pieces: Piece[]): Piece[][] => {
  const calls: Piece[][] = [];
  let characters = 0;
  for (const piece of pieces) {
    characters += piece.covered.text.length;
    const last = calls.at(-1);
    if (last === undefined || characters > charactersPerCall || last.length >= textsPerCall) {
      calls.push([piece]);
      characters = piece.covered.text.length;
    } else last.push(piece);
  }
  return calls;
};

const textOf = ({ content }: ConverseResponse): string =>
  content.map((block) => ('text' in block ? block.text : '')).join('\n');

interface Order {
  to: string;
  protect: Protect;
  signal: AbortSignal;
}

/** One call. What the model gave no sound translation of is left out; so is everything where it failed. */
const ask = async (
  deps: TranslationDeps,
  pieces: Piece[],
  { to, signal }: Order,
): Promise<Map<string, string>> => {
  const instructions = translationPrompt(deps.config);
  const request = { tools: [], maxTokens: tokensFor(pieces), temperature: 0 };
  let given: Map<number, string>;
  try {
    const numbered = pieces.map(({ n, from, covered }) => ({ n, from, text: covered.text }));
    const asked = { ...translationRequest(instructions, numbered, to), ...request };
    given = textsIn(textOf(await callModel(deps, asked, signal)));
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    deps.telemetry.warn('translation_failed', { code: error.code, count: pieces.length }, error);
    return new Map();
  }
  const done = new Map<string, string>();
  for (const { n, from, text, covered } of pieces) {
    const task = { detector: deps.detector, source: text, covered, from, to, instructions };
    const checked = checkTranslation(given.get(n), task);
    if (checked.kind === 'good') done.set(text, checked.text);
    else deps.telemetry.info('translation_refused', { reason: checked.kind });
  }
  return done;
};

/**
 * Translations by their texts, each asked for once and, where nothing sound came, once more. A text without one could
 * not be translated; failing models fail nothing else.
 */
export const translateTexts = async (
  deps: TranslationDeps,
  texts: ForeignText[],
  order: Order,
): Promise<Map<string, string>> => {
  const unique = [...new Map(texts.map((each) => [each.text, each])).values()];
  const pieces = unique.map((each, i) => ({ ...each, n: i + 1, covered: order.protect(each.text) }));
  const started = deps.clock.now();
  const done = new Map<string, string>();
  for (const call of inCalls(pieces)) {
    for (const [text, translation] of await ask(deps, call, order)) done.set(text, translation);
    const failed = call.filter(({ text }) => !done.has(text));
    if (failed.length === 0 || order.signal.aborted || deps.clock.now() - started > patienceMs) continue;
    for (const [text, translation] of await ask(deps, failed, order)) done.set(text, translation);
  }
  for (const { text } of unique) deps.telemetry.count('Translations', 1, done.has(text) ? 'ok' : 'failed');
  return done;
};
