import type { QueueName } from '../../../core/messages.ts';
import type {
  ConversationStore,
  HelpDesk,
  HelpDeskChanges,
  Mail,
  Queues,
  TeamChat,
} from '../../../core/ports.ts';
import type { HttpRequest, HttpResponse } from '../../../functions/http.ts';
import type { Workers } from './sim-queues.ts';

/** A part of the product that can be given a broken port. */
export type Part = 'converse' | 'reply' | 'escalate' | 'leads' | 'timers' | 'sweep' | 'slack';

export type Worker = Workers[QueueName];
export type SlackHandler = (request: HttpRequest) => Promise<HttpResponse>;

/**
 * What stands between the product and its world where it is built wrongly; whatever is left out is as it should be.
 * Made anew for every run.
 */
export interface Breaks {
  store?: (part: Part, store: ConversationStore, outside: { helpDesk: HelpDesk }) => ConversationStore;
  teamChat?: (teamChat: TeamChat) => TeamChat;
  helpDesk?: (helpDesk: HelpDesk) => HelpDesk;
  changes?: (changes: HelpDeskChanges) => HelpDeskChanges;
  mail?: (mail: Mail) => Mail;
  queues?: (queues: Queues) => Queues;
  /** The function behind a queue, with what its event source makes of its answer. */
  worker?: (queue: QueueName, worker: Worker) => Worker;
  /** The function behind the schedule. */
  sweep?: (sweep: () => Promise<unknown>) => () => Promise<unknown>;
  /** The function behind Slack's requests. */
  slack?: (handler: SlackHandler) => SlackHandler;
}
