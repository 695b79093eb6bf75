import { matches } from './matches.ts';

const people =
  'person|someone|somebody|human|agent|representative|operator|colleague|teammate|sales|support|manager|your team|your boss';
const person: RegExp[] = [
  /\b(real|actual|live) (person|human)\b(?!.{0,30}\?\s*$)/,
  /\bhuman (agent|being|please)\b|\b(want|need|like|get|give me|prefer) (a|any|some) human\b/,
  new RegExp(
    `\\b(i|me|let me|can i|could i|may i|we|want to|need to|like to|please)\\b.{0,25}\\b(talk|speak|chat)(ing)? (to|with)\\b.{0,15}\\b(${people})\\b`,
  ),
  new RegExp(`^(talk|speak|chat) (to|with)\\b.{0,15}\\b(${people})\\b`),
  /\b(connect|transfer|put) (me|us) (to|with|through)\b/,
  /\b(is|isn't) (there )?(anyone|anybody|someone|somebody) (there|around|available|real|who can help)\b/,
  /\b(call|ring|phone) me( back)?\b|\b(get|fetch|bring in|send me) (me )?(a|your|some|one of your) (colleague|manager|teammate|supervisor|person|people)\b/,
  /\b(parler|discuter|echanger)\b.{0,15}\b(a|avec)\b.{0,15}(quelqu'un|humain|personne|conseiller|agent\b|collegue|operateur|equipe|responsable)/,
  /\b(vrai humain|vraie personne|vrai conseiller)\b(?!.{0,20}\?\s*$)|\brappelez[- ](moi|nous)\b|\bun (conseiller|humain) (svp|s'il vous plait)\b/,
  /\bmit\b.{0,25}\b(mensch|mitarbeiter|jemand|person|kolleg|berater|team\b|support|vorgesetzt|chef)\w*.{0,20}\b(sprechen|reden|chatten|verbind)/,
  /\becht(e|en|em|er) (mensch|person)\w*\b(?!.{0,20}\?\s*$)|\bverbinden sie mich\b|\brufen sie (mich|uns) (bitte )?(an|zuruck)\b/,
  /\b(anyone|anybody|someone|somebody) (real|human)\b|\b(quelqu'un|personne) (de )?(reel|vrai)\w*\b|\bjemand\w* (echt\w*|menschlich\w*|richtig\w*)\b/,
  /\b(lui|leur|vous) parler (directement|en personne|de vive voix)\b|\baimer\w+ (lui|leur) parler\b|\b(passez|donnez|appelez|trouvez|amenez)[- ]moi (un |une |votre |le |la |quelqu'un)\w* ?(responsable|chef|superieur|collegue|manager|conseiller\w*|humain|personne)?\b|\b(me|nous) passer (un|une|votre|quelqu'un)\b/,
  /\b(geben|holen|rufen|schicken) sie (mir |uns )?(bitte |mal )*(ihren |ihre |einen |eine |jemand\w* )(\w+ )?(vorgesetzt\w*|chef\w*|mensch\w*|mitarbeiter\w*|kolleg\w*|berater\w*|leiter\w*|person)\b|\bmit (ihm|ihr|ihnen|ihrem \w+|einem \w+) (sprechen|reden)\b/,
  /\b(someone|somebody|anyone|anybody|one of you)\b.{0,30}\b(call|ring|phone) (me|us)\b|\bquelqu'un\b.{0,20}\b(m'|me |nous )?(r?appeler?|telephoner)\b|\bjemand\w*\b.{0,20}\b(an|zuruck)rufen\b/,
  /\b(no|not a|don't want (a|to talk to a)|without a) (robot|bot|machine|chatbot)s?\b(?!.*\?)|\bpas (d'un|un|de|a un) (robot|bot|machine|chatbot)\b(?!.*\?)|\bkein\w* (robot\w*|bot\w*|maschine\w*|automat\w*|chatbot\w*)\b(?!.*\?)|\b(bitte )?einen (echten |richtigen )?menschen( bitte)?$/,
  /\b(hablar|falar|parlare) (con|com)\b.{0,15}\b(persona|pessoa|alguien|alguem|qualcuno|agente|humano|umano|operatore|atendente)\b/,
];

/** What a bot does for customers is a question about the product. */
const aboutOthers =
  /\b(how (do|can|does|could)|can|do|does|will|when do|if|whether) (the |a |our |my |your |their )?(customers?|clients?|visitors?|users?|callers?|bot|chatbot|assistant|widget|ai)\b|\b(unsere|meine|die) (kunden|besucher|nutzer)\b|\b(der|ein) (bot|chatbot)\b|\b(nos|mes|les) (clients|visiteurs|utilisateurs)\b|\ble (bot|chatbot)\b/;

export const asksForPerson = (text: string): boolean =>
  matches(text, person) && !matches(text, [aboutOthers]);
