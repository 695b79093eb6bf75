import type { ConversationState } from '../conversation/conversation.ts';
import { supportedLanguages } from '../languages/languages.ts';
import type { LanguageDetector } from '../ports.ts';

/** What stands in any language: code, quoted titles, names of buttons in bold, paths through menus. */
const foreign =
  /```[\s\S]*?(?:```|$)|`[^`\n]*`|\*\*[^*\n]*\*\*|"[^"\n]*"|“[^”\n]*”|„[^“”\n]*[“”]|«[^»\n]*»|「[^」\n]*」|『[^』\n]*』|[^\s>]+(?: > [^\s>,.;]+(?: [A-Z][^\s>,.;]*)*)+/gu;
/**
 * Names, such as DKIM, LiveAgent and Universal Inbox: in capitals, with capitals inside, or with one where no sentence
 * begins. German loses its nouns by this, and stays German.
 */
const names =
  /(?<!\p{L})(?:\p{Lu}[\p{Lu}\d]+|\p{L}+\p{Ll}\p{Lu}\p{L}*)(?!\p{Ll})|(?<=[\p{L}\p{N},;:] )\p{Lu}[\p{L}\d]*/gu;

/**
 * Letters that have to be left; one of Japanese says as much as three. Measured with tinyld over 2,671 texts of one to
 * three sentences (the sample articles in eight languages, the templates and other answers in fourteen, some with
 * English names of products), each also held to be in every other language. 45 letters give no false alarm and miss
 * 4 % of texts of three sentences, most of them shorter than that (of 30 in Portuguese 1 passes as Spanish, of 30 in
 * Dutch 1 as German, of 49 in German 5 as Dutch, of 4 in Slovak 2 as Czech), and 42 % of single sentences. 30 letters
 * give 4 false alarms where names are left in.
 */
const enough = 45;
/** Czech and Slovak share most of their words. */
const enoughForKin = 70;
const areKin = (one: string, other: string): boolean => [one, other].sort().join() === 'cs,sk';
const kana = /[\p{sc=Hira}\p{sc=Kana}]/u;

const lettersOf = (text: string): number => (text.match(/\p{L}/gu)?.length ?? 0) * (kana.test(text) ? 3 : 1);

/**
 * Whether an answer is certainly in another language than the visitor is to be answered in, out of those with words.
 * A language that neither session nor words have told is nobody's to insist on.
 */
export const speaksAnother = (
  detector: LanguageDetector,
  answer: string,
  { language, languageFrom }: Pick<ConversationState, 'language' | 'languageFrom'>,
): boolean => {
  if (languageFrom === 'default' || !supportedLanguages.includes(language)) return false;
  const own = answer.replace(foreign, ' ').replace(names, ' ');
  const letters = lettersOf(own);
  if (letters < enough) return false;
  const detected = detector.detect(own);
  if (detected === undefined || detected === language) return false;
  if (areKin(detected, language) && letters < enoughForKin) return false;
  return !own.split(/[.!?。！？\n]+/).some((sentence) => detector.detect(sentence) === language);
};
