import type * as z from 'zod';
import { AppError } from '../../core/errors.ts';
import type { LiveAgentApi, RequestAllowance } from '../../core/limits/request-allowance.ts';
import type { SecretValues } from '../../core/secrets.ts';
import { type Answer, type Call, connectionFailure, nameOf, statusFailure } from './failure.ts';
import { v1Failure } from './unconfirmed.ts';

export type LiveAgentKeys = SecretValues['liveagent_keys'];

export interface ClientOptions {
  /** Base address of the account. */
  url: string;
  /** `fresh`: past any cache, after LiveAgent refused the keys held. */
  keys: (options?: { fresh?: boolean }) => Promise<LiveAgentKeys>;
  fetch?: typeof fetch;
  /** Milliseconds for one request, body included. */
  timeoutMs: number;
  now: () => number;
  /** Keeps LiveAgent's limit of requests; without it every request is sent. */
  allowance?: RequestAllowance;
}

const parseJson = (body: string, call: Call): unknown => {
  try {
    return JSON.parse(body);
  } catch (cause) {
    const code = call.method === 'GET' ? 'unavailable' : 'ambiguous';
    throw new AppError(code, `${nameOf(call)} answered something else than JSON`, { cause });
  }
};

const checked = <T>(schema: z.ZodType<T>, value: unknown, call: Call): T => {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  throw new AppError(
    'refused',
    `${nameOf(call)} answered another shape at ${issue?.path.join('.') || 'its root'}: ${issue?.message}`,
  );
};

/**
 * LiveAgent over HTTP. AppError throttled (429, or no allowance left), unavailable (certainly no effect), ambiguous (a write may have
 * taken effect), refused (for good). Keys that LiveAgent refuses are fetched anew once.
 */
export const liveAgentClient = (options: ClientOptions) => {
  const send = options.fetch ?? fetch;
  const base = options.url.replace(/\/+$/, '');

  const request = async (
    api: LiveAgentApi,
    call: Call,
    headers: Record<string, string>,
    query: Record<string, string>,
  ): Promise<Answer> => {
    const search = new URLSearchParams({ ...call.query, ...query }).toString();
    await options.allowance?.enter(api, { follows: call.follows });
    try {
      const response = await send(`${base}${call.path}${search === '' ? '' : `?${search}`}`, {
        method: call.method,
        headers: { accept: 'application/json', ...headers },
        // Followed, a redirect would carry the key to another host.
        redirect: 'manual',
        signal: AbortSignal.timeout(options.timeoutMs),
        ...(call.form === undefined ? {} : { body: new URLSearchParams(call.form) }),
        ...(call.json === undefined ? {} : { body: JSON.stringify(call.json) }),
      });
      const retryAfter = response.headers.get('retry-after');
      return { status: response.status, body: await response.text(), retryAfter };
    } catch (error) {
      throw connectionFailure(error, call);
    }
  };

  /** Tries with the keys held, then once with fresh ones where LiveAgent refused those. */
  const withKeys = async (
    api: LiveAgentApi,
    call: Call,
    attempt: (keys: LiveAgentKeys) => Promise<Answer>,
  ): Promise<Answer> => {
    const held = await options.keys();
    let answer = await attempt(held);
    if (answer.status === 401 || answer.status === 403) {
      const fresh = await options.keys({ fresh: true });
      if (fresh.v3 !== held.v3 || fresh.v1 !== held.v1) answer = await attempt(fresh);
    }
    const failed = statusFailure(answer, call, options.now());
    if (failed?.retryAfterMs !== undefined) await options.allowance?.exceeded(api, failed.retryAfterMs);
    if (failed !== undefined) throw failed;
    return answer;
  };

  const v3 = (call: Call): Promise<Answer> =>
    withKeys('v3', call, (keys) => {
      const type = call.json === undefined ? {} : { 'content-type': 'application/json' };
      // Times come in the account's zone without the offset: support.liveagent.com/271981
      return request('v3', call, { apikey: keys.v3, 'timezone-offset': '0', ...type }, {});
    });

  /** v1 says of keys and limits inside HTTP 200 what v3 says by status. */
  const v1 = (call: Call): Promise<Answer> =>
    withKeys('v1', call, async (keys) => {
      const given = await request('v1', call, {}, { apikey: keys.v1 });
      const failed = given.status === 200 ? v1Failure(given.body) : undefined;
      if (failed === 'key') return { ...given, status: 403 };
      return failed === 'rate' ? { ...given, status: 429 } : given;
    });

  const refuseV1Error = (answer: Answer, call: Call): void => {
    if (v1Failure(answer.body) !== undefined) {
      throw new AppError('refused', `${nameOf(call)} answered ERROR inside HTTP 200; expected status OK`);
    }
  };

  return {
    /** Undefined where there is no such object. */
    async read<T>(
      schema: z.ZodType<T>,
      path: string,
      query: Record<string, string> = {},
      { follows = false }: Pick<Call, 'follows'> = {},
    ) {
      const call: Call = { method: 'GET', path: `/api/v3${path}`, query, follows };
      const answer = await v3(call);
      return answer.status === 404 ? undefined : checked(schema, parseJson(answer.body, call), call);
    },

    /** Of what was read just before. */
    async update(path: string, json: unknown): Promise<void> {
      const call: Call = { method: 'PUT', path: `/api/v3${path}`, json, follows: true };
      const { status } = await v3(call);
      if (status === 404) throw new AppError('not_found', `${nameOf(call)} answered 404`);
    },

    /** AppError not_found where there is no such list. */
    async readV1<T>(schema: z.ZodType<T>, path: string, query: Record<string, string> = {}): Promise<T> {
      const call: Call = { method: 'GET', path: `/api${path}`, query };
      const answer = await v1(call);
      if (answer.status === 404) throw new AppError('not_found', `${nameOf(call)} answered 404`);
      refuseV1Error(answer, call);
      return checked(schema, parseJson(answer.body, call), call);
    },

    async submitV1(method: 'POST' | 'PUT', path: string, form: Record<string, string>): Promise<void> {
      const call: Call = { method, path: `/api${path}`, form };
      const answer = await v1(call);
      if (answer.status === 404) throw new AppError('not_found', `${nameOf(call)} answered 404`);
      // An empty body is a success too.
      if (answer.body.trim() !== '') parseJson(answer.body, call);
      refuseV1Error(answer, call);
    },
  };
};

export type LiveAgentClient = ReturnType<typeof liveAgentClient>;
