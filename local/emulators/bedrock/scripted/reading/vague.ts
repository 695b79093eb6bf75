import { bare } from './matches.ts';

const opener =
  '(?:(?:hi|hello|hey|please|good morning|bonjour|bonsoir|salut|hallo|guten tag|hola|ciao|ola|so|well|ok|alors|also) )*';
const things =
  '(?:it|this|that|everything|something|the (?:thing|system|program|app|software)|your (?:thing|system|software|product))';
const vague = [
  '(?:can|could|will) (?:you|someone|anybody) (?:please )?help(?: me| us)?(?: out)?',
  '(?:i |we )?(?:need |want |require )?(?:some |your |a little |a bit of )?help(?: me| us)?(?: with (?:something|this|that|it))?',
  `${things} (?:still |just |really )?(?:doesn't|does not|isn't|is not|don't|won't|stopped) (?:work|working|load|open|function)(?: (?:anymore|any more|properly|at all|for me))?|nothing works?|no longer works`,
  "(?:it's|it is|its|is|this is) (?:broken|not working|down)|not working|doesn't work|does not work|what's wrong|something is wrong",
  '(?:i |we )?(?:have|got|had|with)? ?(?:a|an|one|some|another|quick|small)? ?(?:problems?|questions?|issues?|errors?|request)(?: (?:for you|with it|here))?|test|testing|huh|pardon|sorry|come again|hm+|lol|haha+|what|how|why|and|more|info|information|details|tell me more|explain|i want to know more|i(?: am|.m) (?:stuck|lost|confused)|je suis (?:perdue?|bloquee?)|ich (?:komme nicht weiter|bin ratlos)|i would like (?:some )?(?:info|information)',
  'how (?:do|does|can) (?:i|it|this|that|we) (?:do|use|work|set (?:it|this|that) up|do (?:it|this|that))(?: (?:it|this|that))?|what (?:should|do) i do(?: now)?',
  "(?:j'ai )?(?:besoin d')?hein|quoi|comment|aide|aidez[- ](?:moi|nous)|a l'aide|pouvez[- ]vous m'aider|(?:ca|cela|rien) (?:ne )?(?:marche|fonctionne)(?: pas| plus)?|j'ai (?:un|une|des) (?:petit |petite )?(?:probleme|question|souci|questions|erreur)s?|probleme|question|souci|erreur|comment (?:faire|ca marche)|je voudrais (?:des )?(?:infos?|informations|renseignements?)|infos?|renseignements?|un renseignement|plus d'infos",
  'ha|was|wie|wie bitte|hah|(?:ich )?(?:brauche |benotige |hatte gerne? )?(?:mal |bitte |etwas )?hilfe|hilf mir|helfen sie mir|(?:konnen|konnten) sie mir (?:bitte |mal )?helfen|(?:es|das|nichts|alles) (?:geht|funktioniert|lauft|klappt)(?: (?:leider|einfach|mehr|so))*(?: nicht| kaputt)?(?: mehr)?|funktioniert nicht|geht nicht|(?:ich )?(?:hab(?:e)?|hatte) (?:da )?(?:mal )?(?:ein|eine|noch eine|ne) (?:kleine |kurze )?(?:problem|frage|fehler)|frage|problem|fehler|wie geht das|wie mache? ich das|was tun|infos?|mehr (?:infos?|informationen)|ich (?:hatte gerne?|mochte|brauche) (?:mehr |ein paar )?(?:infos?|informationen)',
  '(?:necesito )?ayuda|no funciona|tengo (?:un problema|una pregunta)|aiuto|non funziona|ho (?:un problema|una domanda)|(?:preciso de )?ajuda|nao funciona|tenho (?:um problema|uma pergunta)|hulp|het werkt niet|ik heb een (?:vraag|probleem)|pomoc(?:y)?|nie dziala|mam (?:pytanie|problem)',
].join('|');
const unclear = new RegExp(
  `^${opener}(?:${vague})(?: (?:please|pls|plz|now|now please|again|svp|stp|s'il vous plait|bitte|por favor|per favore|prosze))*$`,
);

/** Words that only fill a pause. */
const fillers =
  /\b(h+m+|so+|well|euh+|ben|bah|u+m+|u+h+|er|also|ja|na|da|mal|kurz|just|nur|okay|ok|alors|bon|genre|like|you know|eh|ach|oh|ah)\b/g;
const withoutFillers = (text: string) => bare(bare(text).replace(fillers, ' '));

/** Whether nobody could tell from these words what the visitor wants. */
export const isVague = (text: string): boolean =>
  unclear.test(bare(text)) || unclear.test(withoutFillers(text)) || withoutFillers(text) === '';
