import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2, Context } from 'aws-lambda';
import { panelUrl } from '../../adapters/help-desk/panel-url.ts';
import { hmacTranscriptLinks } from '../../adapters/signed-links/transcript.ts';
import type { Clock } from '../../core/ports.ts';
import config from '../../frontdesk.config.ts';
import { type TranscriptDeps, transcript } from '../../functions/transcript/handler.ts';
import { recordingTelemetry } from '../unit/functions/sqs.ts';

export interface DoorOptions {
  store: TranscriptDeps['store'];
  clock: Clock;
  sleep?: TranscriptDeps['sleep'];
  publicUrl?: string;
}

/** The transcript function over any store, and links that it opens for a week. */
export const transcriptDoor = (options: DoorOptions) => {
  const { store, clock, sleep = async () => undefined, publicUrl = 'https://desk.example.com' } = options;
  const links = hmacTranscriptLinks({
    keys: async () => [{ id: 'k1', key: 'a key for tests' }],
    clock,
    days: 7,
    publicUrl,
  });
  const handler = transcript({
    store,
    clock,
    sleep,
    transcriptLinks: links,
    telemetry: recordingTelemetry().telemetry,
    panelUrl: panelUrl('https://yours.ladesk.com'),
    config: { brand: { ...config.brand, name: 'LiveAgent' }, languages: { default: 'en', team: ['en'] } },
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
  const tokenFor = async (target: { ref: string; nonce: string }) =>
    (await links.sign(target)).split('/').at(-1) ?? '';
  return { handler, links, get, tokenFor };
};
