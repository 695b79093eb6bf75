import * as z from 'zod';

/** Everything that travels on a queue. None of it carries text from a visitor: the truth is in the store. */
export const queueMessage = z.discriminatedUnion('type', [
  /**
   * Look at this conversation. `look` says where something is known to be new, and saves the help desk requests:
   * its `messages` alone, or only what is stored `inside`; everywhere where it is left out.
   */
  z.strictObject({
    type: z.literal('doorbell'),
    conversation: z.string().min(1).max(200),
    look: z.enum(['messages', 'inside']).optional(),
    /** When it was first rung, if it was put back into its queue since; milliseconds since the Unix epoch. */
    since: z.int().nonnegative().optional(),
    /** Rung by a timer, which is stored: the help desk is not known to have anything new. */
    timer: z.literal(true).optional(),
  }),
  /** Look at the conversation behind this help-desk code; the sender knew no id. */
  z.strictObject({ type: z.literal('doorbell_by_code'), code: z.string().min(1).max(100) }),
  /** Deliver this effect. */
  z.strictObject({
    type: z.literal('effect'),
    conversation: z.string().min(1).max(200),
    seq: z.int().positive(),
  }),
  /** Tell the team that this conversation cannot be handled; needs nothing that is stored of it. */
  z.strictObject({ type: z.literal('unhandled'), conversation: z.string().min(1).max(200) }),
  z.strictObject({
    type: z.literal('timer'),
    conversation: z.string().min(1).max(200),
    timer: z.discriminatedUnion('name', [
      z.strictObject({
        name: z.enum(['unclaimed', 'silent_owner']),
        caseId: z.string().min(1).max(100),
        step: z.int().nonnegative(),
      }),
      z.strictObject({ name: z.literal('pause_over') }),
    ]),
    /** Milliseconds since the Unix epoch. */
    due: z.int().nonnegative(),
  }),
]);

export type QueueMessage = z.infer<typeof queueMessage>;

export const queueNames = ['inbox', 'replies', 'escalations', 'leads', 'timers'] as const;

/** `timers` is a standard queue with delays; the others are FIFO, grouped by conversation. */
export type QueueName = (typeof queueNames)[number];

/**
 * Deliveries after which a message goes to the dead-letter queue. High enough for an outage of minutes with
 * the worker's backoff (2 s doubling to 60 s), low enough that a person is called while the visitor still waits.
 */
export const maxReceives: Record<QueueName, number> = {
  inbox: 7,
  replies: 8,
  escalations: 8,
  leads: 10,
  timers: 100,
};

/**
 * How many of those are kept for what was given up and came back nevertheless: mostly because the worker was ended, by
 * its time or its memory, in every delivery before. What is done then has to be short. Effects need none: whoever looks
 * at their conversation finds that they were tried too often. A timer stands nowhere but in its queue and keeps nobody
 * waiting there, so it outlives an hour and a half in which neither the store nor a queue takes anything.
 */
export const spareReceives: Record<QueueName, number> = {
  inbox: 1,
  replies: 0,
  escalations: 0,
  leads: 0,
  timers: 90,
};

/**
 * Seconds a message waits in its queue before it is delivered. The inbox waits one second, so that a burst of
 * messages is read back as one turn, LiveAgent's early webhooks find their message, and doubled ones cost no reads.
 */
export const queueDelaySeconds: Record<QueueName, number> = {
  inbox: 1,
  replies: 0,
  escalations: 0,
  leads: 0,
  timers: 0,
};
