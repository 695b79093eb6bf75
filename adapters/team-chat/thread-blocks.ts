import type { Speaker } from '../../core/conversation/conversation.ts';
import type { ThreadPost } from '../../core/conversation/effect.ts';
import { AppError } from '../../core/errors.ts';
import { encodeWithin } from '../../core/escalation/slack-text.ts';
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

export const threadMessage = (post: ThreadPost): SlackMessageBody => {
  const speaker = post.from === 'system' ? undefined : post.name?.trim() || speakers[post.from];
  const who: Block[] =
    speaker === undefined ? [] : [{ type: 'context', elements: [plain(speaker, limits.header)] }];
  const words = paragraphs(post.text, sections);
  if (post.link !== undefined) {
    words.push({ type: 'section', text: markup(link(post.link.url, post.link.label)) });
  }
  if (post.mention === undefined) {
    const text = speaker === undefined ? post.text : `${speaker}: ${post.text}`;
    return { text: encodeWithin(text, fallbackLimit), blocks: [...who, ...words] };
  }
  return {
    text: `${post.mention} A visitor needs a person`,
    blocks: [{ type: 'section', text: markup(post.mention) }, ...who, ...words],
  };
};

/** The question to somebody who wrote in a thread that nobody has taken. */
export const askToTakeMessage = (question: {
  draft: string;
  inputId: string;
  caseId: string;
}): SlackMessageBody => {
  const value = `${question.caseId}:${question.inputId}`;
  if (value.length > limits.value) {
    throw new AppError(
      'invalid',
      `the case and input ids have ${value.length} characters; a button takes ${limits.value}`,
    );
  }
  const ask = 'Nobody has taken this chat, so your message has not been sent to the visitor.';
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
  blocks: paragraphs(text, 1),
});
