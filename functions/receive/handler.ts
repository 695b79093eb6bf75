import { createHash, timingSafeEqual } from 'node:crypto';
import { AppError } from '../../core/errors.ts';
import { parseWebhook } from '../../core/help-desk/webhook.ts';
import type { Ids, Queues, Secrets, Telemetry } from '../../core/ports.ts';
import type { SecretValues } from '../../core/secrets.ts';
import { type HttpRequest, http, json } from '../http.ts';

export interface ReceiveDeps {
  queues: Queues<'inbox'>;
  secrets: Secrets;
  telemetry: Telemetry;
  ids: Ids;
}

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

/** Digests have one length, so comparing them tells nothing about how far a guess is right. */
const matches = (given: string, held: SecretValues['liveagent_webhook']): boolean => {
  const guess = digest(given);
  const current = timingSafeEqual(guess, digest(held.current));
  const previous = held.previous !== undefined && timingSafeEqual(guess, digest(held.previous));
  return current || previous;
};

/** A secret that does not fit may be newer than the one held. */
const mayEnter = async (secrets: Secrets, request: HttpRequest): Promise<boolean> => {
  const given = request.header('x-frontdesk-secret') ?? request.params.secret;
  if (given === undefined || given === '') return false;
  return (
    matches(given, await secrets.get('liveagent_webhook')) ||
    matches(given, await secrets.get('liveagent_webhook', { fresh: true }))
  );
};

/**
 * `POST` and `GET /liveagent/events`, also with the secret as last path segment: rings the doorbell of the
 * conversation that a LiveAgent rule names, and answers exactly 200.
 */
export const receive = (deps: ReceiveDeps) =>
  http(deps.telemetry, async (request) => {
    if (!(await mayEnter(deps.secrets, request))) {
      deps.telemetry.warn('webhook_refused', { reason: 'wrong or missing secret' });
      throw new AppError('not_found', 'there is nothing here');
    }
    const subject = parseWebhook({ body: request.body.toString('utf8'), query: request.query });
    if (subject.kind === 'id') {
      // A doorbell too many only costs a read; one too few costs a visitor their answer.
      for (const id of [subject.id, ...subject.others]) {
        const conversation = `liveagent:${id}`;
        // Never the same twice: a doorbell rung while an older one is being answered may be about something newer.
        const dedupe = deps.ids.next();
        await deps.queues.send(
          'inbox',
          { type: 'doorbell', conversation, ...(subject.onlyMessages ? { look: 'messages' as const } : {}) },
          { group: conversation, dedupe },
        );
        deps.telemetry.info('doorbell_rung', { conversation });
      }
    } else {
      const { code } = subject;
      const dedupe = deps.ids.next();
      await deps.queues.send('inbox', { type: 'doorbell_by_code', code }, { group: `code:${code}`, dedupe });
      deps.telemetry.info('doorbell_rung', { kind: 'by_code' });
    }
    return json(200, { status: 'ok' });
  });
