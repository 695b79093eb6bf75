import { AppError } from '../../../core/errors.ts';
import { en } from '../../../core/languages/en.ts';
import config from '../../../frontdesk.config.ts';
import { anna } from '../../factories/conversation.ts';
import { claim, handBack, stateOf, texts } from '../../factories/team-acts.ts';
import { createWorld, says, type World } from '../../factories/world.ts';

const numbers = (to: number) => Array.from({ length: to }, (_, i) => i + 1);
const welcome = `assistant: ${config.welcome.text.en}`;

/** Runs `change` before every commit of a turn, `times` times. */
const changingUnder = (world: World, times: number, change: (n: number) => Promise<unknown>) => {
  const again = (n: number) => async () => {
    if (n < times) world.beforeCommit = again(n + 1);
    await change(n);
  };
  world.beforeCommit = again(1);
};

describe('more inputs than one turn takes', () => {
  it('are drained by several turns in order, one answer each, none lost', async () => {
    const world = createWorld({ limits: { messagesPerMinute: 60 } });
    await world.turn();
    for (const n of numbers(45)) world.says(`Question ${n}?`);
    world.modelAnswers = ['First', 'Second', 'Third', 'Fourth'].map((nth) => says(`${nth} answer.`));
    await world.turn();
    const { messages, state } = await world.store.history(world.conversation);
    const lines = (from: number, to: number) =>
      numbers(to)
        .slice(from - 1)
        .map((n) => `visitor: Question ${n}?`);
    expect(messages.map(({ from, text }) => `${from}: ${text}`)).toEqual([
      welcome,
      ...lines(1, 12),
      'assistant: First answer.',
      ...lines(13, 24),
      'assistant: Second answer.',
      ...lines(25, 36),
      'assistant: Third answer.',
      ...lines(37, 45),
      'assistant: Fourth answer.',
    ]);
    expect([state?.version, state?.seen.length, world.modelAnswers]).toEqual([5, 45, []]);
    world.sent.length = 0;
    await world.turn();
    expect(world.sent).toEqual([]);
  });

  it('stop at a claim: what comes after it is the teammate’s', async () => {
    const world = createWorld();
    await world.turn();
    for (const n of numbers(25)) world.says(`Question ${n}?`);
    world.modelAnswers = [says('First answer.')];
    world.beforeCommit = () => claim(world);
    await world.turn();
    expect((await texts(world)).slice(1)).toEqual([`system: Anna Smith is taking over this chat.`]);
    expect((await world.store.load(world.conversation, { messages: 0 })).unhandled).toEqual([]);
  });
});

describe('a conversation that changes while a turn is decided', () => {
  const priced = () => {
    const world = createWorld();
    world.says('How is it priced?');
    return world;
  };

  it('is decided anew up to five times', async () => {
    const world = priced();
    world.modelAnswers = numbers(5).map(() => says('An answer.'));
    changingUnder(world, 4, async (n) => (n % 2 === 1 ? claim(world) : handBack(world)));
    await world.turn();
    expect((await texts(world)).slice(1).filter((text) => text.startsWith('assistant:'))).toHaveLength(1);
    expect(world.counted.filter((metric) => metric === 'AnswersDropped')).toHaveLength(4);
  });

  it('fails as a conflict at the fifth change, with nothing committed', async () => {
    const world = priced();
    world.modelAnswers = numbers(5).map(() => says('An answer.'));
    const { conversation } = world;
    changingUnder(world, 5, async (n) => {
      const { state } = await world.store.load(conversation, { messages: 0 });
      const version = state?.version ?? 0;
      const other = createWorld();
      await other.turn();
      const made = await stateOf(other);
      if (made === undefined) throw new Error('the other conversation has no state');
      await world.store.commit(conversation, {
        expectedVersion: version,
        expectedEpoch: 0,
        state: {
          ...made,
          version: version + 1,
          lastMessage: 0,
          lastEffect: 0,
          seenUpTo: 0,
          seen: [],
          turnsWithoutProgress: n,
        },
        messages: [],
        effects: [],
        handled: [],
        learned: [],
        lookups: [],
      });
    });
    await expect(world.turn()).rejects.toMatchObject({
      name: 'AppError',
      code: 'conflict',
      message: `conversation ${conversation} changed 5 times while a turn was decided`,
    });
    expect([(await stateOf(world))?.version, await texts(world), world.sent]).toEqual([5, [], []]);
  });
});

describe('a failing model', () => {
  const failing = async (
    code: 'throttled' | 'unavailable' | 'invalid' | 'refused',
    attempt: number,
    last = false,
  ) => {
    const world = createWorld();
    world.says('How is it priced?');
    world.modelAnswers = [new AppError(code, 'no')];
    const outcome = await world.turn({ attempt, last }).then(
      () => 'called',
      (error: AppError) => error.code,
    );
    return [outcome, (await stateOf(world))?.case?.reason, (await texts(world)).at(-1)];
  };
  const trouble = `system: ${en.words.troublePersonAsked}`;

  it.each([
    ['throttled', 1, false],
    ['throttled', 2, false],
    ['unavailable', 2, false],
  ] as const)(
    '%s, delivery %i: is asked again by redelivery, and the visitor told nothing',
    async (code, attempt, last) => {
      expect(await failing(code, attempt, last)).toEqual([code, undefined, undefined]);
    },
  );

  it.each([
    ['throttled', 3, false],
    ['unavailable', 1, true],
    ['invalid', 1, false],
    ['refused', 1, false],
  ] as const)('%s, delivery %i, last %s: a person is called', async (code, attempt, last) => {
    expect(await failing(code, attempt, last)).toEqual(['called', 'model_failure', trouble]);
  });

  it('that is known to be down: a person is called at once', async () => {
    const world = createWorld();
    world.says('How is it priced?');
    world.modelAnswers = [new AppError('throttled', 'not asked', { reason: 'circuit_open' })];
    await world.turn({ attempt: 1 });
    expect([(await stateOf(world))?.case?.reason, (await texts(world)).at(-1)]).toEqual([
      'model_failure',
      trouble,
    ]);
  });

  it('does not hide a bug, until the doorbell would be lost', async () => {
    const world = createWorld();
    world.says('How is it priced?');
    const bug = new TypeError('x is undefined');
    world.modelAnswers = [bug, bug];
    await expect(world.turn({ attempt: 5 })).rejects.toBe(bug);
    await world.turn({ attempt: 6, last: true });
    expect([(await stateOf(world))?.case?.reason, (await texts(world)).at(-1)]).toEqual([
      'turn_failed',
      trouble,
    ]);
  });
});

describe('a turn', () => {
  it('counts what was committed', async () => {
    const world = createWorld();
    world.says('a human please');
    await world.turn();
    world.clock.advance(5_000);
    await claim(world, anna);
    await world.turn();
    await handBack(world);
    await world.turn();
    expect(world.counted).toEqual([
      'ConversationsOpened',
      'Escalations asked_for_person',
      'TurnDuration 0',
      'Claims',
      'TimeToClaim 6000',
      'TurnDuration 0',
      'HandBacks',
      'TurnDuration 0',
    ]);
  });

  it('reads nothing where a read has covered the doorbell, and does nothing where nothing is new', async () => {
    const world = createWorld();
    await world.turn();
    world.says('How is it priced?');
    world.sent.length = 0;
    await world.turn({ look: 'inside' });
    expect([world.sent, world.modelRequests, (await stateOf(world))?.version]).toEqual([[], [], 1]);
  });

  it('does nothing for a conversation the help desk does not know', async () => {
    const world = createWorld();
    world.conversation = 'liveagent:unknown';
    await world.turn();
    expect([await stateOf(world), world.sent]).toEqual([undefined, []]);
  });
});
