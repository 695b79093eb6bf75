import { fold } from './text.ts';

/** All patterns read folded text: lower case, no accents. */
const own = /live ?agent/;
/** Other help desks: their own matters are theirs, but people move from them. */
const rivals =
  /\b(zendesk|freshdesk|intercom|hubspot|salesforce|jira|zoho|helpscout|help scout|gorgias|tidio|crisp|drift|servicenow)\b/;
/** Products that people ask us about only by mistake. */
const elsewhere =
  /\b(netflix|spotify|disney|hulu|playstation|xbox|nintendo|fortnite|minecraft|roblox|tinder|airbnb|uber|ebay|icloud|itunes|alexa|snapchat|photoshop|fedex|dhl|ups|printer|imprimante|drucker|laptop|washing machine|lave-linge|waschmaschine)\b/;
/** Products that may be a channel or an integration of ours. */
const others =
  /\b(gmail|google|outlook|office 365|amazon|paypal|iphone|android|windows|macbook|facebook|instagram|tiktok|twitter|whatsapp|shopify|wordpress|excel)\b/;
const relation =
  /\b(integra\w*|integr\w*|connect\w*|migra\w*|import\w*|switch\w*|compar\w*|vs|versus|alternatives?|instead|replac\w*|mov(e|ing) from|coming from|better than|relier|remplac\w*|connecter|verbind\w*|anbind\w*|umzieh\w*|umzug|umstieg|umsteigen|wechsel\w*|vergleich\w*|ersetz\w*|statt)\b/;
/** Whether ours works with it: `Do you support WhatsApp?` */
const asksOfOurs =
  /\b((do|does) (you|it|your \w+) (also )?(support|work|have|offer|handle|use)|unterstutz\w+ (sie|ihr)|kompatibel|compatible|prenez-vous en charge|supportez-vous|(gibt es|haben sie|avez-vous|y a-t-il|is there|are there))\b/;
const trouble =
  /\b(reset\w*|forg[eo]t\w*|recover\w*|unlock\w*|hacked|password|locked out|log ?in|mot de passe|reinitialiser|oublie|pirate|passwort|kennwort|vergessen|zurucksetzen|gehackt)\b/;
const ourWork = /\b(tickets?|agents?|help ?desk|live ?chat|teammates?|colleagues?)\b/;
const chatter =
  /\b(weather|jokes?|recipes?|pizza|pasta|football|soccer|world cup|poems?|horoscope|lottery|bitcoin price|homework|capital of|president of|prime minister|movies?|flights?|hotel room|meteo|quel temps|blague|recettes?|poeme|coupe du monde|capitale de|president de la|vol pour|wetter|witze?|rezepte?|gedicht|fussball|weltmeister\w*|hauptstadt|bundeskanzler|flug nach)\b/;

/** Another product's own matter, or none of a product's at all. `answered`: our evidence covers the question. */
export const isUnrelated = (text: string, answered: boolean): boolean => {
  const folded = fold(text);
  if (own.test(folded)) return false;
  if (chatter.test(folded)) return true;
  if (relation.test(folded)) return false;
  if (elsewhere.test(folded)) return true;
  if (asksOfOurs.test(folded)) return false;
  if (rivals.test(folded)) return true;
  if (!others.test(folded)) return false;
  return !answered || (trouble.test(folded) && !ourWork.test(folded));
};
