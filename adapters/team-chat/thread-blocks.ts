import type { Speaker } from '../../core/conversation/conversation.ts';
import type { ThreadPost } from '../../core/conversation/effect.ts';
import { AppError } from '../../core/errors.ts';
import { encodeWithin } from '../../core/escalation/slack-text.ts';
import { fileWords, type SharedFile } from '../../core/files/shared-file.ts';
import { englishName } from '../../core/languages/english-name.ts';
import { type Block, button, fallbackLimit, limits, link, markup, paragraphs, plain } from './blocks.ts';
import type { SlackMessageBody } from './card-blocks.ts';

/** Notices need no name: Slack shows the app's above every message. */
const speakers: Record<Exclude<Speaker, 'system'>, string> = {
  visitor: 'Visitor',
  assistant: 'Assistant',
  teammate: 'Teammate',
};

/** Sections of one post; together they stay below what Slack takes as blocks of one message. */
const sections = 4;

/** Files by name, each a link where there is one; a bare name is no place for markup. */
const fileLines = (files: SharedFile[]): Block[] =>
  files.slice(0, 10).map(({ name, url = '' }) => {
    const linked = link(url, name);
    const text = linked.startsWith('<') ? markup(`📎 ${linked}`) : plain(`📎 ${name}`, limits.section);
    return { type: 'section', text };
  });

const languageNote = ({ original, untranslated }: ThreadPost): string | undefined => {
  if (original !== undefined) return `translated from ${englishName(original.language)}`;
  return untranslated === undefined ? undefined : `not translated: ${englishName(untranslated)}`;
};

/** A button beside the words takes no line of its own, and a thread that is read in a hurry shows them once. */
const offerOriginal = ([first]: Block[], { original }: ThreadPost): void => {
  if (original === undefined || first?.type !== 'section' || !('text' in first)) return;
  first.accessory = button('show_original', 'Original', original.ref);
};

export const threadMessage = (post: ThreadPost): SlackMessageBody => {
  const speaker = post.from === 'system' ? undefined : post.name?.trim() || speakers[post.from];
  const lead = [speaker, languageNote(post)].filter((part) => part !== undefined).join(' · ');
  const who: Block[] = lead === '' ? [] : [{ type: 'context', elements: [plain(lead, limits.header)] }];
  const { files = [] } = post;
  const words = [
    ...(post.text === '' && files.length > 0 ? [] : paragraphs(post.text, sections)),
    ...fileLines(files),
  ];
  offerOriginal(words, post);
  if (post.link !== undefined) {
    words.push({ type: 'section', text: markup(link(post.link.url, post.link.label)) });
  }
  if (post.mention === undefined) {
    const said = post.text || fileWords(files);
    const text = speaker === undefined ? said : `${speaker}: ${said}`;
    return { text: encodeWithin(text, fallbackLimit), blocks: [...who, ...words] };
  }
  return {
    text: `${post.mention} A visitor needs a person`,
    blocks: [{ type: 'section', text: markup(post.mention) }, ...who, ...words],
  };
};

/** The question to somebody who wrote in a thread that nobody in Slack has taken. */
export const askToTakeMessage = (question: {
  draft: string;
  inputId: string;
  caseId: string;
  holder?: string;
}): SlackMessageBody => {
  const value = `${question.caseId}:${question.inputId}`;
  if (value.length > limits.value) {
    throw new AppError(
      'invalid',
      `the case and input ids have ${value.length} characters; a button takes ${limits.value}`,
    );
  }
  const who =
    question.holder === undefined
      ? 'Nobody has taken this chat'
      : `${encodeWithin(question.holder.trim() || 'A teammate', limits.header)} is answering this chat in LiveAgent`;
  const ask = `${who}, so your message has not been sent to the visitor.`;
  return {
    text: ask,
    blocks: [
      { type: 'section', text: markup(ask) },
      ...paragraphs(question.draft, 1),
      {
        type: 'actions',
        elements: [
          button('take_and_send', 'Take it and send', value, 'primary'),
          button('keep_internal', 'Keep internal', value),
        ],
      },
    ],
  };
};

export const whisperMessage = (text: string): SlackMessageBody => ({
  text: encodeWithin(text, fallbackLimit) || '–',
  blocks: paragraphs(text, sections),
});
