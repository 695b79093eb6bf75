import { ring } from '../../../functions/ring/handler.ts';
import { monday } from '../../factories/clock.ts';
import { sequentialIds } from '../../factories/ids.ts';
import { createWorld } from '../../factories/world.ts';
import { lambdaContext, recordingRedelivery, recordingTelemetry, sqsEvent } from './sqs.ts';

const conversation = 'liveagent:tick1234';
const timer = { name: 'unclaimed', caseId: 'case-1', step: 1 } as const;
const message = (due: number) => ({ type: 'timer', conversation, timer, due }) as const;

const ringing = () => {
  const { store, clock } = createWorld();
  const { telemetry, events } = recordingTelemetry();
  const { redelivery } = recordingRedelivery();
  const sent: unknown[][] = [];
  const send = async (...call: unknown[]) => {
    sent.push(call);
  };
  const handle = ring({ store, clock, ids: sequentialIds(), telemetry, redelivery, queues: { send } });
  const fire = (body: unknown) => handle(sqsEvent('timers', [{ body }]), lambdaContext());
  const unhandled = async () => (await store.load(conversation, { messages: 0 })).unhandled;
  return { clock, sent, events, fire, unhandled };
};

describe('a timer out of its queue', () => {
  it.each([
    [monday + 1, 1],
    [monday + 60_500, 61],
    [monday + 86_400_000, 900],
  ])('too early, due at %i, goes in again for %i s', async (due, delaySeconds) => {
    const { fire, sent, unhandled } = ringing();
    expect(await fire(message(due))).toEqual({ batchItemFailures: [] });
    expect([sent, await unhandled()]).toEqual([
      [
        [
          'timers',
          message(due),
          { group: conversation, dedupe: `timer:unclaimed:case-1:1:${due}`, delaySeconds },
        ],
      ],
      [],
    ]);
  });

  it('of an owner who may have gone silent becomes an input by its own name', async () => {
    const { fire, unhandled } = ringing();
    const silent = { name: 'silent_owner', caseId: 'case-1', step: 0 } as const;
    await fire({ ...message(monday), timer: silent });
    const id = `timer:silent_owner:case-1:0:${monday}`;
    expect(await unhandled()).toEqual([{ id, at: monday, kind: 'timer_fired', timer: silent }]);
  });

  it('when due becomes one input, however often it comes, and rings each time', async () => {
    const { fire, sent, clock, unhandled } = ringing();
    await fire(message(monday));
    clock.advance(5_000);
    await fire(message(monday));
    const id = `timer:unclaimed:case-1:1:${monday}`;
    const doorbell = { type: 'doorbell', conversation, timer: true };
    expect([sent, await unhandled()]).toEqual([
      [
        ['inbox', doorbell, { group: conversation, dedupe: `${id}:id-0001` }],
        ['inbox', doorbell, { group: conversation, dedupe: `${id}:id-0002` }],
      ],
      [{ id, at: monday, kind: 'timer_fired', timer }],
    ]);
  });

  it('set again for another time is another input', async () => {
    const { fire, unhandled } = ringing();
    await fire(message(monday - 1));
    await fire(message(monday));
    expect(await unhandled()).toHaveLength(2);
  });

  it('that is none is left to the dead letters', async () => {
    const { fire, events, sent } = ringing();
    expect([await fire({ type: 'doorbell', conversation }), sent, events]).toEqual([
      { batchItemFailures: [{ itemIdentifier: 'm1' }] },
      [],
      [
        {
          level: 'warn',
          event: 'delivery_failed',
          fields: { conversation, kind: 'timers', count: 1, code: 'invalid' },
        },
      ],
    ]);
  });
});
