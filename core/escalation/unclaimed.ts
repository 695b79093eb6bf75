import type { FrontdeskConfig } from '../config.ts';
import type { Input } from '../conversation/input.ts';
import type { TurnDraft } from '../conversation/turn-draft.ts';
import { languageOf } from '../languages/languages.ts';
import { mentionText } from './mention.ts';
import { nobodyYetWords } from './team-words.ts';

/** Sets the timer of a step of the ladder; its time counts from the moment the case was opened. */
export const scheduleUnclaimed = (config: FrontdeskConfig, draft: TurnDraft, step: number): void => {
  const rung = config.escalation.unclaimed[step];
  const open = draft.state.case;
  if (rung === undefined || open === undefined) return;
  draft.addEffect({
    kind: 'timer',
    timer: { name: 'unclaimed', caseId: open.id, step },
    due: open.openedAt + rung.afterSeconds * 1000,
  });
};

/** Nobody has taken the case by this step's time: does what config says, and sets the next step's timer. */
export const climbUnclaimed = (
  config: FrontdeskConfig,
  draft: TurnDraft,
  { timer, at }: Extract<Input, { kind: 'timer_fired' }>,
): void => {
  const { state } = draft;
  const open = state.case;
  const rung = config.escalation.unclaimed[timer.step];
  if (open?.id !== timer.caseId || open.status !== 'waiting' || rung === undefined) return;
  // Set before the case was opened again: the new round has timers of its own.
  if (at < open.openedAt + rung.afterSeconds * 1000) return;
  const minutes = Math.max(1, Math.round((draft.at - open.openedAt) / 60_000));
  const waiting = `Nobody has taken this for ${minutes} minute${minutes === 1 ? '' : 's'}.`;
  const { words } = languageOf(state.language);
  if (rung.action === 'mention') {
    const mention = mentionText(rung.mention ?? config.slack.mention);
    draft.addEffect({
      kind: 'thread_post',
      card: open.card,
      post: { from: 'system', text: waiting, ...(mention === undefined ? {} : { mention }) },
    });
  } else if (rung.action === 'tell_visitor') {
    draft.reply({ from: 'system', text: nobodyYetWords(config, draft) });
    draft.addEffect({
      kind: 'thread_post',
      card: open.card,
      post: { from: 'system', text: `${waiting} The visitor was told so and asked for an e-mail address.` },
    });
  } else {
    draft.addEffect({
      kind: 'team_mail',
      subject: `Nobody has taken a chat for ${minutes} minutes`,
      text: [
        waiting,
        `Reason: ${open.reason}`,
        `Brief: ${open.brief}`,
        `Visitor's words: ${open.quote}`,
        `Page: ${state.page ?? 'unknown'}`,
        `E-mail: ${state.visitor.email ?? 'not given'}`,
      ].join('\n'),
      ...(state.visitor.email === undefined ? {} : { replyTo: state.visitor.email }),
    });
    draft.reply({ from: 'system', text: words.teamMailed });
  }
  scheduleUnclaimed(config, draft, timer.step + 1);
};
