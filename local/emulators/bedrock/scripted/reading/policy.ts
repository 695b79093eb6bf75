import { matches } from './matches.ts';

/** Matters that people handle, in the words that visitors use for them. */
const policy: RegExp[] = [
  /\b(chargeback|lawsuit|lawyers?|attorney|legal action|take you to court|sue you|data breach|billing dispute|(dispute|disputing|contest) (the|a|an|this|that|my|our|your) .{0,15}(charge|invoice|bill|payment)|(charged|billed|debited) (me |us |my card |my account )?(twice|two times|double)|double[- ](charged|billed)|unauthori[sz]ed (charge|payment))\b/,
  /\b(avocats?|poursuites|action en justice|porter plainte|tribunal|mise en demeure|fuite de donnees|litige|retrofacturation|(preleve|debite|facture|paye)\w* (deux fois|en double)|conteste\w* .{0,15}(facture|prelevement|paiement))\b/,
  /\b(anwalt|anwaltin|rechtsanwalt\w*|rechtliche schritte|rechtsweg|verklag\w*|klage|vor gericht|abmahnung|datenpanne|datenleck|ruckbuchung|ruckbelastung|(doppelt|zweimal) (abgebucht|belastet|berechnet|abgezogen|bezahlt)|rechnung .{0,15}(anfecht\w*|bestreit\w*|widersprech\w*)|widersprech\w* .{0,15}rechnung)\b/,
];
export const isPolicyTopic = (text: string): boolean => matches(text, policy);
