import { fold } from '../text.ts';
import { matches } from './matches.ts';

const tool =
  '(help ?desk|ticket\\w*|support|live ?chat|chat|customer (service|support|care)|service client|assistance|kundenservice|kundensupport|multichannel|call cent\\w*|shared inbox|omnichannel)';
const buying: RegExp[] = [
  /\b(buy|buying|purchase|purchasing)\b/,
  /\binterested in (?!how|knowing|learning|whether|what|why)|\binterested (for|on behalf of) (our|my)\b/,
  /\b(a|your|some) (price )?quote\b|\bquote for\b|\bproposal for (our|my)\b/,
  /\bsign (up (us|our|my)\b|(us|our \w+|my \w+) up\b)|\b(want|like|ready|going|how do we|how can we) to (sign up|subscribe|get started|place an order|go ahead with)\b|\bready to (go|start|order|sign)\b/,
  /\blicen[cs]es? for (our|my|\d+)|\bpricing for (our|my|\d+)|\bseats for (our|my|\d+)/,
  new RegExp(
    `\\b(looking|searching|shopping|in the market) for (a |an |some |new |another |better |the right )*(${tool}|(software|tool|system|solution|platform)\\b.{0,30}\\b(for|to)\\b)`,
  ),
  new RegExp(
    `\\b(we|i|our \\w+) (urgently |really |now |also )*(need|require)s? (a |an |some |new |better |proper )*${tool}\\b.{0,15}(software|tool|system|solution|platform|desk)?\\b(?!.{0,3}(me|with|to know|article))(?!.*\\?)(?=.*\\b(for|system|software|tool|solution|platform|help ?desk|ticketing)\\b)`,
  ),
  /\b(evaluat\w+|compar(e|ing)|shortlist\w*|considering|trialling|reviewing) (several |some |different |a few |various |new |you |your |live ?agent)(\w+ )?(help ?desks?|tools?|systems?|solutions?|vendors?|products?|live ?agent|product|software|options)?\b(?=.*\b(for|our|my|us|we)\b)/,
  /\b(we|i)('re| are|'d| would| am|'m| want| plan| hope)? ?(thinking|planning|going|considering|want|like|looking|hoping|about)? ?(of|about|to)? ?(switch(ing)?|mov(e|ing)|migrat(e|ing)) (over )?(our .{0,25})?(to (you|live ?agent)|(away )?from (zendesk|freshdesk|intercom|hubspot|help ?scout|gorgias|zoho|jira|our))\b(?!.*\bcan (i|we)\b)/,
  /\b(want|like|love|plan|going|ready|hope) to (try|use|test|adopt|introduce|roll out|switch to|go with|start with|order) (out )?(live ?agent|it|your|this)\b(?!.*(\bhow\b|\?))/,
  /\b(which|what) (plan|package|edition|subscription) (would|do you|should|is|will|fits?|suits?).{0,40}\b(us|our|we|my|me|recommend|suggest|a (\w+ )?(team|company|shop|support)|\d+ (people|agents|users))\b/,
  /\b(think\w*|consider\w*|plan\w*|want\w*|reflechi\w*|envisag\w*|pens\w*|songe\w*|denk\w*|uberleg\w*|erwag\w*|nachdenken)\b.*\b((over|switch\w*|mov\w*|migrat\w*|com\w*) to you|chez vous|vers vous|zu ihnen|zu euch|zu live ?agent)\b(?!.*\?)/,
  /\b(find|choose|pick|select) (us |me )?(a|an|the|some) (\w+ )?(help ?desk|ticket\w*|support|chat) (tool|system|software|solution|platform)\b(?!.*\bhow\b)/,
  /\b(on|at the top of) (our|my) (short)?list\b|\b(replace|replacing) (our|my|zendesk|freshdesk|intercom)\b|\bplan to replace\b|\bget(ting)? (\w+ )?(seats|licen[cs]es|accounts) for\b/,
  /\b(acheter|achat|souscrire|devis|passer commande)\b|\bcommander (live ?agent|votre|vos|le logiciel|des licences)|\binteresse\w* par (?!l[ae] fonction)|\babonner (notre|mon)\b|\bm'abonner\b|\bnous abonner\b/,
  /\b(cherch\w+|recherch\w+|besoin|en quete) (actuellement |aussi |d'|de |un |une |le |la |bon |bonne |nouvel |nouveau |nouvelle )*(un |une )?(logiciel|outil|solution|plateforme|helpdesk|help desk|systeme|chat|centre d'appels|service de ticket\w*)\b/,
  /\b(envisag\w+|pens\w+|prev\w+|compt\w+|songe\w*) (de |a |d')?(passer|changer|quitter|remplacer|prendre|adopter|utiliser|migrer|equiper)\b(?!.*\?)/,
  /\b(souhait\w+|voudri\w+|aimeri\w+|veux|voulons|desir\w+) (bien )?(essayer|utiliser|tester|adopter|passer a|passer sur|prendre|equiper|mettre en place|installer) (live ?agent|votre|vos|cet? outil|notre equipe)\b/,
  /\bquel(le)? (forfait|plan|abonnement|formule|tarif) .{0,40}(nous|notre|mon|moi|conseill\w+|recommand\w+|convien\w+|pour (une equipe|\d+))\b/,
  /\b(kaufen|erwerben|anschaffen|kauf|bestellen)\b|\binteressier\w+\b.{0,12}\b(fur|an|uns)\b|\binteresse an\b|\b(ein|ihr|euer|um) angebot\b|\bangebot (fur|anfordern|einholen)\b|\blizenz(en)? fur\b|\babonnieren\b/,
  /\b(such\w+|brauch\w+|benotig\w+) (derzeit |gerade |aktuell |fur uns |fur unser\w* \w+ |nach |dringend )*(ein|eine|einen|einer|einem|neue|neues|neuen)\b.{0,20}\b(help ?desk|ticket\w*|software|losung|tool|system|live-?chat|plattform|programm|callcenter|kundenservice\w*)\b/,
  /^(?=.*\b(live ?agent|ihre?[nrms]?|euch|euer|team|unser\w*)\b).*\b(mochte\w*|wollen|will|wurde\w*|planen|uberlegen|erwagen|haben vor)\b.{0,90}\b(umsteigen|umzusteigen|wechseln|zu wechseln|einfuhren|einzufuhren|einsetzen|einzusetzen|nutzen|zu nutzen|testen|zu testen|ausprobieren|auszuprobieren|starten|loslegen)\b(?!.*\?)/,
  /\bwelche[rsnm]? (tarif|plan|paket|edition|version) .{0,40}(uns\w*|mich|mein\w*|empfehl\w*|passt|passend|geeignet|fur (ein team|\d+))\b/,
  /\b(comprar|contratar|presupuesto|acquistare|comprare|preventivo|orcamento|adquirir|kopen|aanschaffen|offerte|bestellen|kupic|zakupic|zakup|oferte)\b|\b(interesad\w+|interessat\w+|interessad\w+|geinteresseerd|zainteresowan\w+)\b/,
  // What is wanted needs no name where it is for the visitor's own people.
  /\b(want|need|take|get|like( to (get|have|use))?) (it|this|that|live ?agent|your \w+) for (our|my|a team|\d+)\b(?!.*\bhow\b)(?!.*\?)/,
  /\b(voul\w+|voudr\w+|veux|aimer\w+|prend\w+) (bien )?((l'(utiliser|avoir)|cela|ca|live ?agent|votre \w+) )?pour (notre|nos|mon|ma)\b(?!.*\?)/,
  /\b(wollen|mochten|brauchen|hatten|nehmen|will|mochte|brauche|hatte) (es|das|live ?agent|ihr\w* \w+|die software)( gern\w*)? fur (unser|mein)\w*\b(?!.*\?)/,
];
const declined: RegExp[] = [
  /\b(not|n't|no longer|never) (really |currently |yet )?(interested|want\w* to buy|looking|going to buy|planning to buy)\b|\bjust (looking|browsing|curious)\b|\bno interest\b/,
  /\b(pas|plus) (vraiment |du tout )?interesse\w*|\bne (veux|voulons|souhaite) pas acheter\b|\b(kein|keine) interesse\b|\bnicht interessiert\b|\b(will|mochte|wollen) nichts? kaufen\b/,
];
/** Customers of the visitor who buy, and what a customer of ours adds to an account. */
const otherBuying: RegExp[] = [
  /\b(customers?|clients?|visitors?|people|they|users?|shoppers?) (can|could|want to|to|who|may|might|will)? ?(buy|purchase|order)\b/,
  /\b(clients?|visiteurs?|acheteurs?) (peuvent|puissent|veulent|qui) ?(acheter|commander|souscrire)\b|\b(kunden|besucher|gaste)\b.{0,25}\b(kaufen|bestellen)\b/,
  /\b(buy|purchase|order) (more|additional|extra|another|further|phone numbers?|a phone number|a number)\b|\b(kaufen|bestellen)\b.{0,12}\b(weitere|zusatzliche)\b|\b(weitere|zusatzliche)\b.{0,20}\b(kaufen|bestellen)\b|\bacheter (plus|d'autres|un numero|des numeros|davantage)\b/,
];
export const showsInterest = (text: string): boolean =>
  matches(text, buying) && !matches(text, declined) && !matches(text, otherBuying);

const helpDeskWork =
  /\b(support|tickets?|help ?desk|live ?chat|chats?|customers?|clients?|clientele|guests?|users?|visitors?|patients?|students?|tenants?|members?|subscribers?|citizens?|e-?mails?|mails?|inbox|calls?|call cent(er|re)|service|shop|store|e-?commerce|complaints?|requests?|enquiries|inquiries|questions?|returns|reservations?|kunden\w*|anfragen|gaste\w*|mieter\w*|patient\w*|onlineshop|webshop|online-shop|beschwerden|reklamation\w*|fragen|anrufe|boutique|demandes|reclamations|courriels?|messagerie|assistance|appels|adherents|locataires|sav|clientes|consultas|tienda|clienti|assistenza|negozio|atendimento|loja|klanten\w*|klantenservice|winkel|vragen|klient\w*|obslug\w*|sklep\w*|zgloszen\w*|pytan\w*)\b/;
const purpose =
  /\b(for (our|my|the|a)|our|to (handle|manage|answer|support|run|help|serve)|(who|that) (answers?|handles?|supports?)|team of \d+|\d+ (people|agents) (answering|handling|in)|pour (notre|nos|mon|mes|gerer|repondre|le|la|un|une)|notre|nos|fur (unser|mein|den|die|das|ein)\w*|unser\w*|um\b.*\bzu|para (nuestr|noss|mi|atend)\w*|para (o|a|os|as) |per (il|la|i|le|lo) |per rispond\w*|voor (onze|ons|mijn)|dla nasz\w*|do obslugi)\b/;
/** Places and people that get questions from outside, whatever their trade. */
const business =
  /\b(company|business|team|agency|agents|hotel|hostel|restaurant|bank|school|university|college|clinic|hospital|practice|insurance|travel|airline|start-?up|saas|software|firm|office|municipality|city hall|nonprofit|charity|webshop|entreprise|societe|equipe|agence|ecole|universite|clinique|hopital|cabinet|mairie|association|firma|unternehmen|agentur|schule|universitat|klinik|praxis|versicherung|verein|kanzlei|buro|stadtwerke|empresa|equipo|azienda|equipa|bedrijf|firmy|zespol\w*)\b/;
const otherWork =
  /\b(account(ing|s payable)|bookkeeping|payroll|invoic(e|ing) software|video (editing|cutting)|edit(ing)? (videos?|photos?)|photos?|games?|gaming|water (my|the)|plants?|garden|cook(ing)?|music|homework|dating|warehouse|inventory|stock keeping|web ?hosting|host (a|my|our) website|design(ing)? logos?|crypto|trading|fitness|comptabilite|paie\b|montage video|jardin|plantes|cuisine|stocks?|jeux?|buchhaltung|lohnabrechnung|lagerverwaltung|videoschnitt|pflanzen|garten|spiele?|kochen|musik|contabilidad|contabilita|contabilidade|boekhouding|ksiegowosc|plantas|piante|planten|rosliny)\b/;
const plainlyOurs =
  /\b(support|tickets?|help ?desk|chats?|enquiries|inquiries|anfragen|demandes|complaints?|reclamations|beschwerden|kundenservice|service client)\b/;

/** Whether something is work that help-desk software is for. */
export const fitsHelpDesk = (text: string): boolean => {
  const folded = fold(text);
  if (otherWork.test(folded)) return plainlyOurs.test(folded);
  return helpDeskWork.test(folded) || business.test(folded);
};
/** The same where it is said in passing, so that its purpose must show. */
export const namesUseCase = (text: string): boolean => {
  const folded = fold(text);
  return purpose.test(folded) && helpDeskWork.test(folded) && fitsHelpDesk(text);
};

const undecided: RegExp[] = [
  /\b(not sure|don't know|do not know|no idea|not decided|haven't decided|just (looking|browsing|curious)|only looking)\b/,
  /\b(pas (encore )?(sur|decide|sure)|je ne sais pas|aucune idee|juste (regarder|curieu\w+)|je regarde)\b/,
  /\b(nicht sicher|weiss (es |ich )?(noch )?nicht|keine ahnung|noch nicht entschieden|nur (mal )?(schauen|umsehen|neugierig)|schaue nur)\b/,
];
export const isUndecided = (text: string): boolean => matches(text, undecided);
