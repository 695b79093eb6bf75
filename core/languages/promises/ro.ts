import { type Promises, said } from './saying.ts';

const somebody =
  'coleg|colegă|colega|colegul|colegii|operator\\w*|agent|agentul|cineva|echipa|consultant\\w*|reprezentant\\w*|specialist\\w*|persoană|om|membru|expert|asistența|suportul';
const deed =
  'transferat|conectat|transmis|redirecționat|escaladat|rambursat|returnat|creditat|anulat|reziliat|rezervat|programat|aranjat|organizat|notificat|anunțat|informat|contactat|rugat|alertat|predat|pus_în_legătură|făcut_legătura|direcționat';
const infinitive =
  'transfera|conecta|transmite|redirecționa|escalada|rambursa|returna|anula|rezerva|programa|notifica|anunța|contacta|suna|pune_în_legătură|face_legătura|direcționa|preda';
const now =
  'transfer|conectez|transmit|redirecționez|escaladez|rambursez|returnez|anulez|rezerv|programez|notific|anunț|contactez|pun_în_legătură|direcționez';

export const ro: Promises = {
  done: said(
    `am *(deja|și|tocmai|mai) (${deed})`,
    `am *(deja|și|tocmai) (trimis|solicitat|cerut) ~5 (${somebody}|echipei|colegilor|colegului|colegei|rambursarea)`,
    `am ?(deja) (deschis|creat) ~1 (tichet|caz|solicitare)`,
    `(ați|ai) fost ?(deja) (${deed})\\w*`,
    `(cererea|solicitarea|mesajul|întrebarea|rambursarea|plata|rezervarea|programarea|abonamentul|comanda|tichetul|conversația|cazul|echipa) ~3 (a|au) fost ?(deja) (${deed}|trimis|procesat|aprobat|confirmat|inițiat|efectuat|preluat)\\w*`,
    `(rambursarea|solicitarea|cererea) ~2 este (în_curs|pe_drum|confirmată|aprobată)`,
  ),
  coming: said(
    `(voi|vom) (${infinitive})`,
    `(o_să|urmează_să) ?(vă|te|îl|o) (${now})`,
    `(vă|te) (transfer|conectez|redirecționez|pun_în_legătură|direcționez|rambursez)`,
    `(transmit|transfer|redirecționez|escaladez|anulez|rezerv|programez|anunț|notific) (acum|imediat|solicitarea|cererea|mesajul|întrebarea|conversația|rambursarea|abonamentul|echipa|un|o|colegii)`,
    `(permiteți_mi|lăsați_mă|dați_mi_voie) să ?(vă) (${now})`,
    `(${somebody}) ~6 (vă|te) (va|vor|o_să) ~1 (contacta|contacteze|suna|sune|scrie|răspunde|apela|prelua)`,
    `(${somebody}) ~6 (va|vor) (prelua|intra|reveni|lua|contacta|suna|răspunde|alătura) ~3 (conversația|conversație|chat\\w*|dumneavoastră|dvs|legătura|vă|curând|aici|tine)`,
    `(${somebody}) ~3 se va alătura`,
    `(vă|te) (va|vor) (contacta|suna|scrie|răspunde|apela) ~4 (${somebody})`,
    `(vă_vom|te_vom) (contacta|suna|transfera)`,
    `(veți|vei) (fi|primi) ~2 (transferat\\w*|conectat\\w*|contactat\\w*|sunat\\w*|rambursat\\w*|rambursare|rambursarea|apel)`,
  ),
  conditions: said(
    '(dacă|când|odată_ce|imediat_ce|după_ce|înainte)',
    'în (caz|cazul)',
    'la (anulare|reziliere)',
  ),
  negations: ['nu', 'n', 'niciodata', 'nimeni', 'fara'],
};
