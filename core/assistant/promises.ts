/**
 * Claims of deeds the assistant cannot do itself. What really happened is told by templates, so an answer that
 * says so is wrong even where it happens to be true.
 */
const promises: RegExp[] = [
  /\b(?:I(?:'ve| have| will|'ll| am|'m)|we(?:'ve| have| will|'ll| are|'re)|let me)\b[^.!?]{0,40}\b(?:transferr?(?:ed|ing)?|connect(?:ed|ing)?|forward(?:ed|ing)?|escalat(?:ed|ing|e)|hand(?:ed|ing)? (?:you )?over|refund(?:ed|ing)?|book(?:ed|ing)? (?:you|a)|call(?:ing)? you back|pass(?:ed|ing)? (?:this|it|you) on)\b/i,
  /\b(?:I|we)(?: (?:just|already|now|also|have|had|did))* (?:transferred|connected|forwarded|escalated|refunded|credited|cancell?ed|booked|arranged|handed (?:you|this|it) over|passed (?:this|it|you) on)\b/i,
  /\byour (?:refund|payment|transfer|booking|demo|appointment|call-?back|cancellation)\b[^.!?]{0,40}\b(?:has been|was|is being|is on its way)\b/i,
  /\byou(?:'ve| have)(?: (?:just|already|now))? been (?:transferred|connected|forwarded|refunded|credited|booked)\b/i,
  /\b(?:a|an|the|our) (?:teammate|colleague|agent|representative|human|person)\b[^.!?]{0,20}\b(?:will|is going to) (?:contact|call|join|reach|get back|be with|take over)\b/i,
  /\byou (?:will|are going to) (?:be (?:transferred|connected|refunded)|receive a (?:refund|call))\b/i,
  /\b(?:je (?:vous |t')?(?:ai |vais (?:vous )?)?(?:transf(?:è|é)re?r?|transféré|mets? en relation|mis en relation|mettre en relation|redirige|rembours\w+))/i,
  /\bun (?:collègue|agent|conseiller|humain)\b[^.!?]{0,20}\b(?:va|vous) (?:vous )?(?:contacter|répondre|rappeler|rejoindre|contactera|rappellera)\b/i,
  /\bich (?:habe|werde|verbinde|leite|übergebe)\b[^.!?]{0,40}\b(?:verbunden|verbinden|weitergeleitet|weiterleiten|weiter|übergeben|erstattet|Mitarbeiter|Kolleg\w+)\b/i,
  /\bein(?:e)? (?:Kolleg\w+|Mitarbeiter\w*)\b[^.!?]{0,20}\b(?:wird|meldet) (?:sich|Sie)\b/i,
];

export const makesFalsePromise = (text: string): boolean => promises.some((pattern) => pattern.test(text));
