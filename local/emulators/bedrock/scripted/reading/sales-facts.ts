import { fold, verbatimSentences } from '../text.ts';

const numbers =
  '(\\d+|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty|forty|fifty|hundred|a dozen|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|douze|quinze|vingt|trente|quarante|cinquante|zwei|drei|vier|funf|sechs|sieben|acht|neun|zehn|zwolf|funfzehn|zwanzig|dreissig|vierzig|funfzig)';
const facts: RegExp[] = [
  // How many
  new RegExp(
    `\\b${numbers}(-| to |-?\\w* ?or | a | bis )?\\d* ?(\\w+ )?(people|persons?|agents?|users?|seats?|employees|colleagues|licen[cs]es?|of us|reps|staff|stores?|shops?|locations?|tickets|chats|calls|mails|e-?mails|personnes|utilisateurs|postes|collaborateurs|collegues|employes|magasins|mitarbeiter\\w*|personen|leute|nutzer|kolleg\\w*|arbeitsplatz\\w*|agenten|filialen|anfragen|personas|persone|pessoas|mensen|medewerkers|osob\\w*)\\b`,
  ),
  new RegExp(
    `\\b(team|equipe|gruppe|abteilung|staff|crew) (of|de|von|mit|has|hat|a|compte|avec) ${numbers}\\b`,
  ),
  new RegExp(
    `\\b(we are|we're|there are|nous sommes|on est|nous serons|wir sind|somos|siamo|we zijn met|jest nas) (about |around |environ |etwa |ca |rund |zu )?${numbers}\\b`,
  ),
  // Through which channels
  /\b(also|mainly|mostly|and|need|use|want|plus|aussi|surtout|egalement|besoin|utilisons|auch|vor allem|hauptsachlich|brauchen|nutzen|benotigen)\b.{0,40}\b(whats ?app|phone|calls?|live ?chat|chat|e-?mail|facebook|instagram|telefon\w*|anrufe|appels|telephone|social media|viber)\b/,
  // When
  /\b(start|begin|go(ing)? live|decide|decision|switch|need (it|this)|launch|roll ?out|contract (ends|runs)|sign|buy|demarr\w+|commenc\w+|decid\w+|lanc\w+|besoin|contrat|start\w+|anfang\w*|beginn\w*|umsteig\w*|umstell\w*|entscheid\w*|loslegen|vertrag|brauchen)\b.{0,40}\b(next|this|by|in|within|before|from|until|asap|soon|immediately|today|tomorrow|end of|prochain\w*|semaine\w*|mois|avant|d'ici|des|fin|debut|bientot|nachst\w+|ab|bis|sofort|bald|ende|anfang|monat\w*|woche\w*|quartal|q[1-4]|january|february|march|april|may|june|july|august|september|october|november|december|janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre|januar|februar|marz|juni|juli|oktober|dezember)\b/,
  // For how much
  /\bbudget\b|\b\d[\d., ]* ?(€|\$|£|euros?|dollars?|usd|eur|pounds?|chf)|[€$£] ?\d/,
  // Reached how else
  /(?:\+|\b00)\d[\d ()./-]{6,}\d|\b(phone|tel|telephone|numero|telefon\w*|nummer|rufnummer|mobile|portable|handy|call me|reach me|erreichbar|joignable)\b.{0,25}\d[\d ()./-]{4,}\d/,
  // From what
  /\b(currently|today|at the moment|right now|actuellement|aujourd'hui|derzeit|momentan|aktuell|bisher)\b.{0,30}\b(use|using|on|with|have|utilis\w+|avec|nutz\w+|verwend\w+|mit|haben|arbeit\w+)\b/,
];

/** Sentences that tell sales something it should know, as they stand in the text; questions are none. */
export const salesFactsIn = (text: string): string[] =>
  verbatimSentences(text).filter((sentence) => {
    const folded = fold(sentence);
    return !sentence.endsWith('?') && facts.some((pattern) => pattern.test(folded));
  });
