import { translatingWorld } from './translation-world.ts';

export const wantsPerson = 'Je veux parler à un humain au sujet de la facture INV-17, svp.';
export const invoice = 'Voici l’adresse : https://shop.example/f?id=9, merci beaucoup à vous.';
export const dictionary = {
  'Bonjour et bienvenue chez ⟦1⟧ ! Comment puis-je vous aider ?':
    'Hello and welcome to ⟦1⟧! How can I help you?',
  'Je veux parler à un humain au sujet de la facture ⟦1⟧, svp.':
    'I want to talk to a person about the invoice ⟦1⟧, please.',
  'Voici l’adresse : ⟦1⟧, merci beaucoup à vous.': 'Here is the address: ⟦1⟧, thank you very much.',
  'Thank you ⟦1⟧, I have sent invoice ⟦2⟧ to ⟦3⟧ again.':
    'Merci ⟦1⟧, j’ai envoyé de nouveau la facture ⟦2⟧ à ⟦3⟧.',
  Merci: 'Thanks',
};
export const inEnglish = 'I want to talk to a person about the invoice INV-17, please.';
export const frenchNotice = 'Traduction automatique (langue d’origine : anglais).';

export const escalated = async (...options: Parameters<typeof translatingWorld> | []) => {
  const desk = translatingWorld(options[0] ?? dictionary, options[1]);
  await desk.turn();
  desk.says(wantsPerson);
  await desk.turn();
  return desk;
};
