import { type Promises, said, spelt } from './saying.ts';

const somebody =
  'kole(ga|żanka|dzy|dze)|konsultant\\w*|pracowni\\w+|przedstawiciel\\w*|doradc\\w+|agent|specjalist\\w+|ktoś|osoba|zespół|człowiek|ekspert|członek|handlowiec|obsługa';
const stem =
  'przekazał|połączył|przełączył|przekierował|przesłał|wysłał|eskalował|zwrócił|anulował|zarezerwował|umówił|zaplanował|powiadomił|poinformował|zawiadomił|poprosił|skontaktował|zlecił|zgłosił|wezwał|zaprosił';
const passive =
  'przekazan\\w+|przesłan\\w+|wysłan\\w+|połączon\\w+|przełączon\\w+|przekierowan\\w+|eskalowan\\w+|zwrócon\\w+|anulowan\\w+|zarezerwowan\\w+|umówion\\w+|zaplanowan\\w+|zlecon\\w+|zgłoszon\\w+|zrealizowan\\w+|zatwierdzon\\w+|powiadomion\\w+|potwierdzon\\w+';
const you = 'pana|panią|państwa|państwu|panu|pani|cię|ciebie|ci|was|wam';

export const pl: Promises = {
  done: said(
    `(${stem})(em|am|iśmy|yśmy)`,
    `(państwa|pana|pani|twój|twoja|twoje|zgłoszenie|sprawa|prośba|wiadomość|zwrot|zapytanie|płatność|rezerwacja|spotkanie|subskrypcja|prezentacja|konsultant|zespół) ~4 (został|została|zostało|zostali|zostały) ~2 (${passive})`,
    `został[ao]? ~2 ?(pan|pani|państwo) ~1 (połączon\\w+|przekierowan\\w+|przełączon\\w+)`,
    `(przekazano|wysłano|zlecono|anulowano|zarezerwowano|zwrócono|powiadomiono|umówiono) ~3 (państwa|pana|pani|twoj\\w+|zgłoszenie|sprawę|prośbę|zwrot|zespół|środki)`,
    `zwrot ~3 jest (w_drodze|w_trakcie|realizowany)`,
  ),
  coming: [
    ...spelt(
      '(połączę|przełączę|przekażę|przekieruję|prześlę|przekazuję|przekierowuję|przesyłam|łączę|przełączam|anuluję|zarezerwuję|rezerwuję|umówię|umawiam|powiadomię|powiadamiam|poinformuję|zawiadomię|zwrócę|zlecę|zgłoszę|eskaluję|wezwę)',
      '(skontaktuję|skontaktujemy|odezwę|odezwiemy) się',
      `(${you}) (poproszę|łączę|przełączam)`,
    ),
    ...said(
      `(połączymy|przełączymy|przekierujemy|oddzwonimy|zadzwonimy|przekażemy) ~3 (${you}|sprawę|zgłoszenie|prośbę|do|zespołowi)`,
      `(pozwolę|proszę_pozwolić|pozwól) ~4 (połączyć|przełączyć|przekazać|przekierować|przesłać)`,
      `(${somebody}) ~5 (skontaktuje|odezwie|zadzwoni|oddzwoni|napisze|odpisze|dołączy|przejmie) ~2 (się|do|${you}|tutaj|tu|wkrótce|niebawem|rozmowę|czatu|tę|ten)`,
      `(${somebody}) ~5 (się|${you}|wkrótce|niebawem) ~3 (skontaktuje|odezwie|zadzwoni|oddzwoni|napisze|odpowie|dołączy|przejmie)`,
      `(skontaktuje|odezwie) się ~5 (${somebody})`,
      `(zadzwoni|oddzwoni|napisze|odpowie) ?(do) (${you}) ~4 (${somebody})`,
      `(zostanie|zostaną|zostaniesz) ~2 ?(pan|pani|państwo) ~1 (połączon\\w+|przekierowan\\w+|przełączon\\w+)`,
      `(otrzyma|otrzymają|otrzymasz|dostanie) ~2 (zwrot|telefon|połączenie)`,
    ),
  ],
  conditions: said(
    '(jeśli|jeżeli|gdy|kiedy|o_ile|gdyby)',
    '(po_tym_jak|jak_tylko|zanim|po_anulowaniu|w_przypadku) ~1',
  ),
  negations: ['nie', 'nigdy', 'nikt', 'bez'],
};
