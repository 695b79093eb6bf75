import { matches } from './matches.ts';

export const emailIn = (text: string): string | undefined =>
  /[\p{L}\p{N}._%+'-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*\.\p{L}{2,}/u.exec(text)?.[0];

export const urlIn = (text: string): string | undefined => {
  const written = /https?:\/\/[^\s<>"']+/i.exec(text)?.[0];
  const short =
    /(?<![@\p{L}\p{N}.-])(?:www\.)?(?:[\p{L}\p{N}-]+\.)+(?:com|org|net|io|eu|shop|store|example|co\.uk|de|fr|at|ch|be|es|it|nl|pl|cz|sk)(?:\/[^\s<>"']*)?(?![\p{L}\p{N}@])/iu.exec(
      text,
    )?.[0];
  const found = written ?? (short === undefined ? undefined : `https://${short}`);
  return found?.replace(/[.,;:!?)\]]+$/, '');
};

/** "Use the one you have": an address that stands somewhere else than in this chat. */
export const pointsToKnownAddress = (text: string): boolean =>
  emailIn(text) === undefined &&
  matches(text, [
    /\b(you (already )?(have|know)|on file|same (address|one|e-?mail)|from my (account|profile)|i('m| am) logged in|vous (l')?(avez|connaissez)|meme adresse|deja|haben sie|sie haben|kennen sie|bereits|schon|dieselbe|gleiche|ya (la )?tien\w*|gia|ja (o |a )?tem|hebben jullie al|macie juz)\b/,
  ]);

/** An address that is not whole: `ben@acme`, `ben at acme dot com`. */
export const isHalfAddress = (text: string): boolean =>
  emailIn(text) === undefined &&
  /\S@\S|\S+ ?(?:\(at\)|\[at\]| at | arobase | klammeraffe )\s?\S+ ?(?:\.|\(dot\)|\[dot\]| dot | point | punkt )\s?\w{2,}/iu.test(
    text,
  );

const refusals: RegExp[] = [
  /\b(rather not|prefer not|don't want to|do not want to|won't|will not|not going to|no need to|not comfortable|don't like to) .{0,25}(e-?mail|address|share|give|tell|leave|say|that|it)\b|\b(rather|prefer) not$|\bno (e-?mail|spam|thanks?)\b|\bwithout (an? |my )?e-?mail\b|\bdon't (need|want) (to be |any )?(contact\w*|spam|mails?|e-?mails?)\b/,
  /\b(prefere|prefererais|preferons|aimerais|aimerions|veux|souhaite|voulons)\b.{0,15} (ne )?pas\b|\bpas (d'|de |mon |notre )?(e-?mail|adresse|mail|spam|pub)\b|\bsans (adresse|e-?mail|mail)\b|\bplutot pas\b/,
  /\b(lieber nicht|mochte ich nicht|mochte (meine|keine)|will ich nicht|will keine|gebe ich nicht|keine (e-?mail|adresse|mail|werbung)|ohne (e-?mail|adresse|mail)|ungern|nicht angeben|kein spam)\b/,
  /\b(prefiero no|preferisco di no|prefiro nao|liever niet|wole nie)\b/,
];
/** Right after our question, a few words with a negation are a refusal. */
const negation = /\b(not?|n't|never|non|ne|pas|nein|nicht|kein\w*|nie)\b/;
const fewWords = 8;

export const refusesAddress = (text: string): boolean => {
  if (emailIn(text) !== undefined || /[?？]/.test(text)) return false;
  const isShort = text.trim().split(/\s+/).length <= fewWords;
  return matches(text, refusals) || (isShort && matches(text, [negation]));
};

const whys: RegExp[] = [
  /\bwhy\b.{0,40}\b(e-?mail|address|that|it|this)\b|\bwhat (do|will|would) you (do|need|use|want) .{0,25}(with|for|my|it)\b|\bwhat('s| is) (it|that|this) for\b|\bwill you spam\b/,
  /\bpourquoi\b.{0,50}\b(adresse|e-?mail|mail|ca|cela)\b|\bpour quoi faire\b|\bqu'(en )?(allez|ferez|faites)[- ]vous\b.{0,15}/,
  /\b(warum|wieso|wozu|wofur)\b.{0,40}\b(e-?mail|adresse|mail|die|das|brauch\w*)\b|\bwas (machen|passiert|tun)\b.{0,25}\b(adresse|damit|daten)\b/,
];
/** "Why do you need it?", right after the address was asked for. */
export const asksWhyAddress = (text: string): boolean => matches(text, whys);

const ending =
  /^(--+ ?|__+|(?:best|kind|warm|many)?\s?(?:regards|wishes|thanks)|thanks(?: in advance| so much)?|cheers|sincerely|yours .{0,12}|cordialement|bien cordialement|bien à vous|salutations.{0,20}|mit (?:freundlichen|besten|herzlichen) gr(?:ü|ue)(?:ß|ss)en|(?:viele|beste|freundliche|liebe|herzliche) gr(?:ü|ue)(?:ß|ss)e|mfg|lg|gru(?:ß|ss)|sent from my .{0,20}|envoyé de mon .{0,20}|von meinem .{0,20} gesendet)[,.!]?$/iu;

/** What was written above the signature of an e-mail, where one stands below it. */
export const withoutSignature = (text: string): string => {
  const lines = text.split('\n');
  const at = lines.findIndex((line, i) => i > 0 && ending.test(line.trim()));
  return at < 0 ? text : lines.slice(0, at).join('\n').trim();
};
