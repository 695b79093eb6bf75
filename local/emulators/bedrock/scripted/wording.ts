export interface Wording {
  greeting: string;
  thanks: string;
  allRight: string;
  unclear: string;
  unrelated: string;
  askUseCase: string;
  notHelpDesk: string;
  askEmail: string;
  /** To somebody who means an address that was not written here. */
  askEmailHere: string;
  leadThanks: string;
  leadKnown: string;
  offer: string;
  /** {team}: a language the team speaks. */
  offerOther: string;
  teamHasIt: string;
  addressSeen: string;
  pageFailed: string;
  closing: string;
  /** Before sentences that are in another language than the answer should be. */
  quoted: string;
}

const en: Wording = {
  greeting: 'Hello! What would you like to know?',
  thanks: 'You are welcome! Is there anything else I can help with?',
  allRight: 'All right. Is there anything else I can help with?',
  unclear: 'Could you tell me a little more about what you are trying to do?',
  unrelated:
    'I can only help with our own product here. For anything else, please contact the support of that product directly.',
  askUseCase: 'Glad to hear it! What would you like to use it for?',
  notHelpDesk:
    'Our product is made for answering customers by e-mail, chat and phone, so it would not be of much use for that.',
  askEmail: 'That fits well. Which e-mail address may our team write to? Your name is welcome too.',
  askEmailHere: 'I can only pass on an address that you write in this chat. Which one may our team use?',
  leadThanks: 'Thank you! Is there anything else you would like to know?',
  leadKnown: 'Thank you! Our sales team already knows of your interest. What else would you like to know?',
  offer: 'I did not find this in our knowledge base. Would you like help from a teammate?',
  offerOther:
    'I did not find this in our knowledge base. Our team answers in {team}. Do you speak {team}, and would you like help from a teammate in it?',
  teamHasIt:
    'I did not find this in our knowledge base. The team has your request and can read your question here.',
  addressSeen: 'Thank you! The team can see your address in this chat.',
  pageFailed: 'I could not read that page. Could you copy the part you mean into this chat?',
  closing: 'One moment, please.',
  quoted: 'Our documentation says:',
};

const fr: Wording = {
  greeting: 'Bonjour ! Que souhaitez-vous savoir ?',
  thanks: 'Avec plaisir ! Puis-je vous aider pour autre chose ?',
  allRight: 'Très bien. Puis-je vous aider pour autre chose ?',
  unclear: 'Pourriez-vous préciser un peu ce que vous essayez de faire ?',
  unrelated:
    'Je ne peux vous aider que pour notre propre produit. Pour le reste, adressez-vous directement à l’assistance du produit concerné.',
  askUseCase: 'Ravi de l’apprendre ! Pour quoi souhaitez-vous l’utiliser ?',
  notHelpDesk:
    'Notre produit sert à répondre aux clients par e-mail, chat et téléphone ; il ne vous serait guère utile pour cela.',
  askEmail:
    'Cela convient bien. À quelle adresse e-mail notre équipe peut-elle vous écrire ? Votre nom est également le bienvenu.',
  askEmailHere:
    'Je ne peux transmettre qu’une adresse que vous écrivez dans cette conversation. Laquelle notre équipe peut-elle utiliser ?',
  leadThanks: 'Merci ! Souhaitez-vous savoir autre chose ?',
  leadKnown:
    'Merci ! Notre équipe commerciale connaît déjà votre intérêt. Que souhaitez-vous savoir d’autre ?',
  offer:
    'Je n’ai pas trouvé cela dans notre base de connaissances. Souhaitez-vous l’aide d’un membre de l’équipe ?',
  offerOther:
    'Je n’ai pas trouvé cela dans notre base de connaissances. Notre équipe répond en {team}. Parlez-vous {team} et souhaitez-vous l’aide d’un membre de l’équipe dans cette langue ?',
  teamHasIt:
    'Je n’ai pas trouvé cela dans notre base de connaissances. L’équipe a votre demande et peut lire votre question ici.',
  addressSeen: 'Merci ! L’équipe peut voir votre adresse dans cette conversation.',
  pageFailed: 'Je n’ai pas pu lire cette page. Pourriez-vous copier ici le passage en question ?',
  closing: 'Un instant, s’il vous plaît.',
  quoted: 'Voici ce que dit notre documentation (dans sa langue) :',
};

const de: Wording = {
  greeting: 'Hallo! Was möchten Sie wissen?',
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
    'Ich kann nur eine Adresse weitergeben, die Sie in diesem Chat schreiben. Welche darf unser Team verwenden?',
  leadThanks: 'Vielen Dank! Möchten Sie noch etwas wissen?',
  leadKnown: 'Vielen Dank! Unser Vertrieb weiß bereits von Ihrem Interesse. Was möchten Sie noch wissen?',
  offer:
    'Das habe ich in unserer Wissensdatenbank nicht gefunden. Möchten Sie Hilfe von jemandem aus dem Team?',
  offerOther:
    'Das habe ich in unserer Wissensdatenbank nicht gefunden. Unser Team antwortet auf {team}. Sprechen Sie {team} und möchten Sie in dieser Sprache Hilfe von jemandem aus dem Team?',
  teamHasIt:
    'Das habe ich in unserer Wissensdatenbank nicht gefunden. Das Team hat Ihre Anfrage und kann Ihre Frage hier lesen.',
  addressSeen: 'Vielen Dank! Das Team kann Ihre Adresse in diesem Chat sehen.',
  pageFailed: 'Ich konnte diese Seite nicht lesen. Könnten Sie die Stelle hierher kopieren?',
  closing: 'Einen Moment, bitte.',
  quoted: 'In unserer Dokumentation steht (in deren Sprache):',
};

export const wordings = { en, fr, de };

/** The language that `wordingOf` answers in. */
export const wordedLanguage = (language: string): string =>
  Object.hasOwn(wordings, language) ? language : 'en';

/** English where the rules have no words of their own. */
export const wordingOf = (language: string): Wording =>
  Object.hasOwn(wordings, language) ? wordings[language as keyof typeof wordings] : en;

const squeezed = (text: string) => text.replace(/\s+/g, '');

/** Whether an assistant's message is this one of ours, in any language and however it is spaced. */
export const isSaying = (text: string | undefined, key: keyof Wording): boolean =>
  text !== undefined && Object.values(wordings).some((wording) => squeezed(wording[key]) === squeezed(text));
