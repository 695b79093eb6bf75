import { type Promises, said, spelt } from './saying.ts';

const somebody =
  'colegas?|atendente|agente|pessoa|consultora?|representante|especialista|equipe|equipa|alguém|time|operadora?|vendedora?|human[oa]|membro|suporte';
const stem =
  'transferid|encaminhad|conectad|repassad|passad|escalad|reembolsad|estornad|creditad|cancelad|reservad|agendad|marcad|notificad|avisad|contatad|contactad|solicitad|colocad[oa]_em_contat|direcionad|redirecionad';
const infinitive =
  'transferir|encaminhar|conectar|repassar|escalar|reembolsar|estornar|creditar|cancelar|reservar|agendar|marcar|providenciar|notificar|avisar|contatar|contactar|chamar|solicitar|ligar|direcionar|redirecionar|colocar|pôr';

export const pt: Promises = {
  done: said(
    `(transferi|encaminhei|conectei|repassei|escalei|reembolsei|estornei|creditei|cancelei|reservei|agendei|marquei|providenciei|notifiquei|avisei|contatei|contactei|acionei|solicitei|direcionei|redirecionei|liguei) ~1`,
    `(passei|enviei|pedi|informei) ~6 (${somebody})`,
    `(abri|criei) ~1 (chamado|ticket|caso|pedido)`,
    `já (transferimos|encaminhamos|repassamos|reembolsamos|estornamos|cancelamos|reservamos|agendamos|avisamos|notificamos|solicitamos)`,
    `(tenho|acabei_de|acabámos_de|acabamos_de) (${infinitive})\\w*`,
    `(sua|seu|suas|seus|tua|teu|o|a) ~4 (foi|foram|está_sendo|está_a_ser|estão_sendo) ?(já) (${stem}|enviad|processad|aprovad|confirmad|iniciad)[oa]s?`,
    `(seu|teu) (reembolso|estorno|agendamento|pedido) ~1 está (em|a_caminho|confirmado|aprovado)`,
    `(você|o_senhor|a_senhora) ?(já) (foi|está_sendo) (${stem})[oa]`,
  ),
  coming: [
    ...said(
      `(vou|iremos|irei|vamos) ?(lhe|te|o|a|já|agora) (${infinitive})\\w*`,
      `(vou|irei|vamos) passar (você|o_senhor|a_senhora|para|a_sua|o_seu|sua|seu|isso|isto)`,
      `(estou|estamos) ?(a) (transferindo|encaminhando|conectando|repassando|cancelando|agendando|transferir|encaminhar|reembolsando|chamando|avisando)`,
      `(lhe|te) transfiro`,
      `(transfiro|encaminho|conecto|repasso) (você|o|a|lo|la|agora|já|sua|seu|lhe|isto|isso)`,
      `(deixe_me|permita_me|me_deixe|me_permita|deixa_eu) (${infinitive})\\w*`,
      `(${somebody}) ~6 (vai|irá|vão|irão) ~1 (lhe|te|contatar|contactar|ligar|entrar_em_contact?o|responder|escrever|retornar|assumir|telefonar|juntar|entrar) ~3 (você|lhe|te|consigo|aqui|breve|neste|contigo|senhora?|chat|conversa|ligar|contatar|contactar|responder|minutos|horas|amanhã|hoje)`,
      `(${somebody}) ~6 (entrará|entrarão|ligará|contatará|contactará|retornará|responderá|telefonará|juntará|assumirá)`,
      `(entraremos|entrarei) em contact?o`,
      `(você|o_senhor|a_senhora) (será|vai_ser) (${stem})[oa]`,
      `(receberá|vai_receber) ~1 (reembolso|ligação|estorno|chamada)`,
    ),
    ...spelt(
      `(transferir|encaminhar|repassar|reembolsar|cancelar|agendar|avisar|contatar|contactar|notificar|reservar|conectar|ligar)(ei|emos)`,
    ),
  ],
  conditions: [
    // Spanish shares many of the words.
    ...spelt('si'),
    ...said(
      'se (você|o|a|quiser|desejar|precisar|for|houver|preferir|cancelar|não|sua|seu|tiver|estiver|pedir|solicitar|deixar|preencher|um|uma)',
      '(quando|depois_que|após|caso|uma_vez_que|ao_cancelar|antes_que) ~1',
      'assim que (você|o|a|sua|seu)',
    ),
  ],
  negations: ['nao', 'nunca', 'ninguem', 'nenhum', 'nenhuma', 'sem'],
};
