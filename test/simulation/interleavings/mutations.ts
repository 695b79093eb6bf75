import type { QueueName } from '../../../core/messages.ts';
import type { Breaks, Part, Worker } from './breaks.ts';
import {
  callingEverybody,
  deafToRedelivery,
  deafToRetries,
  dedupedByBody,
  mailToVisitors,
  mailWithRetries,
  quotingErrors,
  slackWithRetries,
  unmarkedPosts,
  withoutOriginals,
  withoutPartialFailures,
  withoutPauseTimers,
} from './broken-outside.ts';
import {
  actedBeforeRecorded,
  dedupedByWords,
  deletedBeforeSent,
  forgetful,
  givenUpInSilence,
  withoutCommitFence,
  withoutHealing,
  withoutLanding,
  withoutLease,
  withoutSendFence,
  withoutUsage,
  wrongThread,
} from './broken-store.ts';

/** A way to build the product wrongly. */
export interface Mutation {
  name: string;
  /** Made anew for every seed. */
  breaks: () => Breaks;
  /** Without the sweeper behind it, which makes up for it in the end: then the visitor only waits for longer. */
  unswept?: true;
  /** The promise that must be seen broken. */
  breach: RegExp;
  /** It is caught within so many seeds. */
  within: number;
}

const inParts = (
  parts: Part[],
  wrong: (store: Parameters<NonNullable<Breaks['store']>>[1]) => typeof store,
): Breaks => ({
  store: (part, store) => (parts.includes(part) ? wrong(store) : store),
});

const behind = (queues: QueueName[], wrong: (worker: Worker) => Worker): Breaks => ({
  worker: (queue, worker) => (queues.includes(queue) ? wrong(worker) : worker),
});

const allQueues: QueueName[] = ['inbox', 'replies', 'escalations', 'leads', 'timers'];

export const mutations: Mutation[] = [
  {
    name: 'no fence by the owner’s epoch, neither at the commit nor at the sending',
    breaks: () => ({
      store: (part, store) => {
        if (part === 'converse') return withoutCommitFence(store);
        return part === 'reply' ? withoutSendFence(store) : store;
      },
    }),
    breach: /^3: /m,
    within: 150,
  },
  {
    name: 'no fence at the sending',
    breaks: () => inParts(['reply'], withoutSendFence),
    breach: /^3: /m,
    within: 150,
  },
  {
    name: 'replies without a lease',
    breaks: () => inParts(['reply'], withoutLease),
    breach: /^2: /m,
    within: 150,
  },
  {
    name: 'escalations without a lease',
    breaks: () => inParts(['escalate'], withoutLease),
    breach: /^5: /m,
    within: 150,
  },
  {
    name: 'escalations that count as sent before they are',
    breaks: () => inParts(['escalate', 'slack'], deletedBeforeSent()),
    breach: /^5: (card|thread_post) .* stands in Slack 0 times/m,
    within: 100,
  },
  {
    name: 'mails that count as sent before they are',
    breaks: () => inParts(['leads'], deletedBeforeSent()),
    breach: /^4: (lead_mail|team_mail) .* was never mailed/m,
    within: 100,
  },
  {
    name: 'posts done again while the first may still land',
    breaks: () => inParts(['reply', 'escalate', 'slack'], withoutLanding),
    breach: /^(2|5|6): /m,
    within: 100,
  },
  {
    name: 'a relay that ignores whose thread it is',
    breaks: () => inParts(['escalate', 'slack'], wrongThread()),
    breach: /^6: /m,
    within: 100,
  },
  {
    name: 'teammates’ messages told apart by their words',
    breaks: () => inParts(['slack'], dedupedByWords),
    breach: /^6: /m,
    within: 150,
  },
  {
    name: 'queues that tell messages apart by their content',
    unswept: true,
    breaks: () => ({ queues: dedupedByBody }),
    breach: /^(1|10): /m,
    within: 20,
  },
  {
    name: 'requests with Slack’s retry header are dropped',
    breaks: () => ({ slack: deafToRetries }),
    breach: /^6: .* at least/m,
    within: 200,
  },
  {
    name: 'Slack’s client with its own retries',
    breaks: () => ({ teamChat: slackWithRetries }),
    breach: /^5: (card|thread_post) .* stands in Slack [23] times/m,
    within: 100,
  },
  {
    name: 'the mail client with its own retries',
    breaks: () => ({ mail: mailWithRetries }),
    breach: /^4: .* was mailed [23] times/m,
    within: 250,
  },
  {
    name: 'answers that are sent before their turn is committed',
    breaks: () => ({
      store: (part, store, { helpDesk }) =>
        part === 'converse' ? actedBeforeRecorded(store, helpDesk) : store,
    }),
    breach: /^2: /m,
    within: 100,
  },
  {
    name: 'event sources without partial failures',
    unswept: true,
    breaks: () => behind(allQueues, withoutPartialFailures),
    breach: /^10: effect /m,
    within: 50,
  },
  {
    name: 'workers that take what is delivered again for done',
    unswept: true,
    breaks: () => behind(allQueues, deafToRedelivery),
    breach: /^10: effect /m,
    within: 50,
  },
  {
    name: 'turns that do not look for what an earlier one left undelivered',
    unswept: true,
    breaks: () => inParts(['converse'], withoutHealing),
    breach: /^10: effect /m,
    within: 100,
  },
  {
    name: 'deliveries that are given up in silence',
    breaks: () => inParts(['reply', 'escalate', 'leads'], givenUpInSilence),
    breach: /^8: .* was given up, and nobody was called/m,
    within: 200,
  },
  {
    name: 'turns of which only the first message is kept',
    breaks: () => inParts(['converse'], forgetful),
    breach: /^7: /m,
    within: 50,
  },
  {
    name: 'errors that quote what was written',
    breaks: () => ({ teamChat: quotingErrors }),
    breach: /^9: logged /m,
    within: 100,
  },
  {
    name: 'posts that call the whole channel',
    breaks: () => ({ teamChat: callingEverybody }),
    breach: /^9: <!channel> is called/m,
    within: 50,
  },
  {
    name: 'a budget that every turn begins anew',
    breaks: () => inParts(['converse'], withoutUsage),
    breach: /^1: .* answers of the model under "one/m,
    within: 400,
  },
  {
    name: 'pauses that no timer ends',
    unswept: true,
    breaks: () => ({ queues: withoutPauseTimers }),
    breach: /^1: .* was told to wait/m,
    within: 400,
  },
  {
    name: 'translations without the words they were made of, for the visitor',
    breaks: () => ({ helpDesk: withoutOriginals }),
    breach: /^6: .* without a word on its language/m,
    within: 200,
  },
  {
    name: 'translations without the words they were made of, for the team',
    breaks: () => ({ teamChat: unmarkedPosts }),
    breach: /^5: .* stands in its thread unmarked/m,
    within: 200,
  },
  {
    name: 'a sweeper that hears of no change in LiveAgent',
    breaks: () => ({ changes: () => ({ since: async () => [] }) }),
    breach: /^1: nobody ever answered/m,
    within: 300,
  },
  {
    name: 'mails with a copy to the visitor',
    breaks: () => ({ mail: mailToVisitors }),
    breach: /^9: .* went from .* to /m,
    within: 50,
  },
];
