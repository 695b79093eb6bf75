import type { APIGatewayProxyEventV2, Context } from 'aws-lambda';
import { AppError } from '../../../core/errors.ts';
import type { QueueMessage, QueueName } from '../../../core/messages.ts';
import type { Secrets, Telemetry } from '../../../core/ports.ts';
import { receive } from '../../../functions/receive/handler.ts';
import { sequentialIds } from '../../factories/ids.ts';

interface Sent {
  queue: QueueName;
  message: QueueMessage;
  options: { group: string; dedupe: string };
}

const silent: Telemetry = {
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
  count: () => undefined,
  measure: () => undefined,
};

/** A door with the secrets given; `secrets[1]` is what a fresh look finds. */
const door = (
  held: { current: string; previous?: string }[],
  send: (sent: Sent) => void = () => undefined,
) => {
  const sent: Sent[] = [];
  const looks: boolean[] = [];
  let at = 0;
  const secrets: Secrets = {
    get: async (name, options) => {
      looks.push(options?.fresh === true);
      if (options?.fresh === true) at = Math.min(at + 1, held.length - 1);
      const values = { [name]: held[at] };
      return values[name] as never;
    },
  };
  const handler = receive({
    queues: {
      send: async (queue, message, { group, dedupe }) => {
        const one = { queue, message, options: { group, dedupe } };
        send(one);
        sent.push(one);
      },
    },
    secrets,
    telemetry: silent,
    ids: sequentialIds(),
  });
  const call = async (event: APIGatewayProxyEventV2) => {
    const { statusCode, headers, body } = await handler(event, {} as Context);
    return { status: statusCode, type: headers?.['content-type'], body: JSON.parse(body ?? '') as unknown };
  };
  return { sent, looks, call };
};

const event = (request: {
  method?: string;
  path?: string;
  query?: string;
  headers?: Record<string, string>;
  body?: string;
  base64?: boolean;
}): APIGatewayProxyEventV2 => {
  const { method = 'POST', path = '/liveagent/events' } = request;
  const secret = path.split('/')[3];
  const routeKey = `${method} /liveagent/events${secret === undefined ? '' : '/{secret}'}`;
  return {
    version: '2.0',
    routeKey,
    rawPath: path,
    rawQueryString: request.query ?? '',
    headers: request.headers ?? {},
    ...(secret === undefined ? {} : { pathParameters: { secret } }),
    requestContext: {
      accountId: '000000000000',
      apiId: 'api',
      domainName: 'api.example.com',
      domainPrefix: 'api',
      http: { method, path, protocol: 'HTTP/1.1', sourceIp: '192.0.2.1', userAgent: 'LiveAgent' },
      requestId: 'request',
      routeKey,
      stage: '$default',
      time: '02/Mar/2026:09:00:00 +0000',
      timeEpoch: 0,
    },
    ...(request.body === undefined ? {} : { body: request.body }),
    isBase64Encoded: request.base64 ?? false,
  };
};

const headers = { 'X-Frontdesk-Secret': 'open sesame' };
const body = '{"conversation_id":"8fk2x01a"}';
const ok = { status: 200, type: 'application/json; charset=utf-8', body: { status: 'ok' } };
const nothing = {
  status: 404,
  type: 'application/json; charset=utf-8',
  body: { error: { code: 'not_found', message: 'there is nothing here' } },
};
const rung = (dedupe: string): Sent => ({
  queue: 'inbox',
  message: { type: 'doorbell', conversation: 'liveagent:8fk2x01a' },
  options: { group: 'liveagent:8fk2x01a', dedupe },
});

describe('receive', () => {
  it('rings the doorbell of the conversation and answers 200', async () => {
    const { call, sent } = door([{ current: 'open sesame' }]);
    expect(await call(event({ headers, body }))).toEqual(ok);
    expect(sent).toEqual([rung('id-0001')]);
  });

  it('rings anew for each request, however alike', async () => {
    const { call, sent } = door([{ current: 'open sesame' }]);
    await call(event({ headers, body }));
    await call(event({ headers, body }));
    expect(sent).toEqual([rung('id-0001'), rung('id-0002')]);
  });

  it('takes the secret from the path, a base64 body, a form and a query', async () => {
    const { call, sent } = door([{ current: 'open-sesame' }]);
    const path = '/liveagent/events/open-sesame';
    const form = Buffer.from('ticket_id=8fk2x01a').toString('base64');
    expect(await call(event({ path, body: form, base64: true }))).toEqual(ok);
    expect(await call(event({ method: 'GET', path, query: 'ticketId=8fk2x01a' }))).toEqual(ok);
    expect(sent).toEqual([rung('id-0001'), rung('id-0002')]);
  });

  it('rings by code where the rule knew no id', async () => {
    const { call, sent } = door([{ current: 'open sesame' }]);
    const code = '{"conversation_id":"{$conv_id}","conversation_code":"ABC-DEFGH-123"}';
    expect(await call(event({ headers, body: code }))).toEqual(ok);
    expect(sent).toEqual([
      {
        queue: 'inbox',
        message: { type: 'doorbell_by_code', code: 'ABC-DEFGH-123' },
        options: { group: 'code:ABC-DEFGH-123', dedupe: 'id-0001' },
      },
    ]);
  });

  it('names the field where no conversation can be found', async () => {
    const { call, sent } = door([{ current: 'open sesame' }]);
    expect(await call(event({ headers, body: '{"event":"message_added"}' }))).toEqual({
      status: 400,
      type: 'application/json; charset=utf-8',
      body: {
        error: {
          code: 'invalid',
          message:
            'conversation_id is missing; expected it, or conversation_code, in a JSON or form body or in the query',
        },
      },
    });
    expect(sent).toEqual([]);
  });

  it.each([
    ['no secret', {}],
    ['an empty secret', { 'x-frontdesk-secret': '' }],
    ['a wrong secret', { 'x-frontdesk-secret': 'open sesamE' }],
    ['a part of the secret', { 'x-frontdesk-secret': 'open' }],
  ])('says 404 to %s and rings nothing', async (_what, given) => {
    const { call, sent } = door([{ current: 'open sesame' }]);
    expect(await call(event({ headers: given, body }))).toEqual(nothing);
    expect(sent).toEqual([]);
  });

  it('accepts the previous secret beside the current one', async () => {
    const { call } = door([{ current: 'new', previous: 'open sesame' }]);
    expect(await call(event({ headers, body }))).toEqual(ok);
  });

  it('looks for a rotated secret once before it says 404', async () => {
    const { call, looks } = door([{ current: 'old' }, { current: 'open sesame' }]);
    expect(await call(event({ headers, body }))).toEqual(ok);
    expect(looks).toEqual([false, true]);
  });

  it('answers 503 where the doorbell could not be rung, so that LiveAgent records a failure', async () => {
    const { call } = door([{ current: 'open sesame' }], () => {
      throw new AppError('unavailable', 'SQS did not answer');
    });
    expect(await call(event({ headers, body }))).toEqual({
      status: 503,
      type: 'application/json; charset=utf-8',
      body: { error: { code: 'unavailable', message: 'SQS did not answer' } },
    });
  });
});
