import { type Promises, said, spelt } from './saying.ts';

const somebody =
  'compañer[oa]s?|colegas?|agente|asesora?|representante|persona|human[oa]|especialista|equipo|alguien|comercial|expert[oa]|operadora?|miembro|soporte|ejecutiv[oa]';
const stem =
  'transferid|conectad|comunicad|derivad|reenviad|remitid|trasladad|escalad|reembolsad|devuelt|abonad|acreditad|cancelad|anulad|reservad|agendad|programad|concertad|organizad|avisad|notificad|informad|contactad|solicitad|tramitad|gestionad|pasad|puest[oa]s?_en_contact';
const infinitive =
  'transferir|conectar|comunicar|derivar|reenviar|remitir|trasladar|escalar|reembolsar|devolver|abonar|cancelar|anular|reservar|agendar|programar|concertar|avisar|notificar|contactar|solicitar|poner|pasar|llamar|gestionar|tramitar';

export const es: Promises = {
  done: [
    ...said(
      `(he|hemos) ?(ya|también) (${stem})[oa]s?`,
      `(he|hemos) ?(ya|también) (pedido|enviado) ~5 (${somebody})`,
      `(he|hemos) ?(ya|también) (creado|abierto) ~1 (ticket|caso|solicitud|incidencia)`,
      `(acabo|acabamos) de (${infinitive})\\w*`,
      `(su|sus|tu|tus|el|la) ~4 (ha|han|fue|fueron) ?(ya) ?(sido) ?(ya) (${stem}|enviad|procesad|aprobad|confirmad)[oa]s?`,
      `(su|tu) (reembolso|devolución|transferencia|reserva|cita|cancelación) ~1 está ~1 (en|confirmad[oa]|aprobad[oa])`,
      `se (ha|han) (${stem}|enviad|procesad)[oa]s? ~1 (su|sus|tu|el_reembolso|la_devolución)`,
      `(ha|has) sido ?(ya) (${stem})[oa]`,
    ),
    ...spelt(
      '(ya|le|te|lo|la|los) (transferí|reenvié|cancelé|reservé|agendé|solicité|avisé|notifiqué|derivé|escalé|pasé|reembolsé|conecté|comuniqué|anulé|programé)',
      '(transferí|reenvié|cancelé|reservé|agendé|solicité|avisé|notifiqué|derivé|escalé|reembolsé|anulé|programé) (su|tu|el|la|una|un|a|al|sus)',
    ),
  ],
  coming: [
    ...said(
      `(voy|vamos) a (${infinitive})(le|lo|la|te|les|los|se)?(lo|la)?`,
      `(le|te|lo|la|les) (voy|vamos) a (${infinitive})`,
      `(le|te|lo|la|les) (transfiero|paso|conecto|derivo|comunico|pongo_en|reenvío|reembolso|devuelvo)`,
      `(transfiero|reenvío|derivo|cancelo|escalo|paso) (ahora|ya|su|tu|esta|esto|este|la_consulta|el_caso)`,
      `(estoy|estamos) (transfiriendo|conectando|derivando|reenviando|escalando|reembolsando|cancelando|reservando|pasando|avisando|contactando|comunicando)(le|lo|la|te|los)?`,
      `(permítame|déjeme|déjame|permíteme) ?(que) ?(le|te|lo|la) (${infinitive})\\w*`,
      `(${somebody}) ~6 (le|te|lo|la|se) ~1 (contactar|llamar|escribir|responder|atender|pondr|unir|comunicar|incorporar|devolver)(á|án)`,
      `(${somebody}) ~6 (va|van) a (contactar|llamar|escribir|responder|atender|unir|poner|comunicar)(le|te|lo|la|se)`,
      `(${somebody}) ~6 (le|te|se|lo) (va|van) a (contactar|llamar|escribir|responder|atender|unir|poner|comunicar)`,
      `(nos_pondremos|me_pondré) en contacto`,
      `(será|serás) ~1 (transferid|conectad|reembolsad|contactad|derivad|atendid)[oa] ~1 (por|con|a|en|de)`,
      `(recibirá|recibirás) ~1 (reembolso|llamada|devolución)`,
    ),
    ...spelt(
      `(transferir|reenviar|cancelar|reservar|agendar|avisar|contactar|notificar|escalar|reembolsar|llamar|derivar|conectar|pasar)(é|emos)`,
    ),
  ],
  conditions: [
    ...spelt('si'),
    // Portuguese shares many of the words.
    ...said('se (você|o|a|quiser|desejar|cancelar|solicitar)'),
    ...said('(cuando|una_vez|en_cuanto|después_de_que|tras|al_cancelar|en_caso_de|antes_de_que) ~1'),
  ],
  negations: ['no', 'nunca', 'nadie', 'ningun', 'ninguna', 'sin', 'tampoco'],
};
