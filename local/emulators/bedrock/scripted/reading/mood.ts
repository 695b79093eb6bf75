import { soundsAngry } from '../../../../../core/escalation/sounds-angry.ts';
import { matches } from './matches.ts';

/** Feelings of people the visitor speaks about: `How do you handle angry customers?` */
const othersFeelings =
  /\b(angry|unhappy|upset|frustrated|disappointed|furious|annoyed|difficult|rude) (customers?|clients?|visitors?|people|guests?|users?|callers?)\b|\b(customers?|clients?|visitors?|guests?|users?|callers?) (who|that|when they|are|get|is|were) .{0,20}(angry|unhappy|upset|frustrated|disappointed)\b|\bclients? (mecontents?|furieux|insatisfaits?|en colere|decus?)\b|\b(verargerte[nr]?|wutende[nr]?|unzufriedene[nr]?|enttauschte[nr]?) (kunden|besucher|gaste)\b/;

/** What they use now is somebody else's. */
const othersTool =
  /\b(our|my|the) (current|old|existing|present|previous|last) (\w+ ){0,3}(is|was|has|are|sucks)\b|\bnotre (outil|logiciel|solution|prestataire) actuel\w*\b|\bunser\w* (aktuelle[srnm]?|bisherige[srnm]?|jetzige[srnm]?|alte[srnm]?) \w+/;

const anger: RegExp[] = [
  /\b(nightmare|(had it|fed up|done) with (you|this|your)|not good enough|unbelievable service|how dare you|are you kidding( me)?|you people|shame on you|never again|hopeless|not (a single|even one|one single) (answer|reply|response|word)|(two|three|four|five|six|ten|many|several|countless|\d+) times (now|already|and|but|without))\b/,
  /\b(perd\w* (\w+ )?patience|cauchemar|vous vous fichez|inadmissibles|aucune (reponse|nouvelle) depuis|rien ne (marche|fonctionne) depuis|(deux|trois|quatre|cinq|six|dix|\d+) fois (deja|que|maintenant)|c'est (du )?grand n'importe|plus jamais|incroyable .{0,15}service|foutage)\b/,
  /\b(albtraum|alptraum|masslos|bodenlos\w*|unter aller (sau|kanone)|nie wieder|wollen sie mich|veralbern|auf den arm nehmen|keine einzige (antwort|ruckmeldung)|(zwei|drei|vier|funf|sechs|zehn|\d+)\s?mal (schon|bereits|geschrieben|angerufen|nachgefragt)|seit (\w+ )?(tagen|wochen|monaten) .{0,30}(nichts|keine|niemand|nicht))\b/,
  /\b(ridiculous|useless|terrible|awful|appalling|pathetic|furious|angry|fed up|waste of (my |our )?(time|money)|worst|scam|rip[- ]?off|unacceptable|disgrace\w*|sick of|sick and tired|outrageous|garbage|rubbish|bullshit|crap|wtf|idiots?|incompetent|what a joke|(this|it|that|your \w+)( is|'s) a (bad |sad )?joke)\b/,
  /\b(disappoint(ed|ing)|frustrat(ed|ing)|annoy(ed|ing)|unhappy with|dissatisfied|let down by|lost (my |our )?patience|had enough|losing (my )?patience|not (at all )?(happy|satisfied|impressed) with)\b/,
  /\b(waiting|waited|been) .{0,25}\b(days?|weeks?|hours?|forever|ages|months?) .{0,30}\b(reply|replied|answer\w*|response|responded|help|solution|nobody|no one|nothing|without)\b/,
  /\b(nobody|no one|noone) (ever |has |even |there )*(answer\w*|repl\w*|respond\w*|help\w*|care[sd]?|bothers?)\b|\bstill (no|not|waiting for (a|an|your)|haven't|have not|nobody) .{0,20}(answer|reply|replied|response|heard|help)\b/,
  /\b(third|fourth|fifth|tenth|hundredth|3rd|4th|5th|umpteenth) time (i|we|that|this)\b/,
  /\b(inadmissible|scandaleux|scandale|inacceptable|arnaque|escroc\w*|furieux|furieuse|en colere|ras[- ]le[- ]bol|nul a|c'est nul|lamentable|honteux|honte|n'importe quoi|foutez|fous de|moquez|merde|pourri|incompetents?|minable|deplorable|exaspere\w*|enerve\w*)\b/,
  /\b(decue?s?|frustre\w*|mecontente?s?|insatisfaite?s?|(en ai|j'en ai|commence a en avoir) (assez|marre)|perds patience|a bout de patience|pas (du tout )?(content|satisfait)\w*|laisse tomber par)\b/,
  /\b(attend\w*|patient\w*|relance\w*) .{0,30}(jours?|semaines?|heures?|mois)\b|\b(jours?|semaines?|heures?) que (j'|je |nous |on )(attend|patient|essa|vous)|\bpersonne ne (m'a |nous a )?(repond\w*|aide|rappelle)|\btoujours (pas|aucune|sans) .{0,15}(reponse|repondu|nouvelle|solution)|\b(troisieme|quatrieme|cinquieme|dixieme|3e|4e|5e|enieme) fois que\b/,
  /\b(unverschamt\w*|frechheit|wutend|lacherlich|nutzlos|inakzeptabel|stinksauer|sauer|abzocke|katastroph\w*|zeitverschwendung|saftladen|mist|scheiss\w*|schrott|verarsch\w*|unfahig\w*|unmoglich(keit)?\b.{0,10}!|schlecht(er|este[rn]?) service|witz sein|ein witz)\b/,
  /\b(enttausch\w*|frustrier\w*|verarger\w*|unzufrieden|(mir|uns|jetzt) reicht('s| es)?|reicht('s| es)? (mir|jetzt|uns)|nase voll|geduld (am|zu) ende|platzt .{0,12}kragen|gar nicht zufrieden|sehr argerlich|langsam argerlich)\b/,
  /\b(wart\w+) .{0,30}(tag\w*|woche\w*|stunde\w*|monat\w*)\b|\b(tag\w*|woche\w*|stunde\w*|monat\w*) .{0,12}(wart\w+|vertrost\w*)\b|\b(niemand|keiner) (antwortet|meldet|hilft|reagiert|hat .{0,15}(geantwortet|gemeldet))|\bimmer noch (keine|nicht) .{0,25}(antwort|ruckmeldung|reaktion|gemeldet|losung)|\bzum (dritten|vierten|funften|zehnten|x-ten|hundertsten) mal\b/,
  /\b(ridiculo|inaceptable|inaceitavel|inaccettabile|vergonzos\w*|vergogn\w*|estafa|truffa|schandalig|belachelijk|onacceptabel|skandal|oszustwo|niedopuszczalne|jestem (wsciekl\w*|zawiedzion\w*))\b/,
];

const nobodyAnswers =
  /\b(nobody|no one|noone|niemand|keiner|personne)\b.{0,50}\b(respon\w*|answer\w*|repl\w*|bother\w*|care[sd]?|antwort\w*|geantwort\w*|gemeldet|meldet|repond\w*|rappel\w*|daign\w*)\b/;

/** Whole messages in capitals with exclamation marks are shouted. */
const isShouted = (text: string): boolean => {
  const letters = text.match(/\p{L}/gu) ?? [];
  const capitals = text.match(/\p{Lu}/gu) ?? [];
  const words = text.match(/\p{L}{2,}/gu) ?? [];
  return (
    letters.length >= 12 &&
    words.length >= 3 &&
    capitals.length > letters.length * 0.8 &&
    /!{2,}/.test(text) &&
    !text.includes('?')
  );
};

export const isAngry = (text: string): boolean => {
  const isLeftAlone = !text.includes('?') && matches(text, [nobodyAnswers]);
  const complains = matches(text, anger) || isLeftAlone || soundsAngry(text);
  return (complains && !matches(text, [othersFeelings, othersTool])) || isShouted(text);
};

const unhelped: RegExp[] = [
  /\b(that|this|it) (doesn't|does not|didn't|did not|isn't|is not|was not|wasn't) (really )?(help|helpful|answer\w*|my question|useful|it|right)\b|\bnot (really |quite |exactly )?what (i|we) ((am|was|were|have been|had|'m) )?(asked|asking|meant|wanted|need\w*|after|looking|had in mind)\b|\byou (didn't|did not|don't|do not|haven't) (really )?(answer\w*|underst\w*|help\w*|get (it|me))\b|\bwrong answer\b|\bthat's wrong\b/,
  /\b(ca|cela) ne (m'aide|nous aide|repond|m'a pas aide)\b|\b(ce n'est|c'est|ce n'etait|c'etait) pas (ce que|ma question|la question|ca que)|\bvous ne (comprenez|repondez) pas\b|\bmauvaise reponse\b|\bpas repondu a ma question\b/,
  /\b(das|dies) (hilft|nutzt|bringt) (mir|uns) (leider )?(nicht|nichts)\b|\b(das|es) (war|ist) (leider )?nicht (meine frage|was ich|das,? was|wonach)\b|\bnicht (was|das,? was) ich (gefragt|gemeint|wissen)\b|\b(falsche antwort|frage nicht beantwortet|sie verstehen (mich )?nicht|nicht verstanden)\b/,
];
/** Whether somebody says that the last answer was none. */
export const saysUnhelped = (text: string): boolean => matches(text, unhelped);
