import { stopwords as arabic } from '@orama/stopwords/arabic';
import { stopwords as bulgarian } from '@orama/stopwords/bulgarian';
import { stopwords as danish } from '@orama/stopwords/danish';
import { stopwords as dutch } from '@orama/stopwords/dutch';
import { stopwords as english } from '@orama/stopwords/english';
import { stopwords as finnish } from '@orama/stopwords/finnish';
import { stopwords as french } from '@orama/stopwords/french';
import { stopwords as german } from '@orama/stopwords/german';
import { stopwords as greek } from '@orama/stopwords/greek';
import { stopwords as hungarian } from '@orama/stopwords/hungarian';
import { stopwords as hindi } from '@orama/stopwords/indian';
import { stopwords as italian } from '@orama/stopwords/italian';
import { stopwords as norwegian } from '@orama/stopwords/norwegian';
import { stopwords as portuguese } from '@orama/stopwords/portuguese';
import { stopwords as romanian } from '@orama/stopwords/romanian';
import { stopwords as russian } from '@orama/stopwords/russian';
import { stopwords as spanish } from '@orama/stopwords/spanish';
import { stopwords as swedish } from '@orama/stopwords/swedish';
import { stopwords as turkish } from '@orama/stopwords/turkish';
import { stopwords as ukrainian } from '@orama/stopwords/ukrainian';
import { chatWords } from './chat-words.ts';

const list = (words: string): string[] => words.split(/\s+/);

// The library has no list for these three.
const polish = list(
  'a aby ale albo bo być był była było są jest jestem będzie by był co czy dla do gdy gdzie go i ich ile im jak jaka jaki jakie jako je jego jej jeśli już kiedy kto która które który ma mam mamy mi mnie mogę można może moje mój my na nad nam nas nasz nie niż o od oraz pan pani po pod przez przy się ta tak także tam te tego ten to tu tylko tym w was wasz we według wy z za ze że żeby',
);
const czech = list(
  'a aby ale ani ano asi až bez bude budou by být byl byla bylo co což či dnes do ho i já jak jaká jaké jaký je jeho její jejich jen jsem jsme jsou jste již k kam kde kdo kdy když která které který kteří ma má mám máte mě mezi mi mít mně může mohu my na nad nám nás ne nebo než nic o od on pak po pod podle pokud pro proč při s se si svůj ta tak také tam te tedy ten tento to toho tom tu už v vám vás váš ve vy z za ze že',
);
const slovak = list(
  'a aby aj ak ako ale ani áno asi až bez bol bola bolo bude budú by byť čo či do ho i ich ja je jeho jej ju k kam kde kedy keď kto ktorá ktoré ktorý ku ma má mám máte mi mňa môže môžem my na nad nám nás nie než o od on po pod podľa potom pre prečo pri s sa si sme som sú tak tam te ten tento to toho tom tu už v vám vás váš vo vy z za zo že',
);

/** Stop words by ISO 639-1 code, as they are written; a language without a list has none. */
export const stopWords: Record<string, string[]> = {
  ar: arabic,
  bg: bulgarian,
  cs: [...czech, ...chatWords.cs],
  da: danish,
  de: [...german, ...chatWords.de],
  el: greek,
  en: [...english, ...chatWords.en],
  es: [...spanish, ...chatWords.es],
  fi: finnish,
  fr: [...french, ...chatWords.fr],
  hi: hindi,
  hu: [...hungarian, ...chatWords.hu],
  it: [...italian, ...chatWords.it],
  nl: [...dutch, ...chatWords.nl],
  no: norwegian,
  pl: [...polish, ...chatWords.pl],
  pt: [...portuguese, ...chatWords.pt],
  ro: [...romanian, ...chatWords.ro],
  ru: russian,
  sk: [...slovak, ...chatWords.sk],
  sv: [...swedish, ...chatWords.sv],
  tr: turkish,
  uk: ukrainian,
};
