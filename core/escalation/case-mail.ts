import type { TurnDraft } from '../conversation/turn-draft.ts';
import { englishName } from '../languages/english-name.ts';
import type { Case } from './case.ts';
import { reasonWords } from './reason-words.ts';
import { ticketIdOf } from './view-of-case.ts';

/** What a mail to the team is about. All of it is plain text. */
export interface CaseNews {
  subject: string;
  /** First sentence. */
  lead: string;
  /** Part of the conversation, where Slack does not show it. */
  lines?: string;
}

const translated = ({ quoteTranslation: words }: Case): string[] =>
  words === undefined ? [] : [`Translated into ${englishName(words.language)}: ${words.text}`];

/** Mails a case to the team: what happened, the brief, the visitor's words and how to answer them. */
export const mailCase = (draft: TurnDraft, open: Case, { subject, lead, lines }: CaseNews): void => {
  const { state, conversation, at } = draft;
  const { email } = state.visitor;
  const facts = [
    `Reason: ${reasonWords[open.reason]}`,
    `Brief: ${open.brief}`,
    `Visitor's words: ${open.quote}`,
    ...translated(open),
    `Page: ${state.page ?? 'unknown'}`,
    `E-mail: ${email ?? 'not given'}`,
  ].join('\n');
  draft.state.case = { ...open, mailedAt: at };
  draft.addEffect({
    kind: 'team_mail',
    subject,
    text: [lead, facts, ...(lines === undefined || lines === '' ? [] : [lines])].join('\n\n'),
    transcript: open.transcript,
    ticketId: ticketIdOf(conversation),
    ...(email === undefined ? {} : { replyTo: email }),
  });
};
