import { type Promises, said, spelt } from './saying.ts';

const somebody =
  'colleg(a|hi|he)|operator[ei]|operatrice|agente|consulente|addett[oa]|persona|team|qualcuno|specialista|espert[oa]|responsabile|membro|assistenza|commerciale';
const stem =
  'trasferit|inoltrat|passat|collegat|trasmess|girat|segnalat|escalat|rimborsat|accreditat|stornat|annullat|cancellat|disdett|prenotat|riservat|organizzat|fissat|programmat|pianificat|avvisat|avvertit|informat|contattat|notificat|mess[oa]_in_contatt|coinvolt|allertat';
const infinitive =
  'trasferir|inoltrar|passar|collegar|trasmetter|girar|segnalar|rimborsar|accreditar|annullar|disdir|prenotar|fissar|avvisar|informar|contattar|metter|richiamar|chiamar|coinvolger';

export const it: Promises = {
  done: said(
    `(ho|abbiamo) *(già|appena|subito|anche|ora) (${stem})[oaie]`,
    `(ho|abbiamo) *(già|appena|anche) chiesto a ~4 (${somebody})`,
    `(ho|abbiamo) *(già|appena|anche) inviato ~6 (${somebody})`,
    `(ho|abbiamo) *(già|appena) aperto ~1 (ticket|caso|segnalazione|richiesta)`,
    `(ho|abbiamo) provveduto a`,
    `(sua|suo|sue|suoi|tua|tuo|vostra|vostro|il|la) ~3 (è|sono) ?(già) stat[oaie] ?(già|appena) (${stem}|inviat|elaborat|approvat|confermat)[oaie]`,
    `(suo|tuo|vostro) (rimborso|trasferimento|appuntamento) è (in|confermato|stato)`,
    `(è|sei) ?(già|appena) stat[oa] ?(già|appena) (trasferit|collegat|mess|rimborsat)[oa]`,
  ),
  coming: [
    ...said(
      `(le|la|ti|lo|vi) (trasferisco|passo|collego|inoltro|rimborso|metto_in_contatto)`,
      `(trasferisco|inoltro|giro|segnalo|annullo|prenoto|escalo|passo) (subito|ora|adesso|la|lo|il|una|un|questo|questa)`,
      `(sto|stiamo) (trasferendo|inoltrando|collegando|passando|contattando|annullando|prenotando|avvisando|rimborsando|mettendo)\\w*`,
      `(mi_permetta_di|mi_lasci|lasci_che|mi_consenta_di) ~1 (${infinitive})\\w*`,
      `(${somebody}) ~6 (la|le|ti|si|vi) ~1 (contatter|chiamer|richiamer|scriver|risponder|ricontatter|unir|metter|far|assister)(à|anno)`,
      `(sarà|verrà) *(subito|presto|ora) (trasferit|contattat|rimborsat|collegat|richiamat|mess|ricontattat)[oa] ~1 (a|da|con|in|al|dal|entro|presto|subito|a_breve)`,
      `(riceverà|riceverai) ~1 (rimborso|chiamata|telefonata)`,
      'procedo ~1 (con|a) ~1 (rimborso|annullamento|trasferimento|prenotazione)',
      `(vado|procedo) ?(subito) (a|ad|con) (${infinitive})\\w*`,
    ),
    ...spelt(
      `(trasferir|inoltrer|passer|collegher|rimborser|annuller|prenoter|avviser|contatter|informer|segnaler|metter|richiamer|ricontatter|fisser)(ò|emo)`,
    ),
  ],
  conditions: said(
    '(se|qualora)',
    '(quando|una_volta|dopo_aver|dopo_che|non_appena_avrà|in_caso_di|prima_che) ~1',
  ),
  negations: ['non', 'mai', 'nessuno', 'nessun', 'nessuna', 'senza'],
};
