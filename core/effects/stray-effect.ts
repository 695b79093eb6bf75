import type { EffectKind } from '../conversation/effect.ts';
import { isKnownEffect } from '../conversation/effect-queue.ts';
import { AppError } from '../errors.ts';
import type { QueueName } from '../messages.ts';

/** Of an effect in the wrong queue. One that only a newer release knows is tried again: its worker may be on its way. */
export const strayEffect = (queue: QueueName, kind: EffectKind, expected: string): AppError =>
  new AppError(
    isKnownEffect(kind) ? 'invalid' : 'unavailable',
    `${queue} holds an effect of kind ${kind}; expected ${expected}`,
  );
