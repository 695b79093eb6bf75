import type { ConversationState, Message } from '../../../core/conversation/conversation.ts';
import type { Effect, EffectBody } from '../../../core/conversation/effect.ts';
import type { Input } from '../../../core/conversation/input.ts';
import type { CardView } from '../../../core/escalation/card-view.ts';
import type { Case } from '../../../core/escalation/case.ts';
import type { LeadRecord } from '../../../core/leads/lead.ts';
import type { QueueMessage } from '../../../core/messages.ts';
import type { World } from './world.ts';

/** Keys that may be missing. */
type Optional<T> = { [K in keyof T]-?: undefined extends T[K] ? K : never }[keyof T];

/**
 * What the first release that was whole did not write yet. Left in place: `pause` and `unmailed`, which hold words back
 * that such a release had answered or lost at once, and `resolving`, without which its own closing ended waits.
 */
const newer = {
  state: ['department', 'panelSpokeAt', 'offerReason', 'usage', 'failing', 'keptAt'],
  case: ['calls', 'hasHours', 'briefed', 'claimedAfter', 'silence', 'quoteTranslation', 'abandonedAt'],
  ladder: ['ladder', 'wakeAt', 'mailedAt'],
  lead: ['upTo', 'updates', 'told'],
  message: ['steps', 'onlyFiles', 'input', 'moved', 'passedTo'],
  view: ['inPanel', 'waitingSince', 'snoozedUntil', 'hasHours', 'abandonedAt'],
} as const satisfies {
  state: Optional<ConversationState>[];
  case: Optional<Case>[];
  ladder: Optional<Case>[];
  lead: Optional<LeadRecord>[];
  message: Optional<Message>[];
  view: Optional<CardView>[];
};

const without = <T extends object>(whole: T, keys: readonly Optional<T>[]): T => {
  const left = { ...whole };
  for (const key of keys) delete left[key];
  return left;
};

/** No release that did not keep its ladder in the case has left one that is snoozed. */
const olderCase = (one: Case): Case => {
  const older = without(one, newer.case);
  return one.snoozedUntil === undefined ? without(older, newer.ladder) : older;
};

const olderState = (state: ConversationState): ConversationState => ({
  ...without(state, newer.state),
  ...(state.case === undefined ? {} : { case: olderCase(state.case) }),
  leads: state.leads.map((lead) => without(lead, newer.lead)),
});

const olderBody = (body: EffectBody): EffectBody => {
  switch (body.kind) {
    case 'card':
      return { ...body, view: without(body.view, newer.view) };
    case 'card_update': {
      const { again: _again, ...older } = body;
      return { ...older, view: without(body.view, newer.view) };
    }
    case 'team_mail': {
      const { transcript: _transcript, ticketId: _ticket, ...older } = body;
      return older;
    }
    case 'thread_post': {
      const { firstMessage: _first, ...older } = body.post;
      return { ...body, post: older };
    }
    case 'question': {
      const { holder: _holder, ...older } = body;
      return older;
    }
    default:
      return body;
  }
};

const olderInput = (input: Input): Input => {
  if (input.kind === 'delivery_failed') {
    const { firstMessage: _first, ...older } = input;
    return older;
  }
  if (input.kind !== 'handed_back' && input.kind !== 'resolved' && input.kind !== 'called') return input;
  const { caseId: _case, ...older } = input;
  return older;
};

const olderMessage = (message: QueueMessage): QueueMessage => {
  if (message.type !== 'doorbell') return message;
  const { look: _look, since: _since, timer: _timer, ...older } = message;
  return older;
};

/** A new release takes over what an older one has stored and sent: optional fields that came later are missing. */
export const deploy = ({ stored, sqs }: Pick<World, 'stored' | 'sqs'>): void => {
  stored.rewrite({
    state: olderState,
    message: (message) => without(message, newer.message),
    effect: (effect: Effect) => ({ ...effect, body: olderBody(effect.body) }),
    input: olderInput,
  });
  sqs.rewrite(olderMessage);
};
