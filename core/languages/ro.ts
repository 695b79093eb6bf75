import type { Language } from './language.ts';
import { phrases } from './phrases.ts';

export const ro: Language = {
  code: 'ro',
  words: {
    personAsked:
      'Am rugat un coleg să se alăture acestei conversații și i-am transmis mesajul dumneavoastră. Echipa a fost anunțată și vă va răspunde chiar aici.',
    personAskedOtherLanguage:
      'Am rugat un coleg să se alăture acestei conversații și i-am transmis mesajul dumneavoastră. Echipa a fost anunțată și vă va răspunde chiar aici, în limba {language}.',
    personAlreadyAsked:
      'Echipa are deja solicitarea dumneavoastră, iar eu am adăugat acest mesaj. Cineva vă va răspunde chiar aici.',
    personTookOver: '{name} preia această conversație.',
    assistantIsBack: 'Asistentul a revenit. Mă puteți întreba orice.',
    resolved: 'Echipa a marcat solicitarea ca rezolvată. Dacă a rămas ceva de lămurit, scrieți-ne din nou.',
    nobodyYet:
      'Până acum, nimeni din echipă nu a putut prelua această conversație. Dacă ne lăsați adresa de e-mail, echipa vă poate răspunde și prin e-mail.',
    teamMailed: 'Am trimis acum solicitarea dumneavoastră echipei și prin e-mail.',
    troublePersonAsked:
      'A apărut o problemă din partea mea, așa că am rugat un coleg să vă ajute. Echipa a fost anunțată și vă va răspunde chiar aici.',
    offerPerson:
      'Nu am găsit această informație în baza noastră de cunoștințe. Doriți să chem un coleg din echipă?',
    offerPersonOtherLanguage:
      'Nu am găsit această informație în baza noastră de cunoștințe. Echipa noastră răspunde în limba {language}. Vorbiți limba {language} și doriți să chem un coleg din echipă?',
    away: 'Echipa noastră nu este disponibilă acum. Va fi din nou disponibilă {opening}.',
    awayForNow: 'Echipa noastră nu este disponibilă acum.',
    passedOn: 'Am transmis solicitarea dumneavoastră echipei noastre.',
    answerLanguage: 'Vă va răspunde în limba {language}.',
    alreadyPassedOn: 'Echipa are deja solicitarea dumneavoastră, iar eu am adăugat acest mesaj.',
    troublePassedOn:
      'A apărut o problemă din partea mea, așa că am transmis solicitarea dumneavoastră echipei noastre.',
    leaveEmail: 'Dacă ne lăsați adresa de e-mail, echipa vă poate răspunde și prin e-mail.',
    offerPassOn:
      'Nu am găsit această informație în baza noastră de cunoștințe. {away} Doriți să transmit întrebarea echipei?',
    offerPassOnOtherLanguage:
      'Nu am găsit această informație în baza noastră de cunoștințe. {away} Echipa răspunde în limba {language}. Vorbiți limba {language} și doriți să transmit întrebarea echipei?',
    askUseCase: 'Mă bucur să aud asta! Pentru ce ați dori să folosiți {brand}?',
    askEmail:
      'Vă mulțumesc! La ce adresă de e-mail vă poate scrie echipa noastră? Puteți adăuga și numele dumneavoastră.',
    leadSent: 'Vă mulțumesc! Am transmis echipei interesul dumneavoastră; veți primi un e-mail.',
    leadUpdated: 'Vă mulțumesc! Am transmis echipei și această completare.',
    unrelated:
      'Vă pot ajuta doar în privința {brand}. Pentru alte produse, vă rugăm să contactați direct asistența acestora.',
    unclear: 'Îmi puteți spune puțin mai multe despre ce ați dori să aflați?',
    sources: 'Surse',
    pickByNumber: 'Răspundeți cu un număr pentru a alege o întrebare:',
    correction: 'Corectură: {text}',
    fileForYou: 'Iată un fișier pentru dumneavoastră. Linkul este valabil o perioadă limitată.',
    cannotOpenFiles:
      'Nu pot deschide fișiere. Îmi puteți spune în câteva cuvinte despre ce este vorba sau doriți să transmit acest lucru echipei noastre?',
    cannotOpenFilesOtherLanguage:
      'Nu pot deschide fișiere. Îmi puteți spune în câteva cuvinte despre ce este vorba? Echipa noastră răspunde în limba {language}. Vorbiți limba {language} și doriți să îi transmit acest lucru?',
    team: 'Echipa de asistență',
  },
  person: [
    'om',
    'operator',
    'operatorul',
    'un om',
    'persoană reală',
    'om real',
    'operator uman',
    'agent uman',
    'nu un robot',
  ],
  wantsPerson: [
    ...phrases(
      [
        'vorbesc cu',
        'vorbi cu',
        'să vorbesc cu',
        'discut cu',
        'discuta cu',
        'comunic cu',
        'scriu cu',
        'conectați-mă cu',
        'conectează-mă cu',
        'faceți-mi legătura cu',
        'transferați-mă la',
        'legătura cu',
        'contactez',
        'vreau',
        'aș vrea',
        'aș dori',
        'am nevoie de',
      ],
      [
        'un om',
        'un om real',
        'o persoană',
        'o persoană reală',
        'o persoană adevărată',
        'cineva',
        'cineva din echipă',
        'cineva de la suport',
        'un operator',
        'un operator uman',
        'un agent',
        'un agent uman',
        'un coleg',
        'un consultant',
        'un reprezentant',
        'un angajat',
      ],
    ),
    ...phrases(
      ['vorbesc cu', 'vorbi cu', 'discut cu', 'contactez'],
      ['echipa', 'echipa voastră', 'suportul', 'asistența', 'serviciul clienți', 'departamentul de vânzări'],
    ),
  ],
  yes: [
    'da',
    'da vă rog',
    'da te rog',
    'sigur',
    'desigur',
    'bine',
    'ok',
    'okay',
    'vă rog',
    'de acord',
    'cu plăcere',
    'bineînțeles',
  ],
  no: ['nu', 'nu mulțumesc', 'nu acum', 'nu este nevoie', 'nu e nevoie', 'încă nu'],
};
