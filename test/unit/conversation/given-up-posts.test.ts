import type { Input } from '../../../core/conversation/input.ts';
import { callPerson } from '../../../core/effects/give-up.ts';
import { fixedClock, monday } from '../../factories/clock.ts';
import { deliveryFails, effectsAfter, timerFires } from '../../factories/team-acts.ts';
import { createWorld, says } from '../../factories/world.ts';

describe('a post to the thread that was given up', () => {
  it.each([
    ['as they are', {}, 'In English: Hallo'],
    ['before their translation', { original: { text: 'Hallo', language: 'de', ref: 'case:4' } }, 'Hallo'],
  ])('tells the conversation of the words %s', async (_how, translated, text) => {
    const recorded: Input[] = [];
    const deps = {
      store: {
        recordInput: async (_id: string, input: Input) => {
          recorded.push(input);
          return 'recorded' as const;
        },
        leaseEffect: async () => ({ kind: 'missing' as const }),
        settleEffect: async () => undefined,
      },
      queues: { send: async () => undefined },
      clock: fixedClock(),
    };
    const post = { from: 'visitor', text: 'In English: Hallo', ...translated } as const;
    const body = { kind: 'thread_post', card: 1, post } as const;
    await callPerson(deps, { conversation: 'liveagent:a', seq: 4 }, { body }, 'throttled');
    expect(recorded).toEqual([
      {
        id: 'failed:4',
        at: monday,
        kind: 'delivery_failed',
        effect: 4,
        what: 'thread_post',
        why: 'throttled',
        text,
      },
    ]);
  });

  it('has all of a flood mailed that stood in it', async () => {
    const world = createWorld();
    world.says('a human please, zoe@example.org');
    await world.turn();
    for (const words of ['Anybody?', 'I am in a hurry', 'Please']) world.says(words);
    world.modelAnswers = [says('One moment more.')];
    await world.turn();
    await deliveryFails(world, 1, {
      what: 'thread_post',
      why: 'unavailable',
      text: 'Anybody?\nI am in a hurry',
    });
    await world.turn();
    const skip = (await effectsAfter(world, 0)).length;
    for (let n = 0; n < 2; n += 1) {
      const timer = (await effectsAfter(world, 0)).findLast((effect) => effect.kind === 'timer');
      const set = timer?.timer.name === 'unclaimed' ? timer.timer : undefined;
      await timerFires(world, set?.step ?? 0, set?.caseId ?? '', timer?.due ?? 0);
      await world.turn();
    }
    const mails = (await effectsAfter(world, skip)).flatMap((effect) =>
      effect.kind === 'team_mail' ? [effect.text] : [],
    );
    expect(mails.map((text) => text.split('\n\n').at(-1))).toEqual([
      'Visitor: Anybody?\nVisitor: I am in a hurry\nVisitor: Please\nAssistant: One moment more.',
    ]);
  });
});
