import type { Wording } from './wording.ts';

export const it: Wording = {
  greeting: 'Buongiorno! Che cosa vorrebbe sapere?',
  howAreYou: 'Qui tutto bene, grazie per averlo chiesto! Che cosa vorrebbe sapere?',
  aboutMe:
    'Sono un assistente automatico e rispondo in base alla nostra knowledge base. Se preferisce una persona, basta dirlo. Che cosa vorrebbe sapere?',
  thanks: 'Prego! Posso aiutarla in altro?',
  allRight: 'Va bene. Posso aiutarla in altro?',
  unclear: 'Potrebbe spiegarmi un po’ meglio che cosa sta cercando di fare?',
  unrelated:
    'Qui posso aiutarla solo con il nostro prodotto. Per tutto il resto si rivolga direttamente all’assistenza di quel prodotto.',
  askUseCase: 'Mi fa piacere! Per che cosa vorrebbe usarlo?',
  notHelpDesk:
    'Il nostro prodotto serve a rispondere ai clienti per e-mail, chat e telefono: per questo le sarebbe di poca utilità.',
  askEmail:
    'È l’uso giusto. A quale indirizzo e-mail può scriverle il nostro team? Se vuole, anche con il suo nome.',
  askEmailHere:
    'Posso passare solo un indirizzo completo scritto in questa chat, come nome@example.com. Quale può usare il nostro team?',
  whyEmail:
    'L’indirizzo serve solo al nostro team vendite per rispondere a ciò che mi ha detto. Non è obbligatorio: chieda pure qui.',
  noEmail: 'Va bene così, non serve alcun indirizzo. Che altro vorrebbe sapere?',
  leadThanks: 'Grazie! Vorrebbe sapere altro?',
  leadKnown: 'Grazie! Il nostro team vendite conosce già il suo interesse. Che altro vorrebbe sapere?',
  offer: 'Non l’ho trovato nella nostra knowledge base. Desidera l’aiuto di un collega del team?',
  offerOther:
    'Non l’ho trovato nella nostra knowledge base. Il nostro team risponde in {team}. Parla {team} e desidera l’aiuto di un collega del team in questa lingua?',
  partly: 'Sul resto della sua domanda non ho trovato nulla. Può chiedere una persona in qualsiasi momento.',
  teamHasIt:
    'Non l’ho trovato nella nostra knowledge base. Il team ha la sua richiesta e può leggere qui la sua domanda.',
  addressSeen: 'Grazie! Il team può vedere il suo indirizzo in questa chat.',
  pageFailed: 'Non sono riuscito a leggere quella pagina. Potrebbe copiare qui la parte che le interessa?',
  closing: 'Un momento, per favore.',
};
