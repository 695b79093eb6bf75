import type { Language } from './language.ts';

export const en: Language = {
  code: 'en',
  words: {
    personAsked:
      'I have asked a teammate to join this chat and passed on what you wrote. They have been notified and will answer right here.',
    personAskedOtherLanguage:
      'I have asked a teammate to join this chat and passed on what you wrote. They have been notified and will answer right here, in {language}.',
    personAlreadyAsked:
      'The team already has your request, and I have added your message to it. Somebody will answer right here.',
    personTookOver: '{name} is taking over this chat.',
    assistantIsBack: 'The assistant is back. Ask me anything.',
    resolved: 'The team has marked this as resolved. If anything is left open, just write again.',
    nobodyYet:
      'Nobody on the team has been able to take this chat yet. If you leave your e-mail address, they can also reply to you by e-mail.',
    teamMailed: 'I have now also sent your request to the team by e-mail.',
    troublePersonAsked:
      'Something went wrong on my side, so I have asked a teammate to help you. They have been notified and will answer right here.',
    offerPerson: 'I could not find this in our knowledge base. Would you like me to bring in a teammate?',
    offerPersonOtherLanguage:
      'I could not find this in our knowledge base. Our team answers in {language}. Do you speak {language}, and would you like me to bring in a teammate?',
    askUseCase: 'Glad to hear it! What would you like to use {brand} for?',
    askEmail: 'Thank you! Which e-mail address may our team write to? Your name is welcome too.',
    leadSent: 'Thank you! I have passed your interest on to our team; they will write to you by e-mail.',
    unrelated:
      'I can only help with {brand}. For other products, please contact the support of that product directly.',
    unclear: 'Could you tell me a little more about what you would like to know?',
    sources: 'Sources',
    pickByNumber: 'Reply with a number to pick a question:',
    team: 'Support team',
  },
  wantsPerson: [
    'human',
    'real person',
    'talk to a person',
    'speak to a person',
    'speak with a person',
    'talk to someone',
    'speak to someone',
    'speak with someone',
    'talk to an agent',
    'speak to an agent',
    'live agent please',
    'real agent',
    'human agent',
    'customer service representative',
    'representative',
    'talk to support',
    'speak to your team',
    'talk to your team',
    'operator please',
    'connect me with',
    'connect me to',
  ],
  yes: ['yes', 'yes please', 'yeah', 'yep', 'sure', 'ok', 'okay', 'please do', 'of course', 'go ahead'],
  no: ['no', 'no thanks', 'no thank you', 'nope', 'not now'],
};
