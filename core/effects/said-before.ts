import type { Effect, VisitorMessage } from '../conversation/effect.ts';
import type { Instant } from '../instant.ts';

/** Far more than clocks differ and help desks round their times. */
const apartMs = 60_000;

const says = ({ body }: Effect, { from, text, name, teammateId }: VisitorMessage): boolean =>
  body.kind === 'reply' &&
  body.message.from === from &&
  body.message.text === text &&
  body.message.name === name &&
  body.message.teammateId === teammateId;

/**
 * A help desk is asked for a message by its words, and people say "Hello" twice. From when on it is to be asked for
 * this one, and how many of the same words stand there since then that other effects are known to have brought.
 */
export const saidBefore = (
  effects: Effect[],
  { seq, message, since }: { seq: number; message: VisitorMessage; since: Instant },
): { since: Instant; known: number } => {
  const sentAt = ({ settledAt, createdAt }: Effect) => settledAt ?? createdAt;
  const twins = effects
    .filter((effect) => effect.seq !== seq && effect.status === 'sent' && says(effect, message))
    .sort((a, b) => sentAt(b) - sentAt(a));
  const found = { since, known: 0 };
  for (const twin of twins) {
    if (sentAt(twin) < found.since - apartMs) break;
    found.since = Math.min(found.since, twin.firstAttemptAt ?? twin.createdAt);
    found.known += 1;
  }
  return found;
};
