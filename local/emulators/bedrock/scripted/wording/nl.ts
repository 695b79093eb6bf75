import type { Wording } from './wording.ts';

export const nl: Wording = {
  greeting: 'Hallo! Wat wilt u graag weten?',
  howAreYou: 'Hier gaat alles goed, bedankt voor het vragen! Wat wilt u graag weten?',
  aboutMe:
    'Ik ben een automatische assistent en antwoord op basis van onze kennisbank. Heeft u liever een mens, zeg het dan gerust. Wat wilt u graag weten?',
  thanks: 'Graag gedaan! Kan ik u nog ergens mee helpen?',
  allRight: 'In orde. Kan ik u nog ergens mee helpen?',
  unclear: 'Kunt u iets meer vertellen over wat u wilt doen?',
  unrelated:
    'Ik kan hier alleen met ons eigen product helpen. Neem voor al het andere rechtstreeks contact op met de support van dat product.',
  askUseCase: 'Dat is fijn om te horen! Waarvoor wilt u het gebruiken?',
  notHelpDesk:
    'Ons product is gemaakt om klanten per e-mail, chat en telefoon te antwoorden; daarvoor zou u er weinig aan hebben.',
  askEmail: 'Dat past goed. Naar welk e-mailadres mag ons team schrijven? Uw naam mag er ook bij.',
  askEmailHere:
    'Ik kan alleen een volledig adres doorgeven dat u in deze chat schrijft, zoals naam@example.com. Welk adres mag ons team gebruiken?',
  whyEmail:
    'Het adres is alleen voor ons verkoopteam, om te antwoorden op wat u mij heeft verteld. Het hoeft niet: vraag het gerust hier.',
  noEmail: 'Dat is prima, een adres is niet nodig. Wat wilt u nog meer weten?',
  leadThanks: 'Bedankt! Wilt u nog iets anders weten?',
  leadKnown: 'Bedankt! Ons verkoopteam weet al van uw interesse. Wat wilt u nog meer weten?',
  offer: 'Ik heb dit niet in onze kennisbank gevonden. Wilt u hulp van een medewerker?',
  offerOther:
    'Ik heb dit niet in onze kennisbank gevonden. Ons team antwoordt in het {team}. Spreekt u {team} en wilt u hulp van een medewerker in die taal?',
  partly: 'Over de rest van uw vraag heb ik niets gevonden. U kunt altijd om een mens vragen.',
  teamHasIt:
    'Ik heb dit niet in onze kennisbank gevonden. Het team heeft uw verzoek en kan uw vraag hier lezen.',
  addressSeen: 'Bedankt! Het team kan uw adres in deze chat zien.',
  pageFailed: 'Ik kon die pagina niet lezen. Kunt u het stuk dat u bedoelt hierheen kopiëren?',
  closing: 'Een ogenblik, alstublieft.',
};
