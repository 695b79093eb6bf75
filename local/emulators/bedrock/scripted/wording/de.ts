import type { Wording } from './wording.ts';

export const de: Wording = {
  greeting: 'Hallo! Was möchten Sie wissen?',
  howAreYou: 'Hier ist alles in Ordnung, danke der Nachfrage! Was möchten Sie wissen?',
  aboutMe:
    'Ich bin ein automatischer Assistent und antworte aus unserer Wissensdatenbank. Wenn Sie lieber einen Menschen möchten, sagen Sie es einfach. Was möchten Sie wissen?',
  thanks: 'Gern geschehen! Kann ich noch etwas für Sie tun?',
  allRight: 'In Ordnung. Kann ich noch etwas für Sie tun?',
  unclear: 'Könnten Sie etwas genauer sagen, was Sie vorhaben?',
  unrelated:
    'Ich kann hier nur zu unserem eigenen Produkt helfen. Bitte wenden Sie sich für alles andere direkt an den Support des jeweiligen Produkts.',
  askUseCase: 'Das freut mich! Wofür möchten Sie es einsetzen?',
  notHelpDesk:
    'Unser Produkt ist dafür gemacht, Kunden per E-Mail, Chat und Telefon zu antworten; dafür wäre es kaum geeignet.',
  askEmail: 'Das passt gut. An welche E-Mail-Adresse darf unser Team schreiben? Gern auch mit Ihrem Namen.',
  askEmailHere:
    'Ich kann nur eine vollständige Adresse weitergeben, die Sie in diesem Chat schreiben, etwa name@example.com. Welche darf unser Team verwenden?',
  whyEmail:
    'Die Adresse dient nur unserem Vertrieb, um Ihnen auf das zu antworten, was Sie mir gesagt haben. Sie müssen keine angeben: Fragen Sie mich gern hier.',
  noEmail: 'Das ist in Ordnung, eine Adresse ist nicht nötig. Was möchten Sie noch wissen?',
  leadThanks: 'Vielen Dank! Möchten Sie noch etwas wissen?',
  leadKnown: 'Vielen Dank! Unser Vertrieb weiß bereits von Ihrem Interesse. Was möchten Sie noch wissen?',
  offer:
    'Das habe ich in unserer Wissensdatenbank nicht gefunden. Möchten Sie Hilfe von jemandem aus dem Team?',
  offerOther:
    'Das habe ich in unserer Wissensdatenbank nicht gefunden. Unser Team antwortet auf {team}. Sprechen Sie {team} und möchten Sie in dieser Sprache Hilfe von jemandem aus dem Team?',
  partly: 'Zum Rest Ihrer Frage habe ich nichts gefunden. Sie können jederzeit nach einem Menschen fragen.',
  teamHasIt:
    'Das habe ich in unserer Wissensdatenbank nicht gefunden. Das Team hat Ihre Anfrage und kann Ihre Frage hier lesen.',
  addressSeen: 'Vielen Dank! Das Team kann Ihre Adresse in diesem Chat sehen.',
  pageFailed: 'Ich konnte diese Seite nicht lesen. Könnten Sie die Stelle hierher kopieren?',
  closing: 'Einen Moment, bitte.',
};
