import { indexOfPhrase, plain, words } from './words.ts';

const list = (text: string): string[] =>
  text
    .trim()
    .split(/\s*\n\s*|\s*,\s*/)
    .map(plain);

/** These say yes by themselves only: "please tell me the price" and "jó napot" do not. */
const aloneOnly = new Set(
  list(`please, y, n, bitte, s'il vous plaît, svp, por favor, per favore, prego, alstublieft, prosím, proszę, poproszę, kérem, vă rog
    quero, szeretném, jó, rád, ráda, rada, goed, bine, bueno, i do, ok, okay, oké, okej, dobře, dobre, dobrze, bra, perfecto, claro`),
);

/** Thanks before an answer: "danke, nein". */
const thanks = new Set(
  list(`thanks, thank you, danke, vielen dank, merci, gracias, grazie, obrigado, obrigada, bedankt, dank u, dziękuję, dzięki
    děkuji, díky, ďakujem, vďaka, köszönöm, mulțumesc, tack`),
);

/** A question after "ok" is a question. */
const interrogatives = new Set(
  list(`what, how, when, where, why, who, which, can, could, do, does, is, are, will
    was, wie, wann, wo, warum, wer, welche, kann, können, gibt, que, qu, quel, quelle, comment, combien, quand, où, pourquoi, est
    qué, cómo, cuánto, cuándo, dónde, por qué, cuál, puede, cosa, come, quanto, dove, perché, quale
    qual, como, onde, wat, hoe, wanneer, waar, waarom, welke, co, jak, kiedy, gdzie, ile, dlaczego, czy, kdy, kde, kolik, proč
    čo, ako, kedy, koľko, prečo, mi, hogyan, mennyi, mikor, hol, miért, ce, cum, cât, când, unde, vad, hur, när, varför, finns`),
);

/** What follows one of the phrases at the beginning of a plain text; undefined where none stands there. */
const after = (text: string, phrases: string[]): { phrase: string; rest: string } | undefined => {
  const found = phrases
    .filter((phrase) =>
      /^[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}]/u.test(phrase)
        ? text.startsWith(phrase)
        : `${text} `.startsWith(`${phrase} `),
    )
    .sort((a, b) => b.length - a.length)[0];
  return found === undefined ? undefined : { phrase: found, rest: text.slice(found.length).trim() };
};

/** Whether a message is one of the phrases, or begins with it and goes on without asking something else. */
export const answersWith = (text: string, phrases: string[], contrary: string[]): boolean => {
  const clauses = text
    .split(/[.!,;:\n。！、，]+/)
    .map(plain)
    .filter((clause) => clause !== '');
  const [first, ...others] = clauses.slice(clauses.findIndex((clause) => !thanks.has(clause)));
  const begin = first === undefined ? undefined : after(first, phrases);
  if (begin === undefined) return false;
  if (/[?？]/.test(text)) return false;
  const contradicted = (rest: string) =>
    after(rest, contrary) !== undefined ||
    contrary.some((phrase) => phrase.includes(' ') && indexOfPhrase(rest, phrase) >= 0);
  if ([begin.rest, ...others].some(contradicted)) return false;
  if (begin.rest === '' || after(begin.rest, phrases)?.rest === '') return true;
  return !aloneOnly.has(begin.phrase) && !interrogatives.has(words(begin.rest)[0] ?? '');
};
