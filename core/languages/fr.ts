import type { Language } from './language.ts';
import { phrases } from './phrases.ts';

export const fr: Language = {
  code: 'fr',
  words: {
    personAsked:
      'J’ai demandé à un membre de notre équipe de rejoindre cette conversation et je lui ai transmis votre message. L’équipe est prévenue et vous répondra ici même.',
    personAskedOtherLanguage:
      'J’ai demandé à un membre de notre équipe de rejoindre cette conversation et je lui ai transmis votre message. L’équipe est prévenue et vous répondra ici même, en {language}.',
    personAlreadyAsked:
      'Votre demande est déjà entre les mains de notre équipe et j’y ai ajouté votre message. Quelqu’un vous répondra ici même.',
    personTookOver: '{name} prend le relais dans cette conversation.',
    assistantIsBack: 'L’assistant est de retour. N’hésitez pas à me poser vos questions.',
    resolved:
      'Notre équipe a marqué cette demande comme résolue. S’il reste un point à éclaircir, écrivez-nous simplement à nouveau.',
    nobodyYet:
      'Personne dans l’équipe n’a encore pu prendre cette conversation. Si vous laissez votre adresse e-mail, l’équipe pourra aussi vous répondre par e-mail.',
    teamMailed: 'Je viens également d’envoyer votre demande à l’équipe par e-mail.',
    troublePersonAsked:
      'Un problème est survenu de mon côté ; j’ai donc demandé à un membre de notre équipe de vous aider. L’équipe est prévenue et vous répondra ici même.',
    offerPerson:
      'Je n’ai pas trouvé cette information dans notre base de connaissances. Souhaitez-vous que je fasse venir un membre de l’équipe ?',
    offerPersonOtherLanguage:
      'Je n’ai pas trouvé cette information dans notre base de connaissances. Notre équipe répond en {language}. Parlez-vous {language} et souhaitez-vous que je fasse venir un membre de l’équipe ?',
    away: 'Notre équipe est absente pour le moment et sera de retour le {opening}.',
    awayForNow: 'Notre équipe est absente pour le moment.',
    passedOn: 'J’ai transmis votre demande à notre équipe.',
    answerLanguage: 'Elle vous répondra en {language}.',
    alreadyPassedOn: 'Votre demande est déjà entre les mains de notre équipe et j’y ai ajouté votre message.',
    troublePassedOn: 'Un problème est survenu de mon côté ; j’ai donc transmis votre demande à notre équipe.',
    leaveEmail: 'Si vous laissez votre adresse e-mail, l’équipe pourra aussi vous répondre par e-mail.',
    offerPassOn:
      'Je n’ai pas trouvé cette information dans notre base de connaissances. {away} Souhaitez-vous que je lui transmette votre question ?',
    offerPassOnOtherLanguage:
      'Je n’ai pas trouvé cette information dans notre base de connaissances. {away} Elle répond en {language}. Parlez-vous {language} et souhaitez-vous que je lui transmette votre question ?',
    askUseCase: 'Ravi de l’apprendre ! Pour quel usage souhaitez-vous utiliser {brand} ?',
    askEmail:
      'Merci ! À quelle adresse e-mail notre équipe peut-elle vous écrire ? Vous pouvez aussi indiquer votre nom.',
    leadSent: 'Merci ! J’ai transmis votre demande à notre équipe, qui vous écrira par e-mail.',
    leadUpdated: 'Merci ! J’ai également transmis ce complément à notre équipe.',
    unrelated:
      'Je peux uniquement vous aider au sujet de {brand}. Pour un autre produit, veuillez contacter directement son service d’assistance.',
    unclear: 'Pourriez-vous préciser un peu ce que vous aimeriez savoir ?',
    sources: 'Sources',
    pickByNumber: 'Répondez par un numéro pour choisir une question :',
    correction: 'Correction : {text}',
    fileForYou: 'Voici un fichier pour vous. Le lien est valable pour une durée limitée.',
    cannotOpenFiles:
      'Je ne peux pas ouvrir de fichiers. Pouvez-vous me dire en quelques mots de quoi il s’agit, ou souhaitez-vous que je transmette cela à notre équipe ?',
    cannotOpenFilesOtherLanguage:
      'Je ne peux pas ouvrir de fichiers. Pouvez-vous me dire en quelques mots de quoi il s’agit ? Notre équipe répond en {language}. Parlez-vous {language} et souhaitez-vous que je lui transmette cela ?',
    team: 'Équipe d’assistance',
  },
  person: [
    'humain',
    'conseiller',
    'conseillère',
    'opérateur',
    'un humain',
    'une vraie personne',
    'une personne réelle',
    'un être humain',
    'pas un robot',
    'pas un bot',
  ],
  wantsPerson: [
    ...phrases(
      [
        'parler à',
        'parler avec',
        'discuter avec',
        'échanger avec',
        'communiquer avec',
        'être mis en relation avec',
        'être mise en relation avec',
        'mettez moi en relation avec',
        'me mettre en relation avec',
        'passez moi',
        'me passer',
        'transférez moi à',
        'me transférer à',
        'contacter',
        'joindre',
        'je veux',
        'je voudrais',
        'il me faut',
        'j ai besoin d',
      ],
      [
        'un humain',
        'un être humain',
        'une personne',
        'une vraie personne',
        'une personne réelle',
        'quelqu un',
        'un conseiller',
        'une conseillère',
        'un agent',
        'un agent humain',
        'un opérateur',
        'un collègue',
        'un responsable',
        'un de vos collègues',
        'un commercial',
        'un membre de l équipe',
        'votre équipe',
      ],
    ),
    ...phrases(
      ['parler au', 'parler avec le', 'passez moi le', 'joindre le', 'parler à votre'],
      ['support', 'service client', 'service commercial', 'service clientèle'],
    ),
    ...phrases(['y a t il', 'il y a'], ['quelqu un', 'un humain']).map((start) => `${start} à qui parler`),
  ],
  yes: [
    'oui',
    'ouais',
    'oui merci',
    'd accord',
    'dac',
    'ok',
    'okay',
    'volontiers',
    'bien sûr',
    'avec plaisir',
    'je veux bien',
    's il vous plaît',
    'svp',
    'tout à fait',
    'allez y',
  ],
  no: [
    'non',
    'non merci',
    'pas maintenant',
    'pas la peine',
    'ce n est pas nécessaire',
    'ça ira',
    'pas vraiment',
  ],
};
