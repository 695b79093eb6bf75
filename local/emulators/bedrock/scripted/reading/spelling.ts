import { fold } from '../text.ts';

/** Everyday words of visitors, folded, by language: what a slip of the fingers was meant to be. */
const everyday: Record<string, string> = {
  en: 'how much does cost costs price prices pricing plan plans month monthly year yearly annual free trial trials demo features feature integrate integration integrations install installation chat website email forwarding forward subscription cancel invoice invoices agent agents ticket tickets mobile application android security customer customers import migrate migration department departments report reports billing discount discounts whatsapp facebook instagram password human person speak available support supported language languages account settings channel channels there thanks please need want looking difference between which',
  fr: 'combien coute couter prix tarif tarifs forfait forfaits mois annee annuel annuelle gratuit gratuite essai essayer demo fonctionnalite fonctionnalites integration integrations integrer installer installation chat site redirection email abonnement annuler resilier facture factures agent agents ticket tickets mobile application securite client clients importer migration service rapport rapports facturation remise whatsapp facebook instagram personne parler langue langues compte canal canaux merci besoin quel quelle quelles comment configurer donnees',
  de: 'wieviel viel kostet kosten preis preise tarif tarife monat monatlich jahr jahrlich kostenlos kostenlose testversion testen funktion funktionen integration integrationen installieren installation chat website weiterleitung email abonnement kundigen rechnung rechnungen agent agenten ticket tickets mobile anwendung sicherheit sicher kunde kunden importieren umstieg abteilung abteilungen bericht berichte abrechnung rabatt whatsapp facebook instagram mensch sprechen sprache sprachen konto kanal kanale danke brauche welche einrichten daten datenschutz',
};
const vocabularies = new Map(Object.entries(everyday).map(([code, words]) => [code, words.split(' ')]));

/** Edits between two words, a swap of neighbours counting as one; more than `most` are not counted out. */
const edits = (a: string, b: string, most: number): number => {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let [older, previous]: [number[], number[]] = [[], Array.from({ length: b.length + 1 }, (_, j) => j)];
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1];
      let cost = Math.min(
        (previous[j] ?? 0) + 1,
        (row[j - 1] ?? 0) + 1,
        (previous[j - 1] ?? 0) + (same ? 0 : 1),
      );
      const swapped = a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      if (swapped) cost = Math.min(cost, (older[j - 2] ?? 0) + 1);
      row.push(cost);
    }
    [older, previous] = [previous, row];
  }
  return previous[b.length] ?? 0;
};

const shortForms: Record<string, string> = {
  u: 'you',
  ur: 'your',
  r: 'are',
  pls: 'please',
  plz: 'please',
  cud: 'could',
  wat: 'what',
  wats: 'what is',
  hwo: 'how',
  thier: 'their',
  teh: 'the',
  msg: 'message',
};

const repaired = (word: string, vocabulary: string[], knows: (word: string) => boolean): string => {
  const folded = fold(word);
  const most = folded.length >= 8 ? 2 : 1;
  if (folded.length < 4 || /\d/.test(folded) || vocabulary.includes(folded) || knows(folded)) return word;
  let best: { word: string; edits: number } | undefined;
  for (const candidate of vocabulary) {
    if (candidate.length < 4 || candidate[0] !== folded[0]) continue;
    const distance = edits(folded, candidate, most);
    if (distance <= most && distance < (best?.edits ?? most + 1)) best = { word: candidate, edits: distance };
  }
  return best?.word ?? word;
};

/** The same words with obvious slips mended. `knows`: words that are right as they are, folded. */
export const respelled = (text: string, language: string, knows: (word: string) => boolean): string => {
  const vocabulary = vocabularies.get(language) ?? [];
  return text.replace(/[\p{L}\p{N}'’-]+/gu, (word) => {
    const short = language === 'en' && Object.hasOwn(shortForms, word.toLowerCase());
    return short ? (shortForms[word.toLowerCase()] ?? word) : repaired(word, vocabulary, knows);
  });
};
