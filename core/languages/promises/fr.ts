import { type Promises, said } from './saying.ts';

const somebody =
  'collègues?|agent|agente|conseill\\w+|humain|personne|membre|équipe|responsable|spécialiste|expert|experte|quelqu_un|commercial\\w*|technicien\\w*|opérateur|opératrice|support';
const deed =
  'transféré\\w*|transmis\\w*|connecté\\w*|mise?s?_en_(relation|contact)|redirigé\\w*|escaladé\\w*|remboursé\\w*|crédité\\w*|annulé\\w*|résilié\\w*|réservé\\w*|organisé\\w*|planifié\\w*|programmé\\w*|prévenu\\w*|informé\\w*|averti\\w*|alerté\\w*|notifié\\w*|contacté\\w*|sollicité\\w*|fait_suivre|remonté\\w*';
const infinitive =
  'transférer|transmettre|mettre_en_(relation|contact)|connecter|rediriger|rembourser|créditer|annuler|résilier|réserver|organiser|planifier|programmer|prévenir|avertir|alerter|notifier|contacter|recontacter|rappeler|appeler|faire_suivre|escalader|passer|faire_venir';
const you = 'vous|te|t|le|la|l|les|lui|leur|y|en';

export const fr: Promises = {
  done: said(
    `(j|je|nous|on) *(${you}) (ai|avons|a) *(bien|déjà|donc|également|aussi|immédiatement|maintenant) (${deed})`,
    `(j|je|nous|on) *(${you}) (ai|avons|a) ~2 demandé ~2 (à|au) ~4 (${somebody})`,
    `(j|je|nous) *(${you}) (ai|avons) ~2 envoyé ~5 (${somebody}|service)`,
    `(j|je|nous) *(${you}) (ai|avons) ~1 (créé|ouvert) ~1 (ticket|dossier|demande)`,
    `(je|nous|on) (viens|venons|vient) de *(${you}) (${infinitive})`,
    `(votre|vos|ton|ta|le|un) ~4 (a|ont) ~2 été ~1 (${deed}|traité\\w*|effectué\\w*|confirmé\\w*|validé\\w*|envoyé\\w*|lancé\\w*)`,
    `votre (remboursement|transfert|demande|rappel|rendez_vous) ~1 est ~1 (en_cours|en_route|confirmé\\w*|validé\\w*|réservé\\w*)`,
    `vous (avez|êtes) ~1 ?(été|maintenant|désormais) ~1 (${deed})`,
  ),
  coming: said(
    `je *(${you}) (transfère|transmets|mets_en_(relation|contact)|redirige|rembourse|connecte|passe|annule|réserve|escalade|fais_suivre|contacte|préviens|avertis|alerte|fais_venir) ~1`,
    `(je|nous|on) *(${you}) (vais|allons|va) ~1 *(${you}) (${infinitive})`,
    `nous *(${you}) (transférons|transmettons|mettons_en_(relation|contact)|redirigeons|rappelons|recontactons)`,
    `(je|nous) *(${you}) (transférer|transmettr|mettr|rembourser|annuler|réserver|contacter|recontacter|rappeller|redirigerr?|préviendr|avertir)(ai|ons)`,
    `(laissez|permettez)_moi ?(de) *(${you}) (${infinitive})`,
    `(${somebody}) ~6 (va|vont) ~1 (vous|te) ~1 (contacter|recontacter|rappeler|répondre|rejoindre|appeler|écrire|prendre)`,
    `(${somebody}) ~6 (va|vont) ~1 (prendre_le_relais|rejoindre_(ce|cette|la|le)|prendre_contact|reprendre_cette)`,
    `(${somebody}) ~6 (vous|te) (contact|recontact|rappell|répond|appell|écri|rejoind)(era|eront|ra|ront)`,
    `(${somebody}) ~4 (prendra|rejoindra|reprendra) ~1 (contact|relais|cette|conversation|ce|chat)`,
    `(${somebody}) ~6 (vous|te) (contacte|recontacte|rappelle|répond|appelle|écrit) ~1 (bientôt|sous_peu|ici|dans|rapidement|demain|tout)`,
    `vous (serez|allez_être) ~2 (transféré\\w*|mise?s?_en_(relation|contact)|connecté\\w*|remboursé\\w*|recontacté\\w*|rappelé\\w*|contacté\\w*|redirigé\\w*)`,
    `vous (allez_recevoir|recevrez) ~1 (remboursement|appel)`,
  ),
  conditions: said(
    'si',
    '(lorsque|lorsqu|quand|dès_que|dès_qu|une_fois|après_avoir|après_que|avant_que|tant_que) ~1',
    'en cas de',
  ),
  negations: ['pas', 'ne', 'n', 'jamais', 'aucun', 'aucune', 'sans'],
};
