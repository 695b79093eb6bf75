import type { Language } from './language.ts';
import { phrases } from './phrases.ts';

export const pl: Language = {
  code: 'pl',
  words: {
    personAsked:
      'Osoba z naszego zespołu została poproszona o dołączenie do tego czatu i otrzymała treść Państwa wiadomości. Zespół jest powiadomiony i odpowie bezpośrednio tutaj.',
    personAskedOtherLanguage:
      'Osoba z naszego zespołu została poproszona o dołączenie do tego czatu i otrzymała treść Państwa wiadomości. Zespół jest powiadomiony i odpowie bezpośrednio tutaj (język odpowiedzi: {language}).',
    personAlreadyAsked:
      'Zespół ma już Państwa zgłoszenie, a ta wiadomość została do niego dodana. Odpowiedź pojawi się tutaj.',
    personTookOver: '{name} przejmuje tę rozmowę.',
    assistantIsBack: 'Asystent wrócił. Proszę śmiało pytać.',
    resolved:
      'Zespół oznaczył sprawę jako rozwiązaną. Jeśli coś pozostało niejasne, proszę napisać ponownie.',
    nobodyYet:
      'Na razie nikt z zespołu nie mógł przejąć tej rozmowy. Jeśli podadzą Państwo adres e-mail, zespół będzie mógł odpowiedzieć także tą drogą.',
    teamMailed: 'Zgłoszenie zostało teraz wysłane do zespołu również e-mailem.',
    troublePersonAsked:
      'Po mojej stronie wystąpił błąd, dlatego osoba z naszego zespołu została poproszona o pomoc. Zespół jest powiadomiony i odpowie bezpośrednio tutaj.',
    offerPerson: 'Nie ma tej informacji w naszej bazie wiedzy. Czy mam poprosić o pomoc osobę z zespołu?',
    offerPersonOtherLanguage:
      'Nie ma tej informacji w naszej bazie wiedzy. Język, w którym odpowiada nasz zespół: {language}. Czy ten język Państwu odpowiada i czy mam poprosić o pomoc osobę z zespołu?',
    away: 'Nasz zespół jest w tej chwili nieobecny. Początek najbliższych godzin pracy: {opening}.',
    awayForNow: 'Nasz zespół jest w tej chwili nieobecny.',
    passedOn: 'Zgłoszenie zostało przekazane naszemu zespołowi.',
    answerLanguage: 'Język odpowiedzi: {language}.',
    alreadyPassedOn: 'Zespół ma już Państwa zgłoszenie, a ta wiadomość została do niego dodana.',
    troublePassedOn:
      'Po mojej stronie wystąpił błąd, dlatego zgłoszenie zostało przekazane naszemu zespołowi.',
    leaveEmail: 'Jeśli podadzą Państwo adres e-mail, zespół będzie mógł odpowiedzieć także tą drogą.',
    offerPassOn:
      'Nie ma tej informacji w naszej bazie wiedzy. {away} Czy mam przekazać to pytanie zespołowi?',
    offerPassOnOtherLanguage:
      'Nie ma tej informacji w naszej bazie wiedzy. {away} Język, w którym odpowiada nasz zespół: {language}. Czy ten język Państwu odpowiada i czy mam przekazać to pytanie zespołowi?',
    askUseCase: 'Bardzo nas to cieszy! Do czego chcieliby Państwo używać {brand}?',
    askEmail: 'Dziękujemy! Na jaki adres e-mail nasz zespół może napisać? Można też podać imię i nazwisko.',
    leadSent: 'Dziękujemy! Zespół otrzymał informację o Państwa zainteresowaniu i napisze e-mail.',
    leadUpdated: 'Dziękujemy! Zespół otrzymał również to uzupełnienie.',
    unrelated:
      'Mogę pomóc tylko w sprawach dotyczących {brand}. W sprawie innych produktów proszę zwrócić się bezpośrednio do ich działu wsparcia.',
    unclear: 'Czy można prosić o nieco więcej szczegółów?',
    sources: 'Źródła',
    pickByNumber: 'Aby wybrać pytanie, proszę odpowiedzieć numerem:',
    correction: 'Korekta: {text}',
    fileForYou: 'Przesyłamy plik. Link jest ważny przez ograniczony czas.',
    cannotOpenFiles:
      'Nie mogę otwierać plików. Czy mogą Państwo krótko napisać, o co chodzi, czy mam przekazać to zespołowi?',
    cannotOpenFilesOtherLanguage:
      'Nie mogę otwierać plików. Czy mogą Państwo krótko napisać, o co chodzi? Język, w którym odpowiada nasz zespół: {language}. Czy ten język Państwu odpowiada i czy mam przekazać to zespołowi?',
    team: 'Zespół wsparcia',
  },
  person: [
    'człowiek',
    'człowieka',
    'konsultant',
    'konsultanta',
    'konsultantka',
    'prawdziwy człowiek',
    'żywy człowiek',
    'nie z botem',
  ],
  wantsPerson: [
    ...phrases(
      [
        'rozmawiać z',
        'porozmawiać z',
        'pogadać z',
        'pisać z',
        'czatować z',
        'mówić z',
        'rozmowa z',
        'rozmowę z',
        'połączyć mnie z',
        'połącz mnie z',
        'proszę o połączenie z',
        'kontakt z',
        'skontaktować się z',
        'przełączyć mnie do',
        'przekierować mnie do',
      ],
      [
        'człowiekiem',
        'prawdziwym człowiekiem',
        'żywym człowiekiem',
        'konsultantem',
        'konsultantką',
        'agentem',
        'pracownikiem',
        'przedstawicielem',
        'doradcą',
        'kimś',
        'kimś z zespołu',
        'kimś z obsługi',
        'osobą',
        'prawdziwą osobą',
        'obsługą klienta',
        'działem sprzedaży',
        'działem wsparcia',
        'państwa zespołem',
        'konsultanta',
        'człowieka',
      ],
    ),
    ...phrases(
      ['chcę', 'chciałbym', 'chciałabym', 'poproszę', 'potrzebuję'],
      ['człowieka', 'konsultanta', 'pracownika', 'doradcę', 'prawdziwego człowieka'],
    ),
  ],
  yes: [
    'tak',
    'tak proszę',
    'tak poproszę',
    'jasne',
    'oczywiście',
    'pewnie',
    'proszę',
    'poproszę',
    'dobrze',
    'ok',
    'okay',
    'zgoda',
    'chętnie',
  ],
  no: ['nie', 'nie dziękuję', 'nie trzeba', 'nie teraz', 'jeszcze nie', 'raczej nie'],
};
