import { indexOfPhrase, type PhraseIndex, phrasesNear, plain, words } from './words.ts';

const list = (text: string): Set<string> => new Set(words(plain(text)));

/** Who else the anger may be at: those the visitor serves, and what they use now. */
const others = list(`
  customers clients visitors users shoppers callers boss they them their current previous old former competitor competitors example
  kunden besucher nutzer chef bisher bisherige bisherigen bisheriger aktueller aktuelles aktuellen alter altes anbieter konkurrenz beispiel
  clients visiteurs utilisateurs chef actuel actuelle ancien ancienne concurrent concurrents exemple
  clientes visitantes usuarios jefe actual anterior antiguo competencia ejemplo
  clienti visitatori utenti capo attuale precedente vecchio concorrenza esempio
  usuários chefe atual anterior antigo concorrência concorrente exemplo
  klanten bezoekers gebruikers baas huidige vorige oude concurrent voorbeeld
  klienci klientów odwiedzający użytkownicy szef obecny obecne obecnego poprzedni konkurencja przykład
  zákazníci zákazníků návštěvníci uživatelé šéf současný současného předchozí starý konkurence příklad
  zákazníkov návštevníci používatelia súčasný súčasného predchádzajúci konkurencia
  ügyfelek ügyfeleink látogatók felhasználók főnököm jelenlegi előző régi konkurencia például
  clienții clienți vizitatorii utilizatorii șeful actual actuala actualul vechi vechiul concurența exemplu
  kunder kunderna besökare användare chef chefen nuvarande förra gamla konkurrent exempel
  zendesk intercom freshdesk freshchat hubspot crisp tidio drift salesforce gorgias helpscout chatwoot
`);
const japanese = /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}]/u;
const japaneseOthers = /お客|顧客|ユーザー|訪問者|他社|上司|以前の|今の(?:ツール|システム)|現在の|例えば/;

/** The phrase that stands in a text, both plain, and what stands around it. */
const around = (text: string, phrase: string): string | undefined => {
  const at = japanese.test(phrase) ? text.indexOf(phrase) : indexOfPhrase(text, phrase);
  return at < 0 ? undefined : `${text.slice(0, at)} ${text.slice(at + phrase.length)}`;
};

const isAtUs = (rest: string): boolean =>
  !japaneseOthers.test(rest) && !words(rest).some((word) => others.has(word));

/** A few words nearly all in capitals, or three marks of exclamation. A question in capitals is in a hurry. */
const isShouted = (text: string): boolean => {
  if (/(?:[!！]\s*){3}/.test(text)) return true;
  const capitals = text.match(/\p{Lu}/gu)?.length ?? 0;
  const small = text.match(/\p{Ll}/gu)?.length ?? 0;
  const asks = /[?？]/.test(text) && !/[!！]/.test(text);
  return !asks && words(plain(text)).length >= 3 && capitals >= 10 && small <= (capitals + small) * 0.2;
};

/** Plain phrases of all languages. */
export interface AngerPhrases {
  anger: PhraseIndex;
  complaints: PhraseIndex;
}

/**
 * Whether a message shows anger at us by one of the phrases, or by a complaint that is shouted. Quoted words are
 * somebody else's. It is meant to be right where it says so, because it calls a person by itself: of 41 calm messages
 * it was not fitted to it took none for angry. It missed 8 of 47 angry ones; irony, anger in other words and anger in
 * a sentence that also speaks of customers or of another product are left to the model.
 */
export const showsAngerBy = (text: string, { anger, complaints }: AngerPhrases): boolean => {
  const own = text.replace(/"[^"\n]*"|“[^”\n]*”|„[^“”\n]*[“”]|«[^»\n]*»|「[^」\n]*」/gu, ' ');
  const isIn = (part: string, phrases: PhraseIndex): boolean => {
    const said = plain(part);
    return phrasesNear(phrases, said).some((phrase) => {
      const rest = around(said, phrase);
      return rest !== undefined && isAtUs(rest);
    });
  };
  const sentences = own.split(/(?<=[.?？。\n])/);
  return sentences.some((part) => isIn(part, anger)) || (isShouted(own) && isIn(own, complaints));
};
