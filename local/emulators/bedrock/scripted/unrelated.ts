import { fold } from './text.ts';

/** All patterns read folded text: lower case, no accents. */
const own = /live ?agent/;
/** Other help desks: trouble with them is theirs, but people move from them. */
const rivals =
  /\b(zendesk|freshdesk|intercom|hubspot|salesforce|jira|zoho|helpscout|help scout|gorgias|tidio|crisp|drift|servicenow)\b/;
/** Products that people ask us about only by mistake. */
const elsewhere =
  /\b(netflix|spotify|disney|hulu|playstation|xbox|nintendo|fortnite|minecraft|roblox|tinder|airbnb|uber|ebay|icloud|itunes|alexa|snapchat|photoshop|fedex|dhl|ups|printer|imprimante|drucker|laptop|washing machine|lave-linge|machine a laver|waschmaschine|steam|linkedin|revolut|vinted)\b/;
/** Products that may be a channel or an integration of ours. */
const others =
  /\b(gmail|google|outlook|office 365|amazon|paypal|iphone|android|windows|macbook|facebook|instagram|tiktok|twitter|whatsapp|shopify|wordpress|excel)\b/;
const relation =
  /\b(integra\w*|integr\w*|connect\w*|migra\w*|import\w*|switch\w*|compar\w*|vs|versus|alternatives?|instead|replac\w*|mov(e|ing) from|coming from|better than|relier|remplac\w*|connecter|verbind\w*|anbind\w*|umzieh\w*|umzug|umstieg|umsteigen|wechsel\w*|vergleich\w*|ersetz\w*|statt)\b/;
/** Whether ours works with it: `Do you support WhatsApp?` */
const asksOfOurs =
  /\b((do|does) (you|it|your \w+) (also )?(support|work|have|offer|handle|use)|unterstutz\w+ (sie|ihr)|kompatibel|compatible|prenez-vous en charge|supportez-vous|(gibt es|gibt'?s|haben sie|habt ihr|avez-vous|vous avez|y a-t-il|is there|are there|works? with|(marche|fonctionne|va) avec|(lauft|geht|funktioniert) .{0,12}mit|apps? (for|on|pour|fur|furs|auf)|version (for|pour|fur)|can (i|we) use))\b/;
const trouble =
  /\b(reset\w*|forg[eo]t\w*|recover\w*|unlock\w*|hacked|password|locked out|log ?in|mot de passe|reinitialiser|oublie|pirate|passwort|kennwort|vergessen|zurucksetzen|gehackt)\b/;
const ourWork =
  /\b(tickets?|agents?|help ?desk|live ?chat|chat (button|widget)|widget|teammates?|colleagues?|knowledge base|interface|dashboard|oberflache|base de connaissances|wissensdatenbank)\b/;
const chatter: RegExp[] = [
  /\b(weather|jokes?|recipes?|pizza|pasta|football|soccer|world cup|poems?|horoscope|lottery|bitcoin|stock market|homework|capital of|president of|prime minister|king of|movies?|films?|flights?|hotel room|restaurants?|train ticket|concert tickets?|meaning of life|what time is it|who won|how (old|tall) is)\b/,
  /\b(write|code|debug|fix|create) (me |us )?(a |an |some |my |this )?(\w+ )?(script|essay|poem|song|story|python|javascript|java code|homework|cover letter|cv|resume)\b|\btranslate (this|the following|.{0,40} (in)?to (french|german|spanish|english))/,
  /\bmy (\w+ )?(car|bike|laptop|computer|pc|tv|television|fridge|dishwasher|oven|router|internet|wi-?fi|washing machine|cat|dog|neighbou?r)\b/,
  /\b(meteo|quel temps|blagues?|recettes?|poemes?|coupe du monde|capitale (de|du|d'|des)|president (de|du|des)|premier ministre|vol pour|horoscope|loterie|quelle heure|chanson|bourse|restaurants?|match de|qui a gagne)\b|\b(ecri\w+|code\w*|redig\w+)([- ]moi)? (un|une|du) (petit )?(script|poeme|dissertation|code|lettre|histoire|python)\b|\btradui\w+ (ce|cette|le texte)/,
  /\b(ma|mon) (voiture|velo|ordinateur|ordi|pc|tele|television|frigo|lave-vaisselle|four|box internet|wifi|chat|chien|voisin\w*)\b(?! (en direct|ne s'affiche|sur mon site))/,
  /\b(wetter|witze?|rezepte?|gedichte?|fussball|weltmeister\w*|hauptstadt|bundeskanzler\w*|bundesprasident\w*|flug nach|horoskop|lotto|wie spat|wieviel uhr|wie viel uhr|aktienkurs\w*|borse|restaurants?|wer hat gewonnen|bahnticket|hausaufgaben)\b|\b(schreib\w*|programmier\w*) (mir )?(bitte )?(ein|eine|einen) (kleines )?(\w+-?)?(skript|script|gedicht|aufsatz|lied|programm|brief|geschichte)\b|\bubersetz\w* (mir )?(bitte )?(das|diesen|folgenden)/,
  /\b(mein|meine) (auto|fahrrad|laptop|rechner|computer|pc|fernseher|kuhlschrank|spulmaschine|backofen|router|internet|wlan|katze|hund|nachbar\w*)\b/,
  /\b(el tiempo|chiste|receta|futbol|capital de|presidente de|che tempo|barzelletta|ricetta|calcio|capitale (dell|della)|o tempo|piada|receita|futebol|het weer|mop\b|voetbal|hoofdstad|pogoda|dowcip|przepis|pilka nozna|stolica)\b/,
];

/** Something of the visitor's that broke and is none of ours: "my kindle won't turn on". */
const broken =
  /\b(my|mon|ma|mein|meine|mi|il mio|la mia|meu|minha|mijn|moj|moja) (?!(?:\w+ )?(?:e-?mails?|mails?|chat|widget|account|ticket|phone number|inbox|agent|login|password|form|button|website|site|page|shop|team|boss|colleague|customer|client|compte|mot|bouton|formulaire|boutique|equipe|konto|passwort|formular|seite|webseite|abo|abonnement|subscription|calls?|rules?|reports?|integration|code)\w*)(\w+ ){1,3}(won't|doesn't|does not|is (broken|leaking|dead|stuck|not working|making)|isn't|stopped|broke|est (en panne|casse\w*|mort\w*)|ne (marche|fonctionne|s'allume|demarre)|fuit|ist (kaputt|defekt|tot)|geht nicht|funktioniert nicht|startet nicht|druckt nicht|leckt)\b/;

/** Another product's own matter, or none of a product's at all. `answered`: our evidence covers the question. */
export const isUnrelated = (text: string, answered: boolean): boolean => {
  const folded = fold(text);
  if (own.test(folded) || (ourWork.test(folded) && !trouble.test(folded))) return false;
  if (broken.test(folded) || chatter.some((pattern) => pattern.test(folded))) return true;
  if (relation.test(folded)) return false;
  if (elsewhere.test(folded)) return true;
  if (asksOfOurs.test(folded)) return false;
  if (rivals.test(folded)) return trouble.test(folded);
  if (!others.test(folded)) return false;
  return !answered || trouble.test(folded);
};
