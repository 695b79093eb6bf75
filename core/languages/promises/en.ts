import { type Promises, said } from './saying.ts';

const somebody =
  'teammate|team_mate|colleagues?|agents?|representative|rep|human|person|specialist|expert|someone|somebody|manager|team|staff|member|advis[eo]r|operator|support|sales';
const deed =
  'transferred|connected|forwarded|escalated|refunded|reimbursed|credited|cancell?ed|booked|arranged|scheduled|reserved|redirected|notified|alerted|contacted|organi[sz]ed|handed|(passed|sent)_(this|it|that|you|your|the)(_\\w+)?_(on|along|over)|passed_(on|along)|put_you_through|brought_in|looped_in';
const infinitive =
  'transfer|connect|forward|escalate|refund|reimburse|credit|cancel|book|arrange|schedule|reserve|redirect|notify|alert|contact|organi[sz]e|hand|pass|put_you|bring_in|loop|call|get_(a|an|someone|somebody|my|our)|have_(a|an|someone|somebody|my|our)';
const thing =
  'refund|payment|transfer|booking|demo|appointment|call_?back|cancellation|request|question|message|case|issue|chat|conversation|subscription|plan|order|details|(en|in)quiry|credit|complaint|meeting|ticket|account';
const so =
  'have|ve|had|did|am|are|re|just|already|now|also|successfully|gladly|gone_ahead_and|went_ahead_and';

export const en: Promises = {
  done: said(
    `(i|we|ive) *(${so}) (${deed})`,
    `(i|we|ive) *(${so}) (asked|informed|told) ~3 (${somebody})`,
    `(i|we|ive) *(${so}) let ~3 (${somebody}) know`,
    `(i|we|ive) *(${so}) sent ~5 (${somebody}|department)`,
    `(i|we|ive) *(${so}) (created|opened|raised|logged|filed|submitted) ~2 (ticket|case|complaint|refund|request)`,
    `your ~2 (${thing}) ~4 (has|have|was|were) ~2 (${deed}|processed|issued|approved|confirmed|sent|submitted|initiated)`,
    `(your|the) ~2 (${thing}) ~3 is (being|on_its_way|on_the_way|now_being|now_on_its)`,
    'took the liberty of',
    `you (have|ve|were|are) *(just|already|now|being) ?(been) (transferred|connected|forwarded|refunded|credited|reimbursed|booked)`,
    `a (${somebody}) (has|have) (been|joined|just|already|now) ~2`,
  ),
  coming: said(
    `(i|we) (ll|will|shall|am_going_to|are_going_to) *(now|just|then|also|go_ahead_and|gladly|happily|immediately|personally|be) (${infinitive})`,
    `im going to (${infinitive})`,
    `(i|we|im) ?(am|are|re) ?(now|just|currently) (transferring|connecting|forwarding|escalating|refunding|crediting|cancelling|canceling|booking|arranging|scheduling|redirecting|notifying|alerting|contacting|passing|handing|putting|bringing|looping)`,
    `(transferring|connecting|forwarding|putting) (you|this|your)`,
    `let me *(just|now|quickly|go_ahead_and) (${infinitive})`,
    `(i|we) (ll|will) ~2 (get_back_to|follow_up_with|reach_out_to|be_in_touch|call_you|ring_you)`,
    `(${somebody}|they) ~5 (will|ll|is_going_to|are_going_to|shall) *(now|soon|shortly|also|personally|then) (be|get|reach|call|phone|ring|contact|join|take|follow|e_mail|email|write|message) ~4 (you|back|shortly|soon|touch|chat|conversation|over|up)`,
    `(teammate|colleague|someone|somebody|representative|specialist|person|human) ~5 (will|ll|is_going_to) *(now|soon|shortly|also|personally) (answer|reply|respond) ~3 (you|here|shortly|soon)`,
    `(teammate|colleague|someone|somebody|representative|specialist) ~4 is (on_(the|their|his|her)_way|joining|calling|contacting|taking_over)`,
    `you (will|ll|are_going_to|re_going_to) ?(soon|shortly|now) (be|get|receive) ~2 (transferred|connected|refunded|contacted|called|credited|refund|call)`,
    `expect ~2 (call|refund|message) from`,
  ),
  conditions: said(
    '(if|unless|whenever)',
    '(once|after|when|as_soon_as|until|before) (you|your|a|an|the)',
    '(when|after) (cancelling|canceling|booking|requested|cancelled)',
  ),
  negations: ['not', 'never', 'cannot', 'cant', 'wont', 'havent', 'dont', 'no', 'nobody', 'without'],
};
