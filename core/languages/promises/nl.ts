import { type Promises, said } from './saying.ts';

const somebody =
  'collega|collega_s|medewerk\\w+|teamlid|iemand|team|specialist\\w*|adviseur|agent|expert|persoon|mens|vertegenwoordiger|support|verkoop|klantenservice';
const deed =
  'doorverbonden|doorgestuurd|doorgegeven|doorgezet|doorgeleid|overgedragen|geëscaleerd|terugbetaald|teruggestort|gecrediteerd|geannuleerd|opgezegd|geboekt|gereserveerd|ingepland|geregeld|ingelicht|ingeschakeld|geïnformeerd|op_de_hoogte_gebracht|op_de_hoogte_gesteld|gewaarschuwd|gecontacteerd|bijgehaald|erbij_gehaald|aangevraagd';
const infinitive =
  'doorverbinden|doorsturen|doorgeven|doorzetten|overdragen|escaleren|terugbetalen|terugstorten|crediteren|annuleren|opzeggen|boeken|reserveren|inplannen|regelen|inlichten|inschakelen|informeren|waarschuwen|contacteren|bellen|terugbellen|verbinden|erbij_halen|contact_opnemen|door_te_verbinden|door_te_sturen';

export const nl: Promises = {
  done: said(
    `(ik|we|wij) (heb|hebben) ~8 (${deed})`,
    `(heb|hebben) (ik|we|wij) ~8 (${deed})`,
    `(heb|hebben) ~4 (${somebody}) ~2 (gevraagd|verbonden|uitgenodigd)`,
    `(heb|hebben) ~5 (naar|aan) ~3 (${somebody}) (gestuurd|verzonden|gemaild)`,
    `(heb|hebben) ~3 (ticket|zaak|verzoek) ~3 (aangemaakt|geopend|ingediend)`,
    `(uw|je|jouw|de|een) ~3 (is|zijn|werd|werden) ~6 (${deed}|verwerkt|goedgekeurd|bevestigd|onderweg)`,
    `(uw|je|jouw) ~3 wordt (nu|direct|meteen|momenteel|zo) ~5 (${deed}|verwerkt)`,
    `(u|je) (bent|werd) ~5 (doorverbonden|doorgestuurd|verbonden_met|teruggestort|overgedragen)`,
  ),
  coming: said(
    `(ik|we|wij) (zal|zullen|ga|gaan) ~8 (${infinitive})`,
    `ik (verbind|stuur|geef|zet|schakel|leid) ~7 (door|in)`,
    `ik (verbind) (u|je|jou)`,
    `ik draag ~6 over`,
    `ik (betaal|stort) ~6 terug`,
    `ik haal ~4 erbij`,
    `ik (annuleer|boek|reserveer|escaleer|regel|plan|waarschuw|informeer|licht) ~1 (uw|je|jouw|een|het|dit|deze|de|dat|ons|mijn)`,
    `(we|wij) (nemen|bellen|verbinden|sturen) ~4 (contact|terug|door|op)`,
    `laat (me|mij) ~7 (${infinitive})`,
    `(${somebody}) ~5 (zal|zullen|gaat) ~7 (opnemen|bellen|terugbellen|schrijven|overnemen|antwoorden|reageren|aansluiten|mailen)`,
    `(${somebody}) ~4 (belt|schrijft|mailt|antwoordt|contacteert) ~1 (u|je|jou|terug|zo|hier)`,
    `(${somebody}) ~4 neemt ~4 (contact|dit_gesprek|deze_chat|het_gesprek|met_u)`,
    `(${somebody}) ~4 (komt|sluit|reageert) ~2 (erbij|aan|zo|hier|snel|spoedig|in_deze_chat)`,
    `(u|je) (wordt|krijgt|zult|zal|ontvangt) ~4 (doorverbonden|teruggebeld|gebeld|gecontacteerd|verbonden|telefoontje|terugbetaling)`,
    `(neemt|zal|belt) ~1 (een|iemand|onze) ~1 (${somebody}) ~3 (contact|bellen|op|terug|u)`,
  ),
  conditions: said(
    '(als|wanneer|indien|mocht)',
    '(zodra|nadat|voordat) (u|je|uw|een|het|de|jouw)',
    'bij ~1 (annulering|opzegging)',
  ),
  negations: ['niet', 'nooit', 'geen', 'niemand', 'zonder'],
};
