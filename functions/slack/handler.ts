import { AppError } from '../../core/errors.ts';
import { type HttpRequest, type HttpResponse, json } from '../http.ts';
import type { SlackDeps } from './deps.ts';
import { hearThread } from './hear-thread.ts';
import { parseEvent, parseInteraction } from './payloads.ts';
import { pressButton } from './press-button.ts';
import { isSigned, isTimely } from './signature.ts';
import { readThreadEvent } from './thread-event.ts';

/** A forged request must not make every one of its kind read the secret afresh. */
const freshSecretEveryMs = 30_000;

/** Lets through what Slack signed within five minutes; AppError unauthorised otherwise. */
const signatureCheck = ({ secrets, clock }: SlackDeps) => {
  let readAfresh = Number.NEGATIVE_INFINITY;
  return async (request: HttpRequest): Promise<void> => {
    const headers = {
      timestamp: request.header('x-slack-request-timestamp'),
      signature: request.header('x-slack-signature'),
    };
    const now = clock.now();
    if (isTimely(headers, now)) {
      const held = await secrets.get('slack');
      if (isSigned(request.body, headers, held.signingSecret)) return;
      if (now - readAfresh >= freshSecretEveryMs) {
        readAfresh = now;
        const fresh = await secrets.get('slack', { fresh: true });
        if (isSigned(request.body, headers, fresh.signingSecret)) return;
      }
    }
    throw new AppError(
      'unauthorised',
      'x-slack-signature is missing, wrong or older than five minutes; expected Slack’s own signature',
    );
  };
};

const onEvent = async (deps: SlackDeps, request: HttpRequest): Promise<HttpResponse> => {
  const payload = parseEvent(request.body);
  if (payload?.type === 'url_verification') return json(200, { challenge: payload.challenge });
  if (payload === undefined) {
    deps.telemetry.warn('slack_event_ignored');
    return { status: 200 };
  }
  const ownUsers = (payload.authorizations ?? []).flatMap(({ user_id }) => user_id ?? []);
  const heard = readThreadEvent(payload.event, ownUsers);
  if (heard.kind === 'ignored') {
    const { type, subtype } = payload.event;
    deps.telemetry.info('slack_event_ignored', {
      reason: heard.reason,
      kind: (subtype ?? type).slice(0, 40),
    });
    return { status: 200 };
  }
  // A repeated delivery is heard like the first, which may have been lost; what is known is not stored again.
  const delivery = `${payload.event_id}:${request.header('x-slack-retry-num') ?? 0}`;
  await hearThread(deps, heard, { ownUsers, delivery });
  return { status: 200 };
};

const onInteraction = async (deps: SlackDeps, request: HttpRequest): Promise<HttpResponse> => {
  const payload = parseInteraction(request.body);
  if (payload !== undefined) await pressButton(deps, payload);
  return { status: 200 };
};

/** POST /slack/events and POST /slack/interactions. Nothing of a request is read before its signature. */
export const slack = (deps: SlackDeps) => {
  const checkSignature = signatureCheck(deps);
  return async (request: HttpRequest): Promise<HttpResponse> => {
    await checkSignature(request);
    return request.route.endsWith('/slack/interactions')
      ? onInteraction(deps, request)
      : onEvent(deps, request);
  };
};
