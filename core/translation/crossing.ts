import type { Message } from '../conversation/conversation.ts';
import type { EffectBody } from '../conversation/effect.ts';
import type { TurnDraft } from '../conversation/turn-draft.ts';
import { messagesSoFar } from '../escalation/conversation-so-far.ts';
import type { Border } from './border.ts';
import type { ForeignText } from './translate-texts.ts';

/** Characters of the conversation so far that are translated, the newest first: a person waits for them. */
const charactersSoFar = 6_000;

export type TeammateReply = Extract<EffectBody, { kind: 'reply' }>;

export const isFromTeammate = (body: EffectBody): body is TeammateReply =>
  body.kind === 'reply' && body.message.from === 'teammate';

export const messagesUpTo = ({ transcript }: Pick<TurnDraft, 'transcript'>, seq: number): Message[] =>
  messagesSoFar(transcript.filter((message) => message.seq <= seq));

const newestWithin = (messages: Message[], limit: number): Message[] => {
  let characters = 0;
  return messages.toReversed().filter(({ text }) => {
    characters += text.length;
    return characters <= limit;
  });
};

/** A case whose card this turn shows, and whose quote has no translation yet. */
const quoteOf = ({ state, effects }: TurnDraft): string | undefined => {
  const open = state.case;
  if (open === undefined || open.quoteTranslation !== undefined) return undefined;
  const isShown = effects.some(
    ({ body }) =>
      (body.kind === 'card' || body.kind === 'card_update') &&
      body.view.status === 'waiting' &&
      body.view.caseId === open.id,
  );
  return isShown ? open.quote : undefined;
};

/** What this turn brings over the border of languages: to the team, and to the visitor. */
export const crossingOf = (
  draft: TurnDraft,
  border: Border,
): { team: ForeignText[]; visitor: ForeignText[] } => {
  const said = draft.effects.flatMap(({ body }): Pick<Message, 'text' | 'from' | 'translation'>[] => {
    if (body.kind !== 'thread_post') return [];
    const { upTo, from } = body.post;
    if (upTo !== undefined) return newestWithin(messagesUpTo(draft, upTo), charactersSoFar);
    return from === 'system' ? [] : [body.post].map(({ text }) => ({ text, from }));
  });
  const quote = quoteOf(draft);
  const toTeam = [...said, ...(quote === undefined ? [] : [{ text: quote, from: 'visitor' as const }])];
  return {
    team: toTeam
      .filter(({ translation }) => translation === undefined)
      .flatMap(({ text, from: speaker }) => {
        const from = border.foreignToTeam(text, speaker);
        return from === undefined ? [] : [{ text, from }];
      }),
    visitor: draft.effects.flatMap(({ body }) => {
      if (!isFromTeammate(body)) return [];
      const { text } = body.message;
      const from = border.foreignToVisitor(text);
      return from === undefined ? [] : [{ text, from }];
    }),
  };
};
