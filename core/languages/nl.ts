import type { Language } from './language.ts';
import { phrases } from './phrases.ts';

export const nl: Language = {
  code: 'nl',
  words: {
    personAsked:
      'Ik heb een collega gevraagd om aan deze chat deel te nemen en uw bericht doorgegeven. Ons team is op de hoogte en antwoordt u hier.',
    personAskedOtherLanguage:
      'Ik heb een collega gevraagd om aan deze chat deel te nemen en uw bericht doorgegeven. Ons team is op de hoogte en antwoordt u hier, in het {language}.',
    personAlreadyAsked:
      'Ons team heeft uw vraag al ontvangen en ik heb uw bericht toegevoegd. U krijgt hier antwoord.',
    personTookOver: '{name} neemt deze chat over.',
    assistantIsBack: 'De assistent is er weer. Vraag gerust.',
    resolved:
      'Het team heeft deze vraag als opgelost gemarkeerd. Is er nog iets onduidelijk, schrijf dan gewoon opnieuw.',
    nobodyYet:
      'Tot nu toe heeft niemand van het team deze chat kunnen overnemen. Als u uw e-mailadres achterlaat, kan het team u ook per e-mail antwoorden.',
    teamMailed: 'Ik heb uw vraag nu ook per e-mail naar het team gestuurd.',
    troublePersonAsked:
      'Er ging aan mijn kant iets mis, daarom heb ik een collega gevraagd om u te helpen. Ons team is op de hoogte en antwoordt u hier.',
    offerPerson: 'Ik heb dit niet in onze kennisbank gevonden. Zal ik een collega erbij halen?',
    offerPersonOtherLanguage:
      'Ik heb dit niet in onze kennisbank gevonden. Ons team antwoordt in het {language}. Spreekt u {language}, en zal ik een collega erbij halen?',
    away: 'Ons team is er op dit moment niet en is weer bereikbaar op {opening}.',
    awayForNow: 'Ons team is er op dit moment niet.',
    passedOn: 'Ik heb uw vraag doorgegeven aan ons team.',
    answerLanguage: 'U krijgt antwoord in het {language}.',
    alreadyPassedOn: 'Ons team heeft uw vraag al ontvangen en ik heb uw bericht toegevoegd.',
    troublePassedOn: 'Er ging aan mijn kant iets mis, daarom heb ik uw vraag doorgegeven aan ons team.',
    leaveEmail: 'Als u uw e-mailadres achterlaat, kan het team u ook per e-mail antwoorden.',
    offerPassOn:
      'Ik heb dit niet in onze kennisbank gevonden. {away} Zal ik uw vraag aan het team doorgeven?',
    offerPassOnOtherLanguage:
      'Ik heb dit niet in onze kennisbank gevonden. {away} Het team antwoordt in het {language}. Spreekt u {language}, en zal ik uw vraag doorgeven?',
    askUseCase: 'Fijn om te horen! Waarvoor wilt u {brand} gebruiken?',
    askEmail: 'Dank u wel! Naar welk e-mailadres mag ons team schrijven? Uw naam mag u er ook bij zetten.',
    leadSent: 'Dank u wel! Ik heb uw interesse doorgegeven aan ons team; u krijgt bericht per e-mail.',
    leadUpdated: 'Dank u wel! Ik heb ook deze aanvulling doorgegeven aan ons team.',
    unrelated:
      'Ik kan alleen helpen met {brand}. Neem voor andere producten rechtstreeks contact op met de klantenservice daarvan.',
    unclear: 'Kunt u iets meer vertellen over wat u wilt weten?',
    sources: 'Bronnen',
    pickByNumber: 'Antwoord met een cijfer om een vraag te kiezen:',
    correction: 'Correctie: {text}',
    fileForYou: 'Hier is een bestand voor u. De link is beperkt geldig.',
    cannotOpenFiles:
      'Ik kan geen bestanden openen. Kunt u in een paar woorden zeggen waar het om gaat, of zal ik dit aan ons team doorgeven?',
    cannotOpenFilesOtherLanguage:
      'Ik kan geen bestanden openen. Kunt u in een paar woorden zeggen waar het om gaat? Ons team antwoordt in het {language}. Spreekt u {language}, en zal ik dit doorgeven?',
    team: 'Supportteam',
  },
  person: [
    'mens',
    'medewerker',
    'echt mens',
    'echt persoon',
    'echte persoon',
    'een mens',
    'een medewerker',
    'geen bot',
    'geen robot',
  ],
  wantsPerson: [
    ...phrases(
      phrases(
        ['met'],
        [
          'een mens',
          'een echt mens',
          'een persoon',
          'een echt persoon',
          'een echte persoon',
          'een medewerker',
          'een agent',
          'een collega',
          'een adviseur',
          'iemand',
          'iemand van support',
          'iemand van het team',
          'iemand van verkoop',
          'de klantenservice',
          'de helpdesk',
          'support',
          'verkoop',
          'jullie team',
          'uw team',
        ],
      ),
      ['praten', 'spreken', 'chatten', 'bellen', 'doorverbinden', 'doorverbonden worden'],
    ),
    ...phrases(
      [
        'spreken met',
        'praten met',
        'chatten met',
        'verbind me met',
        'verbind mij met',
        'verbind me door met',
        'kan ik',
        'ik wil',
        'ik wil graag',
        'geef me',
        'mag ik',
      ],
      [
        'een mens',
        'een echt mens',
        'een persoon',
        'een echt persoon',
        'een medewerker',
        'een agent',
        'een collega',
        'iemand spreken',
        'iemand',
        'een medewerker spreken',
        'een mens spreken',
      ],
    ),
  ],
  yes: [
    'ja',
    'ja graag',
    'jawel',
    'graag',
    'prima',
    'goed',
    'oké',
    'ok',
    'okay',
    'natuurlijk',
    'zeker',
    'alstublieft',
    'doe maar',
  ],
  no: ['nee', 'nee bedankt', 'nee dank u', 'niet nodig', 'nu niet', 'liever niet', 'nog niet'],
};
