import type { Language } from './language.ts';
import { phrases } from './phrases.ts';

export const de: Language = {
  code: 'de',
  words: {
    personAsked:
      'Ich habe jemanden aus unserem Team gebeten, in diesen Chat zu kommen, und Ihre Nachricht weitergegeben. Das Team ist benachrichtigt und antwortet Ihnen direkt hier.',
    personAskedOtherLanguage:
      'Ich habe jemanden aus unserem Team gebeten, in diesen Chat zu kommen, und Ihre Nachricht weitergegeben. Das Team ist benachrichtigt und antwortet Ihnen direkt hier, und zwar auf {language}.',
    personAlreadyAsked:
      'Ihre Anfrage liegt unserem Team bereits vor, ich habe Ihre Nachricht hinzugefügt. Die Antwort kommt direkt hier.',
    personTookOver: '{name} übernimmt jetzt diesen Chat.',
    assistantIsBack: 'Der Assistent ist wieder da. Fragen Sie mich gern alles.',
    resolved:
      'Unser Team hat dieses Anliegen als erledigt markiert. Falls noch etwas offen ist, schreiben Sie einfach wieder.',
    nobodyYet:
      'Bisher konnte noch niemand aus dem Team diesen Chat übernehmen. Wenn Sie Ihre E-Mail-Adresse angeben, kann Ihnen das Team auch per E-Mail antworten.',
    teamMailed: 'Ich habe Ihre Anfrage jetzt zusätzlich per E-Mail an das Team geschickt.',
    troublePersonAsked:
      'Bei mir ist etwas schiefgegangen, deshalb habe ich jemanden aus unserem Team gebeten, Ihnen zu helfen. Das Team ist benachrichtigt und antwortet Ihnen direkt hier.',
    offerPerson:
      'Dazu habe ich in unserer Wissensdatenbank nichts gefunden. Soll ich jemanden aus unserem Team dazuholen?',
    offerPersonOtherLanguage:
      'Dazu habe ich in unserer Wissensdatenbank nichts gefunden. Unser Team antwortet auf {language}. Sprechen Sie {language}, und soll ich jemanden dazuholen?',
    away: 'Unser Team ist gerade nicht da. Es ist wieder erreichbar ab {opening}.',
    awayForNow: 'Unser Team ist gerade nicht da.',
    passedOn: 'Ich habe Ihre Anfrage an unser Team weitergegeben.',
    answerLanguage: 'Die Antwort kommt auf {language}.',
    alreadyPassedOn: 'Ihre Anfrage liegt unserem Team bereits vor, ich habe Ihre Nachricht hinzugefügt.',
    troublePassedOn:
      'Bei mir ist etwas schiefgegangen, deshalb habe ich Ihre Anfrage an unser Team weitergegeben.',
    leaveEmail: 'Wenn Sie Ihre E-Mail-Adresse angeben, kann Ihnen das Team auch per E-Mail antworten.',
    offerPassOn:
      'Dazu habe ich in unserer Wissensdatenbank nichts gefunden. {away} Soll ich Ihre Frage an das Team weitergeben?',
    offerPassOnOtherLanguage:
      'Dazu habe ich in unserer Wissensdatenbank nichts gefunden. {away} Das Team antwortet auf {language}. Sprechen Sie {language}, und soll ich Ihre Frage weitergeben?',
    askUseCase: 'Das freut mich! Wofür möchten Sie {brand} einsetzen?',
    askEmail:
      'Vielen Dank! An welche E-Mail-Adresse darf unser Team schreiben? Gern können Sie auch Ihren Namen nennen.',
    leadSent:
      'Vielen Dank! Ich habe Ihr Interesse an unser Team weitergegeben; es meldet sich per E-Mail bei Ihnen.',
    leadUpdated: 'Vielen Dank! Ich habe auch diese Ergänzung an unser Team weitergegeben.',
    unrelated:
      'Ich kann nur bei Fragen zu {brand} helfen. Bitte wenden Sie sich bei anderen Produkten direkt an deren Support.',
    unclear: 'Können Sie mir etwas genauer sagen, was Sie wissen möchten?',
    sources: 'Quellen',
    pickByNumber: 'Antworten Sie mit einer Zahl, um eine Frage auszuwählen:',
    correction: 'Korrektur: {text}',
    fileForYou: 'Hier ist eine Datei für Sie. Der Link ist nur eine begrenzte Zeit gültig.',
    cannotOpenFiles:
      'Ich kann keine Dateien öffnen. Können Sie mir kurz schreiben, worum es geht, oder soll ich das an unser Team weitergeben?',
    cannotOpenFilesOtherLanguage:
      'Ich kann keine Dateien öffnen. Können Sie mir kurz schreiben, worum es geht? Unser Team antwortet auf {language}. Sprechen Sie {language}, und soll ich das weitergeben?',
    team: 'Support-Team',
  },
  person: [
    'mensch',
    'mitarbeiter',
    'mitarbeiterin',
    'berater',
    'ansprechpartner',
    'echter mensch',
    'echten menschen',
    'echte person',
    'keinen bot',
    'kein bot',
  ],
  wantsPerson: [
    ...phrases(
      phrases(
        ['mit'],
        [
          'einem menschen',
          'einem echten menschen',
          'einem richtigen menschen',
          'einer person',
          'einer echten person',
          'einem mitarbeiter',
          'einer mitarbeiterin',
          'einem ihrer mitarbeiter',
          'einem kundenberater',
          'einem berater',
          'einem agenten',
          'einem ansprechpartner',
          'einem kollegen',
          'jemandem',
          'jemand',
          'jemandem vom support',
          'jemandem vom team',
          'jemandem aus ihrem team',
          'jemandem vom vertrieb',
          'dem support',
          'dem kundendienst',
          'dem kundenservice',
          'dem vertrieb',
          'ihrem team',
          'dem team',
        ],
      ),
      [
        'sprechen',
        'reden',
        'chatten',
        'schreiben',
        'telefonieren',
        'verbinden',
        'verbunden werden',
        'sprechen kann',
      ],
    ),
    ...phrases(
      [
        'verbinden sie mich mit',
        'ich möchte mit',
        'ich will mit',
        'kann ich mit',
        'ich brauche',
        'ich möchte',
        'ich will',
        'geben sie mir',
      ],
      [
        'einem menschen',
        'einem mitarbeiter',
        'einer person',
        'jemandem sprechen',
        'einen menschen',
        'einen echten menschen',
        'einen mitarbeiter',
        'einen ansprechpartner',
        'eine echte person',
        'dem support',
      ],
    ),
  ],
  yes: [
    'ja',
    'jawohl',
    'jo',
    'gern',
    'gerne',
    'klar',
    'natürlich',
    'bitte',
    'ok',
    'okay',
    'in ordnung',
    'auf jeden fall',
    'einverstanden',
    'machen sie das',
  ],
  no: ['nein', 'nee', 'nö', 'nicht nötig', 'lieber nicht', 'jetzt nicht', 'kein bedarf', 'danke nein'],
};
