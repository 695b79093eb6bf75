import type { Wording } from './wording.ts';

export const en: Wording = {
  greeting: 'Hello! What would you like to know?',
  howAreYou: 'All is well here, thank you for asking! What would you like to know?',
  aboutMe:
    'I am an automatic assistant and answer from our knowledge base. If you would rather have a person, just say so. What would you like to know?',
  thanks: 'You are welcome! Is there anything else I can help with?',
  allRight: 'All right. Is there anything else I can help with?',
  unclear: 'Could you tell me a little more about what you are trying to do?',
  unrelated:
    'I can only help with our own product here. For anything else, please contact the support of that product directly.',
  askUseCase: 'Glad to hear it! What would you like to use it for?',
  notHelpDesk:
    'Our product is made for answering customers by e-mail, chat and phone, so it would not be of much use for that.',
  askEmail: 'That fits well. Which e-mail address may our team write to? Your name is welcome too.',
  askEmailHere:
    'I can only pass on a whole address that you write in this chat, such as name@example.com. Which one may our team use?',
  whyEmail:
    'The address is only for our sales team to answer you on what you told me. You need not give one: ask me anything here.',
  noEmail: 'That is fine, no address is needed. What else would you like to know?',
  leadThanks: 'Thank you! Is there anything else you would like to know?',
  leadKnown: 'Thank you! Our sales team already knows of your interest. What else would you like to know?',
  offer: 'I did not find this in our knowledge base. Would you like help from a teammate?',
  offerOther:
    'I did not find this in our knowledge base. Our team answers in {team}. Do you speak {team}, and would you like help from a teammate in it?',
  partly: 'I found nothing about the rest of what you asked. You can ask for a person at any time.',
  teamHasIt:
    'I did not find this in our knowledge base. The team has your request and can read your question here.',
  addressSeen: 'Thank you! The team can see your address in this chat.',
  pageFailed: 'I could not read that page. Could you copy the part you mean into this chat?',
  closing: 'One moment, please.',
};
