import type { DeskEvent } from './desk.ts';

export interface WebhookResult {
  chatId: string;
  event: string;
  /** HTTP status, or why there was none. */
  outcome: number | string;
}

/**
 * Delays of the two copies of a webhook, in turn: at once and again, late, and the second copy past the next
 * message's first.
 */
const schedule: [number, number][] = [
  [0, 15],
  [30, 70],
  [5, 90],
];

/** Every third message of visitors is announced before the API tells it. */
export const isEarly = (count: number): boolean => count % 3 === 2;

const bodyOf = (event: DeskEvent, about: { id: string; code: string; text: string }): string => {
  const agent = event.type === 'message_added' ? event.agentId : undefined;
  // Variables are pasted in without any escaping; one without a value stays as it is.
  return `{"event":"${event.type}","conversation_id":"${about.id}","conversation_code":"${about.code}","agent_id":"${agent ?? '{$user_id}'}","message":"${about.text}"}`;
};

/** The account's rules with an HTTP request action: doubled, out of order, sometimes early, never repeated. */
export const createRules = (options: {
  target: () => string;
  secret: string;
  /** Milliseconds that a message stays unreadable after an early webhook. */
  lagMs: number;
  onResult: (result: WebhookResult) => void;
}) => {
  const timers = new Set<NodeJS.Timeout>();
  const closing = new AbortController();
  let count = 0;

  const after = (ms: number, run: () => void) => {
    const timer = setTimeout(() => {
      timers.delete(timer);
      run();
    }, ms);
    timers.add(timer);
  };

  const send = async (event: DeskEvent, body: string) => {
    const outcome = await fetch(`${options.target()}/liveagent/events`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-frontdesk-secret': options.secret },
      body,
      signal: AbortSignal.any([closing.signal, AbortSignal.timeout(10_000)]),
    }).then(
      async (response) => {
        await response.arrayBuffer();
        return response.status;
      },
      (error: unknown) => (error as Error).message,
    );
    if (!closing.signal.aborted) options.onResult({ chatId: event.chatId, event: event.type, outcome });
  };

  return {
    /** `release` makes a held message readable; it is called between the early webhook and its copy. */
    fire(event: DeskEvent, about: { id: string; code: string; text: string }, release?: () => void): void {
      const body = bodyOf(event, about);
      const [first, second] = schedule[count % schedule.length] ?? [0, 0];
      count += 1;
      if (release === undefined) {
        after(first, () => void send(event, body));
        after(second, () => void send(event, body));
        return;
      }
      after(0, () => void send(event, body));
      after(options.lagMs, () => {
        release();
        void send(event, body);
      });
    },
    close(): void {
      for (const timer of timers) clearTimeout(timer);
      timers.clear();
      closing.abort();
    },
  };
};
