import fc from 'fast-check';
import { createWorld, says } from '../../factories/world.ts';
import { isTakenAndHandedBack, ring, stateOf } from './limited-chat.ts';

describe('whatever a visitor does', () => {
  it('every message ends answered or before the team', async () => {
    const step = fc.oneof(
      {
        weight: 6,
        arbitrary: fc.record({ kind: fc.constant('says' as const), count: fc.integer({ min: 1, max: 9 }) }),
      },
      {
        weight: 3,
        arbitrary: fc.record({
          kind: fc.constant('wait' as const),
          ms: fc.constantFrom(500, 14_000, 61_000),
        }),
      },
      { weight: 1, arbitrary: fc.record({ kind: fc.constantFrom('asks' as const, 'back' as const) }) },
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
        const world = createWorld({
          limits: { messagesPerMinute: 4, messagesPerConversation: 12, modelCallsPerConversation: 6 },
        });
        await world.turn();
        const turn = async () => {
          world.modelAnswers = Array.from({ length: 3 }, (_, n) => says(`Answer ${n}.`));
          await world.turn();
        };
        let said = 0;
        for (const one of steps) {
          if (one.kind === 'says') {
            for (let n = 0; n < one.count; n += 1) {
              said += 1;
              world.says(`message ${said}`);
            }
          } else if (one.kind === 'wait') world.clock.advance(one.ms);
          else if (one.kind === 'asks') world.says('I want to talk to a human');
          else if ((await stateOf(world)).case?.status === 'waiting') {
            world.modelAnswers = [says('Back.')];
            await isTakenAndHandedBack(world);
          }
          await turn();
        }
        // Every pause ends by its own timer; the words read then may be too many again.
        for (let n = 0; n < 20 && (await stateOf(world)).pause !== undefined; n += 1) {
          world.modelAnswers = [says('All of it.')];
          await ring(world);
        }
        const { messages, effects, state } = await world.store.history(world.conversation);
        expect(state?.pause).toBeUndefined();
        const lastReply =
          messages.findLast(({ from }) => from === 'assistant' || from === 'system')?.seq ?? 0;
        const shown = effects.flatMap(({ body }) => (body.kind === 'thread_post' ? [body.post.text] : []));
        const heard = messages.filter(({ from }) => from === 'visitor');
        const silent = heard.filter(
          ({ seq, text }) => seq > lastReply && !shown.some((post) => post.split('\n').includes(text)),
        );
        expect(silent).toEqual([]);
        expect(heard.filter(({ text }) => text.startsWith('message'))).toHaveLength(said);
      }),
      { numRuns: 60 },
    );
  });
});
