import type { Wording } from './wording.ts';

export const fr: Wording = {
  greeting: 'Bonjour ! Que souhaitez-vous savoir ?',
  howAreYou: 'Tout va bien ici, merci de demander ! Que souhaitez-vous savoir ?',
  aboutMe:
    'Je suis un assistant automatique et je réponds à partir de notre base de connaissances. Si vous préférez une personne, dites-le simplement. Que souhaitez-vous savoir ?',
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
    'Je ne peux transmettre qu’une adresse complète que vous écrivez dans cette conversation, comme nom@example.com. Laquelle notre équipe peut-elle utiliser ?',
  whyEmail:
    'L’adresse sert uniquement à notre équipe commerciale, pour répondre à ce que vous m’avez dit. Vous n’êtes pas obligé d’en donner une : posez-moi vos questions ici.',
  noEmail: 'C’est très bien ainsi, aucune adresse n’est nécessaire. Que souhaitez-vous savoir d’autre ?',
  leadThanks: 'Merci ! Souhaitez-vous savoir autre chose ?',
  leadKnown:
    'Merci ! Notre équipe commerciale connaît déjà votre intérêt. Que souhaitez-vous savoir d’autre ?',
  offer:
    'Je n’ai pas trouvé cela dans notre base de connaissances. Souhaitez-vous l’aide d’un membre de l’équipe ?',
  offerOther:
    'Je n’ai pas trouvé cela dans notre base de connaissances. Notre équipe répond en {team}. Parlez-vous {team} et souhaitez-vous l’aide d’un membre de l’équipe dans cette langue ?',
  partly:
    'Sur le reste de votre question, je n’ai rien trouvé. Vous pouvez demander une personne à tout moment.',
  teamHasIt:
    'Je n’ai pas trouvé cela dans notre base de connaissances. L’équipe a votre demande et peut lire votre question ici.',
  addressSeen: 'Merci ! L’équipe peut voir votre adresse dans cette conversation.',
  pageFailed: 'Je n’ai pas pu lire cette page. Pourriez-vous copier ici le passage en question ?',
  closing: 'Un instant, s’il vous plaît.',
};
