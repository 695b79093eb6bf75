import type { Message } from '../conversation/conversation.ts';
import { withinLimit } from '../conversation/text-limit.ts';

const speakers: Record<Message['from'], string> = {
  visitor: 'Visitor',
  assistant: 'Assistant',
  teammate: 'Teammate',
  system: 'Notice',
};

/** Keeps the first post of a thread well below what Slack shows without a fold. */
const linesInThread = 20;

/** The messages that a new thread begins with. */
export const messagesSoFar = (messages: Message[]): Message[] =>
  messages
    .filter(({ deleted, moved, unsent }) => ![deleted, moved, unsent].includes(true))
    .slice(-linesInThread);

/** Characters of one line. Whole messages stand in the transcript; twenty of the longest would not fit into one effect. */
const longestLine = 1_500;

/** In place of a conversation of which nothing could be read: its heading alone would look like a fault of the post. */
const nothingRead = 'None of it has been read yet. Please look at the ticket in LiveAgent.';

/** The conversation so far, one message a line. `read`: a message's words as they are to stand there. */
export const conversationSoFar = (messages: Message[], read = ({ text }: Message) => text): string =>
  messagesSoFar(messages)
    .map((message) => `${message.name ?? speakers[message.from]}: ${withinLimit(read(message), longestLine)}`)
    .join('\n') || nothingRead;

/** First line of the post that holds it. */
export const soFarHeading = 'Conversation so far';
