import type { Language } from './language.ts';
import { phrases } from './phrases.ts';

export const sv: Language = {
  code: 'sv',
  words: {
    personAsked:
      'Jag har bett en kollega att ansluta till chatten och skickat vidare det du skrev. Teamet har fått besked och svarar dig här.',
    personAskedOtherLanguage:
      'Jag har bett en kollega att ansluta till chatten och skickat vidare det du skrev. Teamet har fått besked och svarar dig här, på {language}.',
    personAlreadyAsked:
      'Teamet har redan fått ditt ärende och jag har lagt till ditt meddelande. Någon svarar dig här.',
    personTookOver: '{name} tar över chatten.',
    assistantIsBack: 'Assistenten är tillbaka. Fråga gärna.',
    resolved: 'Teamet har markerat ärendet som löst. Skriv gärna igen om något återstår.',
    nobodyYet:
      'Ingen i teamet har kunnat ta den här chatten än. Om du lämnar din e-postadress kan de också svara dig via e-post.',
    teamMailed: 'Nu har jag också skickat ditt ärende till teamet via e-post.',
    troublePersonAsked:
      'Något gick fel hos mig, så jag har bett en kollega att hjälpa dig. Teamet har fått besked och svarar dig här.',
    offerPerson: 'Jag hittade inte detta i vår kunskapsbas. Vill du att jag hämtar en kollega?',
    offerPersonOtherLanguage:
      'Jag hittade inte detta i vår kunskapsbas. Vårt team svarar på {language}. Talar du {language}, och vill du att jag hämtar en kollega?',
    away: 'Vårt team är inte på plats just nu och är tillbaka {opening}.',
    awayForNow: 'Vårt team är inte på plats just nu.',
    passedOn: 'Jag har skickat ditt ärende vidare till vårt team.',
    answerLanguage: 'De svarar på {language}.',
    alreadyPassedOn: 'Teamet har redan fått ditt ärende och jag har lagt till ditt meddelande.',
    troublePassedOn: 'Något gick fel hos mig, så jag har skickat ditt ärende vidare till vårt team.',
    leaveEmail: 'Om du lämnar din e-postadress kan de också svara dig via e-post.',
    offerPassOn: 'Jag hittade inte detta i vår kunskapsbas. {away} Ska jag skicka din fråga vidare till dem?',
    offerPassOnOtherLanguage:
      'Jag hittade inte detta i vår kunskapsbas. {away} De svarar på {language}. Talar du {language}, och ska jag skicka din fråga vidare till dem?',
    askUseCase: 'Vad roligt! Vad vill du använda {brand} till?',
    askEmail: 'Tack! Vilken e-postadress får vårt team skriva till? Skriv gärna ditt namn också.',
    leadSent: 'Tack! Jag har meddelat vårt team att du är intresserad; de skriver till dig via e-post.',
    leadUpdated: 'Tack! Jag har lagt till det här i det som vårt team redan har fått.',
    unrelated: 'Jag kan bara hjälpa till med {brand}. Kontakta supporten för den andra produkten direkt.',
    unclear: 'Kan du berätta lite mer om vad du vill veta?',
    sources: 'Källor',
    pickByNumber: 'Svara med en siffra för att välja en fråga:',
    correction: 'Rättelse: {text}',
    fileForYou: 'Här är en fil till dig. Länken gäller en begränsad tid.',
    cannotOpenFiles:
      'Jag kan inte öppna filer. Kan du med några ord berätta vad det gäller, eller ska jag skicka det vidare till vårt team?',
    cannotOpenFilesOtherLanguage:
      'Jag kan inte öppna filer. Kan du med några ord berätta vad det gäller? Vårt team svarar på {language}. Talar du {language}, och ska jag skicka det vidare till dem?',
    team: 'Supportteamet',
  },
  person: [
    'människa',
    'handläggare',
    'riktig människa',
    'riktig person',
    'en människa',
    'ingen bot',
    'inte en bot',
  ],
  wantsPerson: [
    ...phrases(
      [
        'prata med',
        'tala med',
        'snacka med',
        'chatta med',
        'bli kopplad till',
        'koppla mig till',
        'få kontakt med',
        'komma i kontakt med',
        'kontakta',
        'jag vill ha',
        'jag behöver',
        'kan jag få',
      ],
      [
        'en människa',
        'en riktig människa',
        'en levande människa',
        'en person',
        'en riktig person',
        'en medarbetare',
        'en handläggare',
        'en agent',
        'en kollega',
        'en säljare',
        'en rådgivare',
        'någon',
        'någon på supporten',
        'någon i teamet',
        'någon annan',
      ],
    ),
    ...phrases(
      ['prata med', 'tala med', 'koppla mig till', 'chatta med'],
      ['kundtjänst', 'supporten', 'kundservice', 'ert team', 'försäljning', 'er support'],
    ),
  ],
  yes: [
    'ja',
    'ja tack',
    'japp',
    'jo',
    'gärna',
    'absolut',
    'visst',
    'självklart',
    'ok',
    'okej',
    'okay',
    'tack gärna',
    'det vill jag',
  ],
  no: ['nej', 'nej tack', 'nä', 'inte nu', 'behövs inte', 'det behövs inte', 'inte än'],
};
