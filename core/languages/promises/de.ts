import { type Promises, said } from './saying.ts';

const somebody =
  'kolleg\\w+|mitarbeiter\\w*|\\w*berater\\w*|ansprechpartner\\w*|agent|agentin|teammitglied|jemand\\w*|spezialist\\w*|experte|expertin|team|support\\w*|vertrieb|kundenservice|mensch|person';
const deed =
  'verbunden|durchgestellt|weitergeleitet|weitergegeben|weitergereicht|übergeben|übermittelt|eskaliert|erstattet|zurückerstattet|rückerstattet|zurücküberwiesen|gutgeschrieben|storniert|gekündigt|gebucht|reserviert|vereinbart|veranlasst|benachrichtigt|informiert|verständigt|kontaktiert|hinzugezogen|dazugeholt|hinzugeholt|eingeleitet|beantragt|arrangiert|organisiert|gebeten|angelegt|eröffnet|terminiert';
const infinitive =
  'verbinden|durchstellen|weiterleiten|weitergeben|übergeben|übermitteln|eskalieren|erstatten|zurückerstatten|gutschreiben|stornieren|kündigen|buchen|reservieren|vereinbaren|veranlassen|benachrichtigen|verständigen|kontaktieren|hinzuziehen|dazuholen|hinzuholen|anrufen|zurückrufen|melden';

export const de: Promises = {
  done: said(
    `(ich|wir) (habe|haben|hab) ~9 (${deed})`,
    `(habe|haben|hab) (ich|wir) ~9 (${deed})`,
    `(ihr|ihre|ihren|ihrem|ihrer|dein|deine|deinen) ~3 (wurde|wurden|ist) ~6 (${deed}|bearbeitet|genehmigt|bestätigt|ausgelöst|unterwegs)`,
    `(ihr|ihre|dein|deine) ~3 (wird|werden) (jetzt|nun|gerade|soeben|umgehend|sofort) ~5 (${deed})`,
    `(wurde|ist) (ihr|ihre|dein|deine) ~6 (${deed})`,
    `(sie|du) (wurden|wurdest) ~5 (${deed})`,
    `(sie|du) (sind|bist) *(jetzt|nun|bereits|soeben) ~4 verbunden mit`,
    `(ein|eine) (${somebody}) ~2 (wurde|ist) ~4 (${deed}|unterwegs|dabei)`,
  ),
  coming: said(
    `(ich|wir) (werde|werden) ~9 (${infinitive})`,
    `(werde|werden) (ich|wir) ~9 (${infinitive})`,
    `ich (verbinde|übergebe|erstatte|storniere|kündige|buche|reserviere|veranlasse|benachrichtige|verständige|kontaktiere|eskaliere|vereinbare) ~1 (sie|ihnen|ihre|ihren|ihr|dich|dir|dein\\w*|das|dies|diese\\w*|es|den|die|einen|eine|ein|unser\\w*|mein\\w*)`,
    `(verbinde|übergebe|erstatte|storniere|buche|benachrichtige) ich`,
    `(ich|wir) (leite|leiten|gebe|geben|reiche) ~7 weiter`,
    `(leite|gebe) ich ~7 weiter`,
    `ich (hole|ziehe) ~5 (dazu|hinzu|hinein)`,
    `ich stelle ~3 (durch)`,
    `wir (verbinden|übergeben) (sie|ihr\\w*|dich)`,
    `wir (melden_uns|rufen_sie|rufen_dich|kontaktieren_sie)`,
    `lassen sie mich ~6 (${infinitive})`,
    `(${somebody}) ~4 (wird|werden) ~7 (melden|kontaktieren|anrufen|zurückrufen|schreiben|übernehmen|antworten|beitreten|dazukommen|setzen)`,
    `(${somebody}) ~4 (meldet|ruft|kontaktiert|schreibt|antwortet|kommt|setzt) ~1 (sich|sie|ihnen|dich|dir|gleich|in_kürze|hier|dazu|zurück|in_diesen)`,
    `(${somebody}) ~4 übernimmt ~1 (diesen_chat|den_chat|das_gespräch|gleich|jetzt|hier)`,
    `(wird|meldet|melden) sich ~6 (${somebody})`,
    `(sie|du) (werden|wirst) *(jetzt|nun|gleich|sofort|umgehend|in_kürze|bald|von|mit) ~5 (verbunden|weitergeleitet|zurückgerufen|angerufen|kontaktiert|durchgestellt)`,
    `(sie|du) (erhalten|bekommen|erhältst|bekommst) ~3 (rückerstattung|erstattung|rückruf|anruf|gutschrift)`,
  ),
  conditions: said(
    '(falls|sofern|nachdem)',
    '(wenn|sobald|bevor|bis) (sie|du|ihr\\w*|ein\\w*|der|die|das|kein\\w*|jemand|es)',
    'bei ~2 (kündigung|buchung|stornierung)',
  ),
  negations: ['nicht', 'nie', 'niemals', 'kein', 'keine', 'keinen', 'niemand', 'ohne'],
};
