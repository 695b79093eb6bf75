import { fold } from './text.ts';

/** All patterns read folded text: lower case, no accents. */
const any = (text: string, patterns: RegExp[]): boolean => {
  const folded = fold(text);
  return patterns.some((pattern) => pattern.test(folded));
};

/** Words only, for messages that are one phrase as a whole. */
const bare = (text: string): string =>
  fold(text)
    .replace(/[^\p{L}\p{N}' -]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();

const people =
  'person|someone|somebody|human|agent|representative|operator|colleague|teammate|sales|support|your team';
const person: RegExp[] = [
  /\b(real|actual|live) (person|human)\b/,
  /\bhuman (agent|being|please)\b|\b(a|any) human\b/,
  new RegExp(
    `\\b(i|me|let me|can i|could i|may i|we|want to|need to|like to|please)\\b.{0,25}\\b(talk|speak|chat)(ing)? (to|with)\\b.{0,15}\\b(${people})\\b`,
  ),
  new RegExp(`^(talk|speak|chat) (to|with)\\b.{0,15}\\b(${people})\\b`),
  /\b(connect|transfer|put) (me|us) (to|with|through)\b/,
  /\b(parler|discuter|echanger)\b.{0,15}\b(a|avec)\b.{0,15}(quelqu'un|humain|personne|conseiller|agent\b|collegue|operateur|equipe)/,
  /\b(vrai humain|vraie personne|vrai conseiller)\b/,
  /\bmit\b.{0,25}\b(mensch|mitarbeiter|jemand|person|kolleg|berater|team\b|support)\w*.{0,20}\b(sprechen|reden|chatten|verbind)/,
  /\bechte[nrm]? (mensch|person)|\bverbinden sie mich\b/,
  /\b(hablar|falar|parlare) (con|com)\b.{0,15}\b(persona|pessoa|alguien|alguem|qualcuno|agente|humano|umano|operatore|atendente)\b/,
];
export const asksForPerson = (text: string): boolean => any(text, person);

const anger: RegExp[] = [
  /\b(ridiculous|useless|terrible|awful|furious|angry|fed up|waste of (my )?time|worst|scam|unacceptable|disgrace\w*|sick of)\b/,
  /\b(inadmissible|scandaleux|inacceptable|arnaque|furieux|furieuse|en colere|ras le bol|nul a|lamentable|honteux)\b/,
  /\b(unverschamt\w*|frechheit|wutend|lacherlich|nutzlos|inakzeptabel|stinksauer|abzocke|katastrophe|zeitverschwendung)\b/,
];
export const isAngry = (text: string): boolean => any(text, anger);

const policy: RegExp[] = [
  /\b(chargeback|lawsuit|lawyer|legal action|data breach|billing dispute)\b/,
  /\b(avocat|poursuites|action en justice|fuite de donnees)\b/,
  /\b(anwalt|anwaltin|rechtliche schritte|klage|datenpanne|datenleck)\b/,
];
export const isPolicyTopic = (text: string): boolean => any(text, policy);

const buying: RegExp[] = [
  /\b(buy|buying|purchase|purchasing)\b/,
  /\binterested in (?!how|knowing|learning|whether|what|why)/,
  /\b(a|your) quote\b|\bquote for\b/,
  /\bsign (up (us|our|my)\b|(us|our \w+|my \w+) up\b)/,
  /\blicen[cs]es? for (our|my|\d+)|\bpricing for (our|my|\d+)\b/,
  /\b(acheter|achat|souscrire|devis|commander)\b|\binteress\w+ par\b|\babonner (notre|mon)\b/,
  /\b(kaufen|erwerben|bestellen|anschaffen|kauf)\b|\binteressier\w+\b.{0,12}\b(fur|an)\b|\binteresse an\b|\bangebot fur\b|\blizenz(en)? fur\b/,
];
export const showsInterest = (text: string): boolean => any(text, buying);

const helpDeskWork =
  /\b(support|tickets?|help ?desk|live ?chat|chat|customers?|clients?|clientele|guests?|users?|visitors?|patients?|students?|e-?mails?|inbox|calls?|call cent(er|re)|service|shop|store|e-?commerce|complaints?|requests?|enquiries|inquiries|questions?|kunden\w*|anfragen|gaste\w*|onlineshop|webshop|beschwerden|fragen|boutique|demandes|reclamations|courriels?|messagerie)\b/;
const purpose =
  /\b(for (our|my|the|a)|to (handle|manage|answer|support|run|help|serve)|pour (notre|nos|mon|mes|gerer|repondre|le|la|un|une)|fur (unser|mein|den|die|das|ein)\w*|um\b.*\bzu)\b/;

/** Whether something is work that help-desk software is for. */
export const fitsHelpDesk = (text: string): boolean => helpDeskWork.test(fold(text));
/** The same where it is said in passing, so that its purpose must show. */
export const namesUseCase = (text: string): boolean => purpose.test(fold(text)) && fitsHelpDesk(text);

const yesWords =
  /^(yes|yeah|yep|yup|sure|ok|okay|please do|go ahead|of course|certainly|oui|ouais|d'accord|volontiers|bien sur|avec plaisir|ja|jawohl|gerne?|bitte|naturlich|klar|si|sim|claro|tak|ano|igen|da)\b/;
const noWords = /^(no|nope|not now|not really|never mind|non|pas maintenant|nein|nicht jetzt|nee)\b/;
export const saysYes = (text: string): boolean =>
  yesWords.test(bare(text)) || /^(はい|お願い)/.test(text.trim());
export const saysNo = (text: string): boolean => noWords.test(bare(text));

const greeting =
  /^(hi|hello|hey|hiya|good (morning|afternoon|evening|day)|bonjour|bonsoir|salut|coucou|hallo|guten (tag|morgen|abend)|servus|moin|gruss gott|hola|ciao|buongiorno|ola)( (there|all|everyone|team|again|a tous|zusammen))?$/;
const thanks =
  /^((ok|okay|great|perfect|super|good|cool|parfait|gut|alright|prima) )?(many )?(thanks|thank you|thx|cheers|merci|danke|vielen dank|gracias|grazie)( (a lot|so much|very much|beaucoup|schon|sehr|bien|for your help|pour votre aide))*$/;
const agreement =
  /^(ok|okay|k|alright|all right|cool|great|perfect|got it|understood|d'accord|parfait|super|compris|alles klar|in ordnung|verstanden|prima)$/;
const farewell =
  /^(bye|goodbye|see you|au revoir|bonne journee|tschuss|auf wiedersehen|schonen tag)( .{0,12})?$/;
export const greets = (text: string): boolean => greeting.test(bare(text));
export const agrees = (text: string): boolean => agreement.test(bare(text));
export const thanksOrLeaves = (text: string): boolean => thanks.test(bare(text)) || farewell.test(bare(text));

const opener = '(?:(?:hi|hello|hey|please|bonjour|salut|hallo|guten tag) )?';
const vague = [
  '(?:can you |could you |i need )?(?:some )?help(?: me| us)?',
  "(?:it|this|that) (?:doesn't|does not|isn't|is not|don't) (?:work|working)|nothing works",
  "(?:it's|it is|is) (?:broken|not working)|not working|doesn't work|does not work",
  'i (?:have|got) (?:a|an) (?:problem|question|issue)|problem|question|issue|error|test|testing|lol|haha+|hm+',
  "aide|aidez[- ]moi|a l'aide|(?:ca|cela) (?:ne )?(?:marche|fonctionne) pas|j'ai (?:un probleme|une question)|probleme",
  'hilfe|hilf mir|helfen sie mir|(?:es|das) (?:geht|funktioniert) nicht|funktioniert nicht|geht nicht|ich habe (?:ein problem|eine frage)|frage',
].join('|');
const unclear = new RegExp(`^${opener}(?:${vague})(?: please| svp| s'il vous plait| bitte)?$`);
export const isVague = (text: string): boolean => unclear.test(bare(text)) || bare(text) === '';

/** An offer of a person, ours or of Frontdesk's own templates: a question that speaks of a teammate. */
export const offersPerson = (text: string): boolean =>
  /[?？]\s*$/.test(text) &&
  /\b(teammate|person|collegue|membre de (l'|notre )?equipe|equipier|kolleg\w*|teammitglied\w*|mitarbeiter\w*|aus dem team|aus unserem team|companero|colega|collega|kolega|kollega|medewerker|teamgenoot|munkatars\w*|coleg)\b|チーム|担当/.test(
    fold(text),
  );

export const emailIn = (text: string): string | undefined =>
  /[\p{L}\p{N}._%+'-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*\.\p{L}{2,}/u.exec(text)?.[0];
/** "Use the one you have": an address that stands somewhere else than in this chat. */
export const pointsToKnownAddress = (text: string): boolean =>
  emailIn(text) === undefined &&
  /\b(you (already )?(have|know)|on file|same (address|one|e-?mail)|vous (avez|connaissez)|meme adresse|deja|haben sie|sie haben|kennen sie|bereits|schon|dieselbe|gleiche)\b/.test(
    fold(text),
  );
export const urlIn = (text: string): string | undefined =>
  /https?:\/\/[^\s<>"']+/i.exec(text)?.[0].replace(/[.,;:!?)\]]+$/, '');
