import type { Instant } from './instant.ts';
import type { QueueName } from './messages.ts';

/** A message that was given up, as its dead-letter queue holds it. */
export interface DeadLetter {
  queue: QueueName;
  id: string;
  /** As it travelled, readable or not. */
  body: string;
  /** Of a FIFO queue: its conversation, as a rule. */
  group?: string;
  /** When it was sent, or became a dead letter, whichever its queue tells. */
  at: Instant;
  /** Deliveries so far, those to a reader of dead letters included where its queue counts them. */
  receives: number;
}

/** The dead-letter queues, for the person who looks after them. */
export interface DeadLetters {
  /** Those that can be seen now. Of a group with very many a queue may show the first alone. */
  list(): Promise<DeadLetter[]>;
  /** Puts them back into their queues under names of their own, then takes them away: done twice, it comes to one. */
  redrive(letters: DeadLetter[]): Promise<void>;
  discard(letters: DeadLetter[]): Promise<void>;
  /** Leaves whatever was listed as it was found. */
  close(): Promise<void>;
}
