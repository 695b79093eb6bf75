import type { FrontdeskConfig } from '../config.ts';
import { tagTicket } from '../conversation/tag-ticket.ts';
import type { TurnDraft } from '../conversation/turn-draft.ts';
import { languageOf } from '../languages/languages.ts';
import type { Ids } from '../ports.ts';
import { attendCase } from './attend-case.ts';
import { orderBrief } from './brief/order-brief.ts';
import type { Case, EscalationReason } from './case.ts';
import { conversationSoFar, soFarHeading } from './conversation-so-far.ts';
import { mentionText } from './mention.ts';
import { openCaseOf } from './open-case.ts';
import { routeOf } from './route-case.ts';
import { askedWords, stillWaitingWords } from './team-words.ts';
import { viewOfCase } from './view-of-case.ts';

export interface Escalation {
  reason: EscalationReason;
  /** Facts for the team, in the team's language. */
  brief: string;
  /** True where the brief is the model's; where it is not, the model is asked for one, and nobody waits for it. */
  briefed?: true;
  /** The visitor's exact words. */
  quote: string;
  tried: { title: string; url: string }[];
}

const openCase = (config: FrontdeskConfig, ids: Ids, draft: TurnDraft, escalation: Escalation): void => {
  const route = routeOf(config, draft, escalation);
  const mention = mentionText(route.calls ?? config.slack.mention);
  // One transcript, one link that holds: a second case does not break the first card's.
  const earlier = draft.state.case?.transcript;
  const opened: Case = {
    ...escalation,
    id: ids.next(),
    status: 'waiting',
    openedAt: draft.at,
    card: draft.state.lastEffect + 1,
    ...route,
    ...(config.escalation.hours === undefined ? {} : { hasHours: true }),
    ladder: { done: [] },
    transcript: earlier ?? { ref: ids.next(), nonce: ids.next() },
  };
  draft.state.case = opened;
  draft.addEffect({
    kind: 'card',
    channel: opened.channel,
    view: {
      ...viewOfCase(draft.conversation, draft.state, opened),
      ...(mention === undefined ? {} : { mention }),
    },
  });
  draft.addLookup({ kind: 'case', caseId: opened.id });
  if (earlier === undefined) draft.addLookup({ kind: 'transcript', ref: opened.transcript.ref });
  draft.addEffect({
    kind: 'thread_post',
    card: opened.card,
    post: {
      from: 'system',
      text: `${soFarHeading}\n${conversationSoFar(draft.transcript)}`,
      upTo: draft.state.lastMessage,
    },
  });
  draft.addEffect({
    kind: 'note',
    card: opened.card,
    text: `Escalated to Slack: ${escalation.brief}\n\n${conversationSoFar(draft.transcript)}`,
  });
  tagTicket(config, draft, 'escalated');
  if (config.liveagent.transferDepartment !== undefined) {
    draft.addEffect({ kind: 'transfer', department: config.liveagent.transferDepartment });
  }
};

/** The same case once more: its thread already holds the story, so it is called again there. */
const reopenCase = (config: FrontdeskConfig, draft: TurnDraft, open: Case, escalation: Escalation): void => {
  const { id, card, channel, transcript } = open;
  const reopened: Case = {
    ...escalation,
    ...{ id, card, channel, transcript },
    ...(open.calls === undefined ? {} : { calls: open.calls }),
    ...(open.hasHours === undefined ? {} : { hasHours: open.hasHours }),
    ...(open.unmailed === undefined ? {} : { unmailed: open.unmailed }),
    status: 'waiting',
    openedAt: draft.at,
    ladder: { done: [] },
  };
  draft.state.case = reopened;
  const mention = mentionText(open.calls ?? config.slack.mention);
  draft.addEffect({
    kind: 'card_update',
    card: reopened.card,
    view: viewOfCase(draft.conversation, draft.state, reopened),
    again: true,
  });
  draft.addEffect({
    kind: 'thread_post',
    card: reopened.card,
    post: {
      from: 'system',
      text: `A person is needed again: ${escalation.brief}`,
      ...(mention === undefined ? {} : { mention }),
    },
  });
};

/** Puts the conversation in front of a person and tells the visitor what is true. One open case at a time. */
export const callPerson = (
  deps: { config: FrontdeskConfig; ids: Ids },
  draft: TurnDraft,
  escalation: Escalation,
): void => {
  const { state } = draft;
  const open = openCaseOf(state);
  state.turnsWithoutProgress = 0;
  delete state.offer;
  delete state.offerReason;
  if (open?.status === 'waiting') {
    draft.reply({ from: 'system', text: stillWaitingWords(deps.config, draft) });
    return;
  }
  if (open?.status === 'claimed') {
    draft.reply({ from: 'system', text: languageOf(state.language).words.personAlreadyAsked });
    return;
  }
  const certain = state.case?.status !== 'unreachable';
  if (open === undefined) openCase(deps.config, deps.ids, draft, escalation);
  else reopenCase(deps.config, draft, open, escalation);
  orderBrief(draft);
  attendCase(deps.config, draft);
  draft.reply({ from: 'system', text: askedWords(deps.config, draft, escalation.reason, certain) });
};
