import type { FrontdeskConfig } from '../config.ts';
import { silentOwnerDefault } from '../configuration/silent-owner.ts';
import { changeCase, release } from '../conversation/change-hands.ts';
import { isPanelAgent, type Teammate } from '../conversation/teammate.ts';
import type { TurnDraft } from '../conversation/turn-draft.ts';
import type { Instant } from '../instant.ts';
import type { Case, Silence } from './case.ts';
import { openFrom } from './ladder.ts';
import { mentionText, userMention } from './mention.ts';
import { calledAgainWords, stillWithWords } from './team-words.ts';
import { viewOfCase } from './view-of-case.ts';
import { waitText } from './wait-text.ts';

const minuteMs = 60_000;

const patience = ({ escalation }: FrontdeskConfig) => escalation.silentOwner ?? silentOwnerDefault;

/** Nobody reads a mention before the opening; where there never is one, nothing is gained by waiting for it. */
const whenRead = (config: FrontdeskConfig, from: Instant, now: Instant): Instant =>
  openFrom(config, from, now) ?? from;

const remindFrom = (config: FrontdeskConfig, { since }: Silence): Instant =>
  since + patience(config).remindMinutes * minuteMs;

/** When something is next to be done about a silent owner. A reminder that came late gets its time too. */
export const silenceDue = (config: FrontdeskConfig, silence: Silence, now: Instant): Instant => {
  const { remindMinutes, callMinutes } = patience(config);
  const { since, told, remindedAt } = silence;
  if (remindedAt !== undefined) {
    const given = remindedAt + (callMinutes - remindMinutes) * minuteMs;
    return whenRead(config, Math.max(since + callMinutes * minuteMs, given), now);
  }
  const due = remindFrom(config, silence);
  return told === true ? whenRead(config, due, now) : due;
};

/**
 * Since when the owner of a claimed chat owes the visitor words: since the claim, or since the visitor wrote after the
 * owner did. Undefined where they owe none.
 */
const owesSince = ({ transcript }: TurnDraft, open: Case, owner: Teammate): Instant | undefined => {
  const claimedAfter = open.claimedAfter ?? 0;
  const answer = transcript.findLast(
    ({ from, seq, internal, unsent }) =>
      from === 'teammate' && seq > claimedAfter && internal !== true && unsent !== true,
  );
  // An answer from the panel is what claimed the chat.
  const spokeAt = answer?.seq ?? (isPanelAgent(owner) ? claimedAfter : undefined);
  if (spokeAt === undefined) return open.silence?.since ?? open.claimedAt;
  return transcript.find(({ from, seq }) => from === 'visitor' && seq > spokeAt)?.at;
};

/** Keeps in the case what is known of the silence; a card that told of one that is over tells it no more. */
const keep = (draft: TurnDraft, open: Case, silence: Silence | undefined): Case => {
  const { silence: before, ...rest } = open;
  const kept: Case = silence === undefined ? rest : { ...rest, silence };
  draft.state.case = kept;
  if (open.status === 'claimed' && before?.remindedAt !== undefined && silence?.remindedAt === undefined) {
    const view = viewOfCase(draft.conversation, draft.state, kept);
    draft.addEffect({ kind: 'card_update', card: kept.card, view });
  }
  return kept;
};

const remind = (config: FrontdeskConfig, draft: TurnDraft, before: Silence, owner: Teammate): void => {
  const silence = { ...before, remindedAt: draft.at };
  const waited = waitText(draft.at - silence.since);
  changeCase(
    draft,
    (one) => ({ ...one, silence }),
    `The visitor has waited ${waited} for an answer from ${owner.name || 'the teammate who has the chat'}.`,
    userMention(owner),
  );
  if (isPanelAgent(owner)) {
    draft.addEffect({ kind: 'note', text: `The visitor has waited ${waited} for an answer.` });
  }
  draft.reply({ from: 'system', text: stillWithWords(config, draft, owner) });
};

/** The chat waits for a person as if one had been called now, and the ladder begins anew. */
const callAgain = (
  config: FrontdeskConfig,
  draft: TurnDraft,
  { calls }: Case,
  { since }: Silence,
  owner: Teammate,
): void => {
  const waited = waitText(draft.at - since);
  changeCase(
    draft,
    ({
      claimedBy: _by,
      claimedAt: _at,
      claimedAfter: _after,
      silence: _silence,
      snoozedUntil: _until,
      mailedAt: _mailed,
      wakeAt: _wake,
      ...rest
    }) => ({ ...rest, status: 'waiting', openedAt: draft.at, ladder: { done: [] } }),
    `${owner.name || 'The teammate who had the chat'} has not answered for ${waited}. Anybody may take the chat now.`,
    mentionText(calls ?? config.slack.mention),
  );
  release(draft, calledAgainWords(draft, owner));
};

/**
 * Looks after a visitor whose teammate has gone silent: reminds the teammate, and in the end calls the whole team.
 * Worked out anew from the case and the transcript, so whatever ends the silence needs no timer taken back.
 */
export const attendOwner = (config: FrontdeskConfig, draft: TurnDraft): void => {
  const { case: open, owner } = draft.state;
  if (open === undefined) return;
  const since =
    open.status === 'claimed' && owner.kind === 'teammate'
      ? owesSince(draft, open, owner.teammate)
      : undefined;
  if (since === undefined || owner.kind !== 'teammate') {
    if (open.silence !== undefined) keep(draft, open, undefined);
    return;
  }
  const silence = open.silence?.since === since ? open.silence : { since };
  const kept = keep(draft, open, silence);
  const { teammate } = owner;
  // Somebody may have taken the chat since, which this turn has not come to yet.
  const stillOwns = draft.owner.kind === 'teammate' && draft.owner.teammate.id === teammate.id;
  if (!stillOwns || silenceDue(config, silence, draft.at) > draft.at) return;
  if (silence.remindedAt !== undefined) callAgain(config, draft, kept, silence, teammate);
  else if (whenRead(config, remindFrom(config, silence), draft.at) <= draft.at) {
    remind(config, draft, silence, teammate);
  } else {
    draft.state.case = { ...kept, silence: { ...silence, told: true } };
    draft.reply({ from: 'system', text: stillWithWords(config, draft, teammate) });
  }
};
