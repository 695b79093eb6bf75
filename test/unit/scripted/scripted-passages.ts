import { wordings } from '../../../local/emulators/bedrock/scripted/wording.ts';
import { aPassage, type Language } from '../../factories/scripted-chat.ts';

export const pricing = aPassage(
  'Pricing',
  '# Pricing\n\nLiveAgent is billed per agent and month. The **Small** plan costs $15 per agent. There is no set-up fee. [All plans](https://www.liveagent.com/pricing/) include chat.',
);
export const features = aPassage(
  'Features',
  'The main features of LiveAgent are:\n\n- ticketing\n- live chat\n- a call centre\n\nAll of them share one inbox.',
);
export const tarifs = aPassage(
  'Tarifs',
  'LiveAgent est facturé par agent et par mois. La formule Small coûte 15 dollars par agent. Il n’y a pas de frais d’installation.',
);
export const preise = aPassage(
  'Preise',
  'LiveAgent wird pro Agent und Monat abgerechnet. Der Tarif Small kostet 15 Dollar pro Agent. Eine Einrichtungsgebühr gibt es nicht.',
);
export const languages: Language[] = ['en', 'fr', 'de'];
export const words = (language: Language) => (language === 'es' ? wordings.en : wordings[language]);
