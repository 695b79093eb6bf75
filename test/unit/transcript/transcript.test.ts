import { createHash } from 'node:crypto';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2, Context } from 'aws-lambda';
import { hmacTranscriptLinks } from '../../../adapters/transcript-links/hmac.ts';
import type { ConversationHistory } from '../../../core/conversation/turn.ts';
import { transcriptPage } from '../../../core/transcript/page.ts';
import { transcript } from '../../../functions/transcript/handler.ts';
import { fixedClock, monday } from '../../factories/clock.ts';
import { deliveryFakes } from '../effects/delivery-fakes.ts';
import { historyWith, target } from './history.ts';

const setUp = (history: ConversationHistory | undefined = historyWith()) => {
  const clock = fixedClock(monday);
  const transcriptLinks = hmacTranscriptLinks({
    keys: async () => [{ id: 'k1', key: 'a key for tests' }],
    clock,
    days: 7,
    publicUrl: 'https://desk.example.com',
  });
  const handler = transcript({
    clock,
    transcriptLinks,
    telemetry: deliveryFakes(undefined).deps.telemetry,
    config: {
      brand: {
        name: 'LiveAgent',
        description: '',
        assistantName: '',
        site: '',
        products: [],
        unrelated: 'advise contacting the support of that product',
        tone: '',
      },
    },
    store: {
      findConversation: async (key) =>
        key.kind === 'transcript' && key.ref === target.ref ? 'liveagent:t1' : undefined,
      history: async () => history,
    },
  });
  const get = async (token: string): Promise<APIGatewayProxyStructuredResultV2> => {
    const event = {
      routeKey: 'GET /transcripts/{token}',
      rawQueryString: '',
      headers: {},
      pathParameters: { token },
      requestContext: { http: { method: 'GET' } },
    } as unknown as APIGatewayProxyEventV2;
    return handler(event, {} as Context);
  };
  const tokenFor = async (signed = target) => (await transcriptLinks.sign(signed)).split('/').at(-1) ?? '';
  return { clock, get, tokenFor };
};

describe('GET /transcripts/{token}', () => {
  it('answers a good link with the page under a strict policy that fits its style', async () => {
    const { get, tokenFor } = setUp();
    const { statusCode, headers, body } = await get(await tokenFor());
    const style = /<style>([\s\S]*)<\/style>/.exec(body ?? '')?.[1] ?? '';
    const hash = createHash('sha256').update(style).digest('base64');
    expect({ statusCode, headers, body }).toEqual({
      statusCode: 200,
      headers: {
        'content-type': 'text/html; charset=utf-8',
        'content-security-policy': `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
        'cache-control': 'no-store',
        'referrer-policy': 'no-referrer',
        'x-robots-tag': 'noindex',
        'x-content-type-options': 'nosniff',
      },
      body: transcriptPage(historyWith(), { brand: 'LiveAgent', at: monday }),
    });
  });

  it('answers bad, expired, revoked, foreign and missing links with the very same 404', async () => {
    const good = setUp();
    const token = await good.tokenFor();
    const expired = setUp();
    expired.clock.advance(7 * 86_400_000);
    const revoked = historyWith();
    if (revoked.state?.case !== undefined) revoked.state.case.transcript = { ...target, nonce: 'nonce-2' };
    const { state: _, ...rest } = historyWith();
    const answers = await Promise.all([
      good.get(''),
      good.get('nonsense'),
      good.get(`${token}x`),
      good.get(await good.tokenFor({ ...target, nonce: 'nonce-2' })),
      good.get(await good.tokenFor({ ...target, ref: 'ref-2' })),
      expired.get(token),
      setUp(revoked).get(token),
      setUp({ ...rest, state: undefined }).get(token),
    ]);
    const [first] = answers;
    expect(first?.statusCode).toBe(404);
    expect(first?.body).toContain('<h1>Transcript not found</h1>');
    expect(answers).toEqual(answers.map(() => first));
  });

  it('answers 404 to every token with one character flipped', async () => {
    const { get, tokenFor } = setUp();
    const token = await tokenFor();
    const flipped = [...token].map((character, at) => {
      const other = character === 'A' ? 'B' : 'A';
      return `${token.slice(0, at)}${other}${token.slice(at + 1)}`;
    });
    const answers = await Promise.all(flipped.map(get));
    expect(new Set(answers.map(({ statusCode }) => statusCode))).toEqual(new Set([404]));
    expect(new Set(answers.map(({ body }) => body)).size).toBe(1);
  });
});
