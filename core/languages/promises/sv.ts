import { type Promises, said } from './saying.ts';

const somebody =
  'kollega|kollegor|medarbetare|handläggare|person|någon|teamet|team|supporten|agent|specialist|säljare|rådgivare|människa|representant|expert|säljteamet|supportteamet';
const deed =
  'vidarebefordrat|kopplat|vidarekopplat|överfört|skickat|eskalerat|återbetalat|krediterat|avbokat|annullerat|sagt_upp|bokat|reserverat|ordnat|fixat|meddelat|informerat|underrättat|kontaktat|bett|lämnat_över|fört_vidare|anmält|begärt|tillkallat|lagt_in';
const passive =
  'vidarebefordrats|skickats|återbetalats|avbokats|bokats|eskalerats|behandlats|bekräftats|överförts|kopplats|godkänts|annullerats|meddelats|informerats|krediterats|reserverats';
const infinitive =
  'koppla|vidarebefordra|överföra|skicka_vidare|eskalera|återbetala|kreditera|avboka|annullera|säga_upp|boka|reservera|ordna|meddela|informera|underrätta|kontakta|hämta|lämna_över|ringa|be';

export const sv: Promises = {
  done: said(
    `(jag|vi) (har|hade) ~5 (${deed})`,
    `(har|hade) (jag|vi) ~5 (${deed})`,
    `(jag|vi) (vidarebefordrade|kopplade|återbetalade|avbokade|bokade|meddelade|eskalerade|överförde|skickade_vidare|informerade|krediterade)`,
    `(din|ditt|dina|er|ert|era|en|ett|teamet|återbetalningen|bokningen|ärendet) ~3 har ~2 (${passive})`,
    `(din|ditt|ert|er|återbetalningen) ~2 är (på_väg|nu|redan|bokad|bekräftad)`,
    `(du|ni) (har|blev) ~1 ?(blivit) ~1 (kopplad|överförd|vidarekopplad|återbetald)`,
  ),
  coming: said(
    `jag (kopplar|vidarebefordrar|överför|eskalerar|återbetalar|krediterar|avbokar|annullerar|bokar|reserverar|ordnar|meddelar|informerar|kontaktar|hämtar|ringer) ~3 (dig|er|det|detta|ditt|din|dina|ärendet|frågan|över|kollega|teamet|supporten|demo|möte|tid|abonnemanget|prenumerationen)`,
    `jag (skickar|lämnar|för) ~3 (vidare|över)`,
    `(kopplar|vidarebefordrar|skickar|bokar|eskalerar) jag`,
    `(jag|vi) (ska|skall|kommer_att|kommer) ~2 (${infinitive})`,
    `låt mig ~1 (${infinitive})`,
    `vi (återkommer|hör_av_oss|ringer|kontaktar|kopplar) ~1`,
    `(${somebody}) ~4 (kommer|ska|kommer_att) ~3 (kontakta|ringa|höra|svara|ansluta|ta|återkomma|skriva|mejla) ~2 (dig|er|av|chatten|här|snart|inom|över|till|strax)`,
    `(${somebody}) ~4 (kontaktar|ringer|svarar|återkommer|ansluter|skriver|mejlar) ~1 (dig|er|snart|inom|här|till|chatten|strax|upp)`,
    `(${somebody}) ~4 (hör_av_sig|tar_över|tar_kontakt)`,
    `(kommer|ska) ~3 (${somebody}) ~3 (kontakta|ringa|höra_av|svara|ansluta|återkomma|ta_över|att)`,
    `(du|ni) (blir|kommer_att_bli|får) ~2 (kopplad|kontaktad|uppringd|återbetald|återbetalning|samtal|vidarekopplad)`,
  ),
  conditions: said(
    '(om|när|efter_att|så_snart|innan) (du|ni|din|ditt|dina|kunden|en|ett|den|det|prenumerationen|abonnemanget|besökaren|ingen)',
    'vid ~1 (uppsägning|avbokning)',
  ),
  negations: ['inte', 'aldrig', 'ingen', 'inget', 'inga', 'ej', 'utan'],
};
