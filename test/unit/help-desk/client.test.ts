import * as z from 'zod';
import { liveAgentClient } from '../../../adapters/help-desk/client.ts';
import { AppError, unanswered } from '../../../core/errors.ts';
import type { RequestAllowance } from '../../../core/limits/request-allowance.ts';
import { appError } from '../../factories/errors.ts';

type Reply = { status?: number; body?: string; headers?: Record<string, string> } | Error;

/** A client whose requests are answered from `replies`, and what it sent. */
const clientWith = (replies: Reply[], keys = [{ v3: 'three', v1: 'one' }], allowance?: RequestAllowance) => {
  const sent: { url: string; method: string; headers: Record<string, string>; body: string }[] = [];
  const looks: boolean[] = [];
  const client = liveAgentClient({
    url: 'https://desk.example/',
    keys: async (options) => {
      looks.push(options?.fresh === true);
      const found = keys[options?.fresh === true ? keys.length - 1 : 0];
      if (found === undefined) throw new Error('the test gave no keys');
      return found;
    },
    fetch: async (url, init) => {
      sent.push({
        url: String(url),
        method: init?.method ?? 'GET',
        headers: { ...(init?.headers as Record<string, string>) },
        body: String(init?.body ?? ''),
      });
      const reply = replies.shift();
      if (reply === undefined) throw new Error('one request too many');
      if (reply instanceof Error) throw reply;
      return new Response(reply.body ?? '{}', {
        status: reply.status ?? 200,
        headers: { ...reply.headers },
      });
    },
    timeoutMs: 1000,
    now: () => Date.UTC(2026, 2, 2, 9),
    ...(allowance === undefined ? {} : { allowance }),
  });
  return { client, sent, looks };
};

const failed = (code: string) => Object.assign(new TypeError('fetch failed'), { cause: { code } });
const timedOut = Object.assign(new Error('timed out'), { name: 'TimeoutError' });
const read = (reply: Reply) => clientWith([reply]).client.read(z.object({}), '/tickets/abc');
const post = (reply: Reply) =>
  clientWith([reply]).client.submitV1('POST', '/conversations/abc/messages', { message: 'hi' });
const put = (reply: Reply) => clientWith([reply]).client.update('/tickets/abc', { status: 'R' });

const get = 'LiveAgent GET /api/v3/tickets/{id}';
const postName = 'LiveAgent POST /api/conversations/{id}/messages';
const putName = 'LiveAgent PUT /api/v3/tickets/{id}';

describe('liveAgentClient', () => {
  it('sends the v3 key as a header and asks for times in UTC', async () => {
    const { client, sent } = clientWith([{ body: '{"id":"abc"}' }]);
    expect(await client.read(z.object({ id: z.string() }), '/tickets/abc', { a: 'b c' })).toEqual({
      id: 'abc',
    });
    expect(sent).toEqual([
      {
        url: 'https://desk.example/api/v3/tickets/abc?a=b+c',
        method: 'GET',
        headers: { accept: 'application/json', apikey: 'three', 'timezone-offset': '0' },
        body: '',
      },
    ]);
  });

  it('sends the v1 key in the query and a form in the body', async () => {
    const { client, sent } = clientWith([{ body: '' }]);
    await client.submitV1('POST', '/conversations/abc/messages', { message: 'a&b', type: 'M' });
    expect(sent).toEqual([
      {
        url: 'https://desk.example/api/conversations/abc/messages?apikey=one',
        method: 'POST',
        headers: { accept: 'application/json' },
        body: 'message=a%26b&type=M',
      },
    ]);
  });

  it('reads what does not exist as undefined', async () => {
    expect(await read({ status: 404 })).toBeUndefined();
  });

  it.each<[string, Reply, ReturnType<typeof appError>]>([
    ['500', { status: 500 }, appError('unavailable', `${get} answered 500`)],
    ['a time-out', timedOut, appError('unavailable', `${get} was not answered in time`)],
    ['a reset', failed('ECONNRESET'), appError('unavailable', `${get} lost its connection`)],
    [
      'a closed port',
      failed('ECONNREFUSED'),
      appError('unavailable', `${get} could not connect (ECONNREFUSED)`),
    ],
    ['HTML', { body: '<html>' }, appError('unavailable', `${get} answered something else than JSON`)],
    ['400', { status: 400 }, appError('refused', `${get} answered 400`)],
    [
      'a redirect',
      { status: 302 },
      appError(
        'refused',
        `${get} answered 302; expected liveagent.url to be the address that answers itself`,
      ),
    ],
  ])('tells of a read that met %s', async (_what, reply, error) => {
    await expect(read(reply)).rejects.toEqual(error);
  });

  it.each<[string, Reply, string | undefined]>([
    ['500', { status: 500 }, undefined],
    ['504', { status: 504 }, unanswered],
    ['a time-out', timedOut, unanswered],
    ['a reset', failed('UND_ERR_SOCKET'), unanswered],
  ])('says whether a post that met %s may still be done', async (_what, reply, reason) => {
    await expect(post(reply)).rejects.toMatchObject({ code: 'ambiguous', reason });
  });

  it.each<[string, Reply, ReturnType<typeof appError>]>([
    ['500', { status: 500 }, appError('ambiguous', `${postName} answered 500`)],
    ['a time-out', timedOut, appError('ambiguous', `${postName} was not answered in time`)],
    ['a reset', failed('UND_ERR_SOCKET'), appError('ambiguous', `${postName} lost its connection`)],
    ['HTML', { body: '<html>' }, appError('ambiguous', `${postName} answered something else than JSON`)],
    [
      'a closed port',
      failed('ECONNREFUSED'),
      appError('unavailable', `${postName} could not connect (ECONNREFUSED)`),
    ],
    ['404', { status: 404 }, appError('not_found', `${postName} answered 404`)],
    [
      'an error inside HTTP 200',
      { body: '{"response":{"status":"ERROR","errormessage":"Conversation does not exist"}}' },
      appError('refused', `${postName} answered ERROR inside HTTP 200; expected status OK`),
    ],
    [
      'a limit inside HTTP 200',
      { body: '{"response":{"status":"ERROR","errormessage":"Too many requests"}}' },
      appError('throttled', `${postName} answered 429`),
    ],
  ])('tells of a post that met %s', async (_what, reply, error) => {
    await expect(post(reply)).rejects.toEqual(error);
  });

  it('tells of a ticket that is not there to update, and of an update that may have happened', async () => {
    await expect(put({ status: 404 })).rejects.toEqual(appError('not_found', `${putName} answered 404`));
    await expect(put({ status: 502 })).rejects.toEqual(appError('ambiguous', `${putName} answered 502`));
  });

  it.each([
    [{}, 10_000],
    [{ 'retry-after': '7' }, 7_000],
    [{ 'retry-after': 'Mon, 02 Mar 2026 09:00:30 GMT' }, 30_000],
    [{ 'retry-after': 'soon' }, 10_000],
  ])('says how long to wait on 429 with %j', async (headers, retryAfterMs) => {
    await expect(read({ status: 429, headers })).rejects.toMatchObject({
      code: 'throttled',
      message: `${get} answered 429`,
      retryAfterMs,
    });
  });

  it.each([
    ['v3', { status: 429, headers: { 'retry-after': '7' } }, 7_000],
    ['v3', { status: 429 }, 10_000],
    ['v1', { body: '{"response":{"status":"ERROR","errormessage":"Too many requests"}}' }, 10_000],
  ] as const)(
    'tells the allowance of %s how long LiveAgent wants to be left alone',
    async (api, reply, ms) => {
      const told: unknown[] = [];
      const allowance = {
        enter: async (entered: string) => void told.push(entered),
        exceeded: async (...given: unknown[]) => void told.push(given),
      };
      const { client } = clientWith([reply], undefined, allowance);
      const call =
        api === 'v3'
          ? client.read(z.object({}), '/tickets/abc')
          : client.submitV1('POST', '/conversations/abc/tags', {});
      await expect(call).rejects.toMatchObject({ code: 'throttled', retryAfterMs: ms });
      expect(told).toEqual([api, [api, ms]]);
    },
  );

  it('sends nothing where the allowance is used up', async () => {
    const enter = () => Promise.reject(new AppError('throttled', 'used up', { retryAfterMs: 10_000 }));
    const exceeded = () => Promise.reject(new Error('LiveAgent refused nothing'));
    const { client, sent } = clientWith([{}], undefined, { enter, exceeded });
    await expect(client.read(z.object({}), '/tickets/abc')).rejects.toEqual(appError('throttled', 'used up'));
    expect(sent).toEqual([]);
  });

  it('fetches refused keys anew, once', async () => {
    const { client, sent, looks } = clientWith(
      [{ status: 403 }, { body: '' }],
      [
        { v3: 'old', v1: 'old' },
        { v3: 'new', v1: 'new' },
      ],
    );
    await client.submitV1('POST', '/conversations/abc/messages', {});
    expect(looks).toEqual([false, true]);
    expect(sent.map(({ url }) => new URL(url).searchParams.get('apikey'))).toEqual(['old', 'new']);
  });

  it('does not try again with the same keys', async () => {
    const { client, sent } = clientWith([{ status: 401 }]);
    await expect(client.read(z.object({}), '/agents')).rejects.toEqual(
      appError(
        'refused',
        'LiveAgent GET /api/v3/agents answered 401; expected valid keys with the privileges in docs/liveagent.md',
      ),
    );
    expect(sent).toHaveLength(1);
  });

  it('names what has another shape', async () => {
    const { client } = clientWith([{ body: '{"id":4}' }]);
    await expect(client.read(z.object({ id: z.string() }), '/tickets/abc')).rejects.toEqual(
      appError(
        'refused',
        `${get} answered another shape at id: Invalid input: expected string, received number`,
      ),
    );
  });
});
