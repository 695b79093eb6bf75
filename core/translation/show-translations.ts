import type { ConversationState, Message } from '../conversation/conversation.ts';
import type { EffectBody, ThreadPost } from '../conversation/effect.ts';
import { withinLimit } from '../conversation/text-limit.ts';
import type { TurnDraft } from '../conversation/turn-draft.ts';
import { conversationSoFar, soFarHeading } from '../escalation/conversation-so-far.ts';
import { openCaseOf } from '../escalation/open-case.ts';
import { fill, languageName, languageOf } from '../languages/languages.ts';
import { isFromTeammate, messagesUpTo, type TeammateReply } from './crossing.ts';
import type { Reading, Readings } from './reading.ts';

const untranslatedLine = '[not translated]';

const soFarPost = (
  draft: TurnDraft,
  post: ThreadPost & { upTo: number },
  { readings, ref }: { readings: Readings; ref: string },
): ThreadPost => {
  const messages = messagesUpTo(draft, post.upTo);
  const read = new Map(messages.map((message) => [message, readings.messageByTeam(message)]));
  const words = conversationSoFar(messages, (message) => {
    const { text, untranslated }: Reading = read.get(message) ?? { text: message.text };
    return untranslated === undefined ? text : `${untranslatedLine} ${text}`;
  });
  const text = `${soFarHeading}\n${words}`;
  const language = [...read.values()].find(({ translatedFrom }) => translatedFrom)?.translatedFrom;
  // Two whole conversations may be more than the store takes as one item.
  const original = { text: withinLimit(post.text), language: language ?? '', ref };
  return language === undefined ? { ...post, text } : { ...post, text, original };
};

const threadPost = (
  draft: TurnDraft,
  post: ThreadPost,
  how: { readings: Readings; ref: string },
): ThreadPost => {
  const { upTo, from } = post;
  if (upTo !== undefined) return soFarPost(draft, { ...post, upTo }, how);
  if (from === 'system') return post;
  const { text, translatedFrom, untranslated } = how.readings.byTeam(post);
  if (untranslated !== undefined) return { ...post, untranslated };
  if (translatedFrom === undefined) return post;
  return { ...post, text, original: { text: post.text, language: translatedFrom, ref: how.ref } };
};

/** The discreet line under a message to the visitor. */
const noticeOf = (
  { language }: ConversationState,
  { translatedFrom, untranslated }: Reading,
): string | undefined => {
  const { words } = languageOf(language);
  const from = translatedFrom ?? untranslated;
  if (from === undefined) return undefined;
  const template = translatedFrom === undefined ? words.notTranslated : words.translated;
  return fill(template, { language: languageName(from, language) });
};

const reply = ({ state }: TurnDraft, body: TeammateReply, { byVisitor }: Readings): TeammateReply => {
  const { message } = body;
  const reading = byVisitor(message.text);
  const notice = noticeOf(state, reading);
  if (notice === undefined) return body;
  const { text, translatedFrom } = reading;
  const original =
    translatedFrom === undefined ? {} : { original: { text: message.text, language: translatedFrom } };
  return { ...body, message: { ...message, text, ...original, notice } };
};

const keepWithMessages = (draft: TurnDraft, readings: Readings, team: string): void => {
  const soFar = draft.effects.flatMap(({ body }) =>
    body.kind === 'thread_post' && body.post.upTo !== undefined ? messagesUpTo(draft, body.post.upTo) : [],
  );
  const keep = (message: Message, { text, translatedFrom }: Reading, language: string) => {
    if (translatedFrom !== undefined) draft.rewrite(message, { translation: { text, language } });
  };
  for (const message of new Set([...draft.added, ...soFar])) {
    const isSent = ![message.internal, message.deleted, message.unsent].includes(true);
    if (isSent && message.translation === undefined) keep(message, readings.byTeam(message), team);
  }
  for (const { seq, body } of draft.effects) {
    const said = isFromTeammate(body) ? draft.transcript.find(({ effect }) => effect === seq) : undefined;
    if (said !== undefined) keep(said, readings.byVisitor(said.text), draft.state.language);
  }
};

const keepWithCase = ({ state }: TurnDraft, readings: Readings, team: string): void => {
  const open = state.case;
  if (open === undefined || open.quoteTranslation !== undefined) return;
  const { text, translatedFrom } = readings.byTeam({ text: open.quote, from: 'visitor' });
  if (translatedFrom !== undefined) state.case = { ...open, quoteTranslation: { text, language: team } };
};

const sentAsWritten = 'This could not be translated. The visitor was sent it as it was written:';

/** Says in the thread what a teammate would not know: the visitor may not be able to read their words. */
const tellTeam = (draft: TurnDraft, readings: Readings): void => {
  const open = openCaseOf(draft.state);
  if (open === undefined) return;
  for (const { body } of [...draft.effects]) {
    if (!isFromTeammate(body) || readings.byVisitor(body.message.text).untranslated === undefined) continue;
    const text = `${sentAsWritten}\n${body.message.text}`;
    draft.addEffect({ kind: 'thread_post', card: open.card, post: { from: 'system', text } });
  }
};

/**
 * Puts translations where this turn's effects and messages are read, and says of whatever has none that it has none.
 * Originals stay beside them. `team`: code of the language that translations for the team are in.
 */
export const showTranslations = (draft: TurnDraft, readings: Readings, team: string): void => {
  keepWithCase(draft, readings, team);
  keepWithMessages(draft, readings, team);
  tellTeam(draft, readings);
  const { case: open } = draft.state;
  const shown = (body: EffectBody, seq: number): EffectBody => {
    if (isFromTeammate(body)) return reply(draft, body, readings);
    if (body.kind === 'thread_post') {
      const ref = `${open?.id ?? ''}:${seq}`;
      return { ...body, post: threadPost(draft, body.post, { readings, ref }) };
    }
    const isCard = body.kind === 'card' || body.kind === 'card_update';
    if (!isCard || open?.quoteTranslation === undefined || body.view.quote !== open.quote) return body;
    return { ...body, view: { ...body.view, quoteTranslation: open.quoteTranslation } };
  };
  for (const { seq, body } of [...draft.effects]) draft.amend(seq, shown(body, seq));
};
