import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2, Context } from 'aws-lambda';
import type { VirtualClock } from '../../../evals/virtual-queues.ts';
import type { Interleaver, Task } from './interleaver.ts';
import type { Request, Sent } from './request.ts';

interface Arriving {
  request: Request;
  attempt: number;
  readyAt: number;
}

/** Slack delivers a failed event again at once, after a minute and after five (docs.slack.dev, Events API). */
const againAfterMs = [0, 60_000, 300_000];

const gatewayEvent = ({ method, route, body, headers }: Sent) =>
  ({
    version: '2.0',
    routeKey: route,
    rawQueryString: '',
    headers: Object.fromEntries(headers),
    requestContext: { http: { method } },
    body: body.toString('utf8'),
    isBase64Encoded: false,
  }) as unknown as APIGatewayProxyEventV2;

type Handler = (
  event: APIGatewayProxyEventV2,
  context: Context,
) => Promise<APIGatewayProxyStructuredResultV2>;

/** Requests on their way: any of them may come first, as nothing keeps webhooks in order. */
export const createArrivals = (
  clock: VirtualClock,
  interleaver: Interleaver,
  handlers: Record<Request['to'], Handler>,
  {
    onBug,
    trace,
    skew,
    delays,
  }: {
    onBug: (error: unknown) => void;
    trace: (line: string) => void;
    skew: () => number;
    /** Milliseconds that requests are on their way, in turn. */
    delays: number[];
  },
) => {
  const arriving: Arriving[] = [];
  let sent = 0;

  /** The sender hears nothing, or that it failed: Slack delivers an event again, LiveAgent and a presser do not. */
  const fail = (one: Arriving, why: string): void => {
    trace(`${one.request.name} fails: ${why}`);
    one.request.done(false);
    const delay = againAfterMs[one.attempt];
    if (!one.request.persists || delay === undefined) return;
    arriving.push({ ...one, attempt: one.attempt + 1, readyAt: clock.now() + delay });
  };

  return {
    send: (request: Request): void => {
      const delay = delays[sent % Math.max(1, delays.length)] ?? 0;
      sent += 1;
      arriving.push({ request, attempt: 0, readyAt: clock.now() + delay });
    },
    ready: (): Arriving[] => arriving.filter(({ readyAt }) => readyAt <= clock.now()),
    nextDue: (): number | undefined =>
      arriving.length === 0 ? undefined : Math.min(...arriving.map(({ readyAt }) => readyAt)),
    arrive: (one: Arriving): Promise<Task> => {
      arriving.splice(arriving.indexOf(one), 1);
      const { request, attempt } = one;
      return interleaver.start(request.name, { skew: skew(), spared: false }, async (task) => {
        task.onDeath = () => fail(one, 'no answer');
        const { statusCode, body } = await handlers[request.to](
          gatewayEvent(request.make(attempt)),
          {} as Context,
        );
        if (statusCode === 200) return request.done(true);
        // Of Slack's requests some are refused for now: of a thread not known yet, by a press that another overtook.
        if (!task.troubled && (request.to === 'receive' || ![409, 503].includes(statusCode ?? 0))) {
          onBug(new Error(`${request.name} was answered with ${statusCode}`));
        }
        return fail(one, `${statusCode}, ${body}`);
      });
    },
  };
};
