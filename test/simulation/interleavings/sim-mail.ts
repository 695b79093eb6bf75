import type { EffectRef } from '../../../core/conversation/effect.ts';
import type { MailMessage } from '../../../core/mail/mail-message.ts';
import type { Mail } from '../../../core/ports.ts';
import type { Wire } from './wire.ts';

/** A mail that left. */
export interface Mailed {
  message: MailMessage;
  /** The effect that its worker had in hand; undefined where it had none. */
  effect: EffectRef | undefined;
  /** Number of the worker's run. */
  run: number;
  order: number;
}

/** SES: whatever it takes is on its way and cannot be asked for. */
export const simMail = ({
  wire,
  order,
  inHand,
}: {
  wire: Wire;
  order: () => number;
  /** Run of the worker that calls, and the effect it holds a lease of. */
  inHand: () => { run: number; effect: EffectRef | undefined };
}) => {
  const mails: Mailed[] = [];
  const mail: Mail = {
    send: (message) =>
      wire({ service: 'mail', name: 'send', writes: true, label: ` "${message.subject}"` }, () => {
        mails.push({ message: structuredClone(message), ...inHand(), order: order() });
        return { id: `mail${mails.length}` };
      }),
  };
  return { mail, mails };
};
