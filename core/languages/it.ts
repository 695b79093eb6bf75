import type { Language } from './language.ts';
import { phrases } from './phrases.ts';

export const it: Language = {
  code: 'it',
  words: {
    personAsked:
      'Ho chiesto a una persona del nostro team di unirsi a questa chat e le ho inoltrato il Suo messaggio. Il team è stato avvisato e Le risponderà qui.',
    personAskedOtherLanguage:
      'Ho chiesto a una persona del nostro team di unirsi a questa chat e le ho inoltrato il Suo messaggio. Il team è stato avvisato e Le risponderà qui, in {language}.',
    personAlreadyAsked:
      'Il team ha già ricevuto la Sua richiesta e ho aggiunto il Suo messaggio. Qualcuno Le risponderà qui.',
    personTookOver: '{name} prende in carico questa chat.',
    assistantIsBack: 'L’assistente è di nuovo qui. Mi chieda pure quello che desidera.',
    resolved:
      'Il team ha segnato questa richiesta come risolta. Se rimane qualcosa in sospeso, ci scriva di nuovo.',
    nobodyYet:
      'Finora nessuno del team ha potuto prendere in carico questa chat. Se ci lascia il Suo indirizzo e-mail, potranno risponderLe anche per e-mail.',
    teamMailed: 'Ora ho inviato la Sua richiesta al team anche per e-mail.',
    troublePersonAsked:
      'Qualcosa è andato storto da parte mia, perciò ho chiesto a una persona del nostro team di aiutarLa. Il team è stato avvisato e Le risponderà qui.',
    offerPerson:
      'Non ho trovato questa informazione nella nostra base di conoscenza. Desidera che chiami una persona del team?',
    offerPersonOtherLanguage:
      'Non ho trovato questa informazione nella nostra base di conoscenza. Il nostro team risponde in {language}. Parla {language} e desidera che chiami una persona del team?',
    away: 'Il nostro team al momento non è disponibile e tornerà {opening}.',
    awayForNow: 'Il nostro team al momento non è disponibile.',
    passedOn: 'Ho inoltrato la Sua richiesta al nostro team.',
    answerLanguage: 'Le risponderà in {language}.',
    alreadyPassedOn: 'Il team ha già ricevuto la Sua richiesta e ho aggiunto il Suo messaggio.',
    troublePassedOn:
      'Qualcosa è andato storto da parte mia, perciò ho inoltrato la Sua richiesta al nostro team.',
    leaveEmail: 'Se ci lascia il Suo indirizzo e-mail, potranno risponderLe anche per e-mail.',
    offerPassOn:
      'Non ho trovato questa informazione nella nostra base di conoscenza. {away} Desidera che inoltri la Sua domanda al team?',
    offerPassOnOtherLanguage:
      'Non ho trovato questa informazione nella nostra base di conoscenza. {away} Il team risponde in {language}. Parla {language} e desidera che inoltri la Sua domanda al team?',
    askUseCase: 'Mi fa piacere! Per quale scopo vorrebbe usare {brand}?',
    askEmail:
      'Grazie! A quale indirizzo e-mail può scriverLe il nostro team? Se vuole, indichi anche il Suo nome.',
    leadSent: 'Grazie! Ho comunicato il Suo interesse al nostro team, che Le scriverà per e-mail.',
    leadUpdated: 'Grazie! Ho aggiunto anche questo a quanto comunicato al nostro team.',
    unrelated:
      'Posso aiutarLa solo con {brand}. Per altri prodotti, contatti direttamente la relativa assistenza.',
    unclear: 'Potrebbe dirmi qualcosa in più su ciò che desidera sapere?',
    sources: 'Fonti',
    pickByNumber: 'Risponda con un numero per scegliere una domanda:',
    correction: 'Correzione: {text}',
    fileForYou: 'Ecco un file per Lei. Il link è valido per un tempo limitato.',
    cannotOpenFiles:
      'Non posso aprire file. Può dirmi in poche parole di che cosa si tratta, oppure desidera che lo inoltri al nostro team?',
    cannotOpenFilesOtherLanguage:
      'Non posso aprire file. Può dirmi in poche parole di che cosa si tratta? Il nostro team risponde in {language}. Parla {language} e desidera che glielo inoltri?',
    team: 'Team di assistenza',
  },
  person: [
    'umano',
    'operatore',
    'operatrice',
    'persona reale',
    'persona vera',
    'essere umano',
    'operatore umano',
    'un umano',
    'non un bot',
  ],
  wantsPerson: [
    ...phrases(
      [
        'parlare con',
        'parlare ad',
        'parlare a',
        'chattare con',
        'comunicare con',
        'contattare',
        'mettermi in contatto con',
        'mi metta in contatto con',
        'mi passi',
        'passatemi',
        'mi può passare',
        'mi colleghi con',
        'essere trasferito a',
        'voglio',
        'vorrei',
        'ho bisogno di',
        'mi serve',
      ],
      [
        'una persona',
        'una persona reale',
        'una persona vera',
        'una persona in carne e ossa',
        'un umano',
        'un essere umano',
        'un operatore',
        'un operatore umano',
        'un’operatrice',
        'un agente',
        'un consulente',
        'un addetto',
        'un collega',
        'un responsabile',
        'qualcuno',
      ],
    ),
    ...phrases(
      ['parlare con', 'contattare', 'mi passi'],
      [
        'il supporto',
        'l’assistenza',
        'assistenza clienti',
        'il servizio clienti',
        'il vostro team',
        'il team',
        'le vendite',
      ],
    ),
  ],
  yes: [
    'sì',
    'si',
    'sì grazie',
    'certo',
    'certamente',
    'va bene',
    'ok',
    'okay',
    'd’accordo',
    'volentieri',
    'per favore',
    'prego',
    'assolutamente',
  ],
  no: ['no', 'no grazie', 'non ora', 'non serve', 'non è necessario', 'non ancora'],
};
