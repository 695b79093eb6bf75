import { createHash } from 'node:crypto';
import { AppError } from '../../../core/errors.ts';
import type { HelpDesk, Mail, Queues, TeamChat } from '../../../core/ports.ts';
import type { SlackHandler, Worker } from './breaks.ts';

/** What the SDKs do of their own accord where they are not told otherwise: a call without an answer is made again. */
const withRetries =
  <Args extends unknown[], Result>(
    call: (...args: Args) => Promise<Result>,
    retries: number,
  ): ((...args: Args) => Promise<Result>) =>
  async (...args) => {
    for (let left = retries; ; left -= 1) {
      try {
        return await call(...args);
      } catch (error) {
        if (left === 0 || !(error instanceof AppError) || error.code !== 'ambiguous') throw error;
      }
    }
  };

/** `WebClient` retries ten times over half an hour; two of them are enough. */
export const slackWithRetries = (teamChat: TeamChat): TeamChat => ({
  ...teamChat,
  postCard: withRetries(teamChat.postCard, 2),
  postInThread: withRetries(teamChat.postInThread, 2),
});

/** An error that says which words were refused, for the log to repeat. */
export const quotingErrors = (teamChat: TeamChat): TeamChat => ({
  ...teamChat,
  postInThread: async (card, post, key) => {
    try {
      return await teamChat.postInThread(card, post, key);
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      throw new AppError(error.code, `${error.message}: ${post.text}`, { cause: error });
    }
  },
});

/** Every message of a thread calls whoever is in the channel. */
export const callingEverybody = (teamChat: TeamChat): TeamChat => ({
  ...teamChat,
  postInThread: (card, post, key) => teamChat.postInThread(card, { ...post, mention: '<!channel>' }, key),
});

/** The visitor gets a copy of what sales get. */
export const mailToVisitors = (mail: Mail): Mail => ({
  send: (message) => mail.send({ ...message, to: [...message.to, message.replyTo ?? message.from] }),
});

/** The AWS SDK makes three attempts. */
export const mailWithRetries = (mail: Mail): Mail => ({ send: withRetries(mail.send, 2) });

/** `ContentBasedDeduplication` of SQS: the body alone says whether a message was there before. */
export const dedupedByBody = (queues: Queues): Queues => ({
  send: (queue, message, options) => {
    const dedupe = createHash('sha256').update(JSON.stringify(message)).digest('hex');
    return queues.send(queue, message, { ...options, dedupe });
  },
});

/** A request that Slack sends again is taken for one that was heard. */
export const deafToRetries =
  (handler: SlackHandler): SlackHandler =>
  async (request) =>
    request.header('x-slack-retry-num') === undefined ? handler(request) : { status: 200 };

/** A message that comes again is taken for one that was handled. */
export const deafToRedelivery =
  (worker: Worker): Worker =>
  async (event, context) => {
    const isNew = event.Records.every(({ attributes }) => attributes.ApproximateReceiveCount === '1');
    return isNew ? worker(event, context) : { batchItemFailures: [] };
  };

/** Without `ReportBatchItemFailures` Lambda reads no answer: what did not throw has succeeded as a whole batch. */
export const withoutPartialFailures =
  (worker: Worker): Worker =>
  async (event, context) => {
    await worker(event, context);
    return { batchItemFailures: [] };
  };

/** Nobody comes back to whom the visitor was told to wait for. */
export const withoutPauseTimers = (queues: Queues): Queues => ({
  send: async (queue, message, options) => {
    if (message.type === 'timer' && message.timer.name === 'pause_over') return;
    await queues.send(queue, message, options);
  },
});

/** What the visitor reads does not say that it is a translation. */
export const withoutOriginals = (helpDesk: HelpDesk): HelpDesk => ({
  ...helpDesk,
  post: (ticket, { original: _original, notice: _notice, ...message }) => helpDesk.post(ticket, message),
});

/** Nor what the team reads. */
export const unmarkedPosts = (teamChat: TeamChat): TeamChat => ({
  ...teamChat,
  postInThread: (card, { original: _original, untranslated: _untranslated, ...post }, key, ...rest) =>
    teamChat.postInThread(card, post, key, ...rest),
});
