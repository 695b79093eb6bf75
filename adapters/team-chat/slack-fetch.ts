/** Code of a failed request, as Node and undici give it: `ECONNREFUSED`, `UND_ERR_CONNECT_TIMEOUT`, `TimeoutError`. */
const failureCode = (error: unknown): string => {
  let name = 'unknown failure';
  for (let at = error; typeof at === 'object' && at !== null; at = (at as { cause?: unknown }).cause) {
    const { code, name: own } = at as { code?: unknown; name?: unknown };
    if (typeof code === 'string') return code;
    if (typeof own === 'string') name = own;
  }
  return name;
};

/**
 * `fetch` as the Slack client gets it. Of a failed request the client keeps the message only, so its code goes there;
 * and a 429 without a usable `retry-after`, which it would report as a failure of its own, gets one second.
 */
export const slackFetch: typeof fetch = async (input, init) => {
  const response = await fetch(input, init).catch((error: unknown) => {
    throw new Error(failureCode(error), { cause: error });
  });
  if (response.status !== 429 || /^\d+$/.test(response.headers.get('retry-after') ?? '')) return response;
  await response.body?.cancel();
  return new Response(null, { status: 429, headers: { 'retry-after': '1' } });
};
