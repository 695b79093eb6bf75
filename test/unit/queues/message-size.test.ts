import fc from 'fast-check';
import { checkedBody, deduplicationId, groupId } from '../../../adapters/queues/fifo-ids.ts';
import { type QueueMessage, queueMessage, queueNames } from '../../../core/messages.ts';

/** SQS's limit is 1,048,576 bytes; this is what a message of ours may take of it. */
const mostBytes = 8_192;

/** What SQS takes in a body: #x9, #xA, #xD, #x20 to #xD7FF, #xE000 to #xFFFD, #x10000 to #x10FFFF. */
const refused = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/u;

const id = (maxLength: number) =>
  fc.oneof(
    fc.string({ unit: 'binary', minLength: 1, maxLength }),
    // What takes most bytes once it is escaped.
    fc
      .constantFrom('\u0000', '\ud800', '\uffff', '\u{10ffff}')
      .map((unit) => unit.repeat(maxLength).slice(0, maxLength)),
  );

const whole = { max: Number.MAX_SAFE_INTEGER };

const anyMessage: fc.Arbitrary<QueueMessage> = fc.oneof(
  fc.record(
    {
      type: fc.constant<'doorbell'>('doorbell'),
      conversation: id(200),
      look: fc.constantFrom<'messages' | 'inside'>('messages', 'inside'),
    },
    { requiredKeys: ['type', 'conversation'] },
  ),
  fc.record({ type: fc.constant<'doorbell_by_code'>('doorbell_by_code'), code: id(100) }),
  fc.record({ type: fc.constant<'unhandled'>('unhandled'), conversation: id(200) }),
  fc.record({
    type: fc.constant<'effect'>('effect'),
    conversation: id(200),
    seq: fc.integer({ min: 1, ...whole }),
  }),
  fc.record({
    type: fc.constant<'timer'>('timer'),
    conversation: id(200),
    timer: fc.record({
      name: fc.constant<'unclaimed'>('unclaimed'),
      caseId: id(100),
      step: fc.integer({ min: 0, ...whole }),
    }),
    due: fc.integer({ min: 0, ...whole }),
  }),
);

describe('queue messages', () => {
  it('are far below what SQS carries, of characters it takes, and come back as they were', () => {
    fc.assert(
      fc.property(anyMessage, fc.constantFrom(...queueNames), (message, queue) => {
        const body = checkedBody(queue, message, { group: 'g', dedupe: 'd' });
        expect(Buffer.byteLength(body)).toBeLessThan(mostBytes);
        expect(refused.exec(body)).toBeNull();
        expect(queueMessage.parse(JSON.parse(body))).toEqual(message);
      }),
      { numRuns: 500 },
    );
  });

  it('have a group and a name that SQS takes, whatever they are called', () => {
    fc.assert(
      fc.property(id(300), id(300), (group, dedupe) => {
        const names = [groupId(group), deduplicationId({ group, dedupe })];
        for (const name of names) expect(name).toMatch(/^[!-~]{1,128}$/);
        expect(deduplicationId({ group, dedupe })).not.toBe(deduplicationId({ group: `${group}x`, dedupe }));
      }),
    );
  });
});
