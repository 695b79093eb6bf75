import type { APIGatewayProxyEventV2, Context } from 'aws-lambda';
import { AppError } from '../../../core/errors.ts';
import type { VirtualClock } from '../../../evals/virtual-queues.ts';
import type { HttpRequest } from '../../../functions/http.ts';
import type { receive } from '../../../functions/receive/handler.ts';
import type { SlackHandler } from './breaks.ts';
import type { Interleaver, Task } from './interleaver.ts';
import type { Request } from './people.ts';

interface Arriving {
  request: Request;
  attempt: number;
  readyAt: number;
}

/** Slack delivers a failed event again at once, after a minute and after five (docs.slack.dev, Events API). */
const againAfterMs = [0, 60_000, 300_000];

const gatewayEvent = ({ method, route, body, header }: HttpRequest) =>
  ({
    version: '2.0',
    routeKey: route,
    rawQueryString: '',
    headers: { 'x-frontdesk-secret': header('x-frontdesk-secret') },
    requestContext: { http: { method } },
    body: body.toString('utf8'),
    isBase64Encoded: false,
  }) as unknown as APIGatewayProxyEventV2;

/** Requests on their way: any of them may come first, as nothing keeps webhooks in order. */
export const createArrivals = (
  clock: VirtualClock,
  interleaver: Interleaver,
  handlers: { receive: ReturnType<typeof receive>; slack: SlackHandler },
  { onBug, trace }: { onBug: (error: unknown) => void; trace: (line: string) => void },
) => {
  const arriving: Arriving[] = [];

  const handle = async ({ request, attempt }: Arriving): Promise<boolean> => {
    const made = request.make(attempt);
    if (request.to === 'receive') {
      const answer = await handlers.receive(gatewayEvent(made), {} as Context);
      if (answer.statusCode !== 200) onBug(new Error(`a webhook was answered with ${answer.statusCode}`));
      return true;
    }
    try {
      return (await handlers.slack(made)).status === 200;
    } catch (error) {
      if (!(error instanceof AppError)) onBug(error);
      trace(`${request.name} is refused: ${String(error)}`);
      return false;
    }
  };

  return {
    send: (request: Request): void => {
      arriving.push({ request, attempt: 0, readyAt: clock.now() });
    },
    ready: (): Arriving[] => arriving.filter(({ readyAt }) => readyAt <= clock.now()),
    nextDue: (): number | undefined =>
      arriving.length === 0 ? undefined : Math.min(...arriving.map(({ readyAt }) => readyAt)),
    arrive: (one: Arriving): Promise<Task> => {
      arriving.splice(arriving.indexOf(one), 1);
      return interleaver.start(one.request.name, clock.now(), async () => {
        const answered = await handle(one);
        one.request.done(answered);
        const delay = againAfterMs[one.attempt];
        if (answered || !one.request.persists || delay === undefined) return;
        arriving.push({ ...one, attempt: one.attempt + 1, readyAt: clock.now() + delay });
      });
    },
  };
};

export type Arrivals = ReturnType<typeof createArrivals>;
