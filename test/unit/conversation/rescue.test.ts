import { AppError } from '../../../core/errors.ts';
import { en } from '../../../core/languages/en.ts';
import { noToken } from '../../../core/limits/request-allowance.ts';
import config from '../../../frontdesk.config.ts';
import { anna } from '../../factories/conversation.ts';
import { claim, resolves, texts } from '../../factories/team-acts.ts';
import { createWorld } from '../../factories/world.ts';

const welcome = `assistant: ${config.welcome.text.en}`;

describe('the last delivery of a doorbell', () => {
  it('brings a person where every turn fails with a bug, and keeps what the visitor said', async () => {
    const world = createWorld();
    await world.turn();
    world.says('What does it cost?');
    world.modelAnswers = [new Error('a bug')];
    await world.turn({ attempt: 6, last: true });
    const { state, messages } = await world.store.history(world.conversation);
    expect(state?.case).toMatchObject({
      status: 'waiting',
      reason: 'turn_failed',
      quote: 'What does it cost?',
    });
    expect(messages.map(({ text }) => text)).toContain('What does it cost?');
    expect(await texts(world)).toEqual([welcome, `system: ${en.words.troublePersonAsked}`]);
  });

  it('brings a person where the help desk cannot be read, and greets the visitor once it can', async () => {
    const world = createWorld();
    const refused = new AppError('unavailable', 'LiveAgent is down');
    world.readFailure = refused;
    await expect(world.turn({ attempt: 5 })).rejects.toBe(refused);
    await world.turn({ attempt: 6, last: true });
    expect((await world.store.history(world.conversation)).state?.case?.reason).toBe('turn_failed');
    const { effects } = await world.store.history(world.conversation);
    expect(effects.flatMap(({ body }) => (body.kind === 'thread_post' ? [body.post.text] : []))).toEqual([
      'Conversation so far\nNone of it has been read yet. Please look at the ticket in LiveAgent.',
    ]);
    world.readFailure = undefined;
    await world.turn();
    expect((await texts(world)).at(-1)).toBe(welcome);
    expect((await world.store.history(world.conversation)).state?.page).toBe(world.visitor.page);
  });
});

describe('a timer that rings while the help desk cannot be read', () => {
  it('does what was due: of a silent owner’s chat the visitor hears, and the next timer is set', async () => {
    const world = createWorld();
    world.says('I want to talk to a human');
    await world.turn();
    await claim(world);
    await world.turn();
    const remindAt = world.clock.now() + 5 * 60_000;
    world.clock.set(remindAt);
    const { state } = await world.store.history(world.conversation);
    const timer = { name: 'silent_owner', caseId: state?.case?.id ?? '', step: 0 } as const;
    await world.store.recordInput(world.conversation, {
      id: 'timer:1',
      at: remindAt,
      kind: 'timer_fired',
      timer,
    });
    world.readFailure = new AppError('unavailable', 'LiveAgent is down');
    await world.turn({ attempt: 6, last: true });
    const after = await world.store.history(world.conversation);
    expect(after.state?.case?.silence).toMatchObject({ remindedAt: remindAt });
    expect(after.state?.case?.wakeAt).toBe(remindAt + 5 * 60_000);
    expect((await texts(world)).at(-1)).toBe(
      `system: ${en.words.stillWithPerson.replace('{name}', anna.name)} ${en.words.personReminded}`,
    );
  });
});

describe('a timer of a case that is over, while the help desk cannot be read', () => {
  it('calls nobody, for nobody is known to wait', async () => {
    const world = createWorld();
    world.says('I want to talk to a human');
    await world.turn();
    await claim(world);
    await world.turn();
    const { state } = await world.store.history(world.conversation);
    await resolves(world);
    await world.turn({ look: 'inside' });
    const before = await world.store.history(world.conversation);
    const timer = { name: 'unclaimed', caseId: state?.case?.id ?? '', step: 0 } as const;
    const at = world.clock.now() + 60_000;
    await world.store.recordInput(world.conversation, { id: 'timer:1', at, kind: 'timer_fired', timer });
    world.readFailure = new AppError('unavailable', 'LiveAgent is down');
    await expect(world.turn({ attempt: 5, timer: true })).rejects.toBe(world.readFailure);
    await world.turn({ attempt: 6, last: true, timer: true });
    const after = await world.store.history(world.conversation);
    expect([after.effects, after.state?.case?.status]).toEqual([before.effects, 'resolved']);
    expect(after.inputs.at(-1)).toMatchObject({ id: 'timer:1', handled: true });
  });
});

describe('a help desk that takes no more requests this minute', () => {
  const crowd = new AppError('throttled', 'no token is left', { reason: noToken, retryAfterMs: 10_000 });

  it('is waited for, even on the last delivery, as long as visitors can be expected to wait', async () => {
    const world = createWorld();
    world.readFailure = crowd;
    await expect(world.turn({ attempt: 6, last: true, patient: true })).rejects.toBe(crowd);
    expect((await world.store.history(world.conversation)).state).toBeUndefined();
    await world.turn({ attempt: 6, last: true, patient: false });
    expect((await world.store.history(world.conversation)).state?.case?.reason).toBe('turn_failed');
  });
});

describe('a model that fails slowly', () => {
  it('is not asked again: a person is called at once', async () => {
    const world = createWorld();
    await world.turn();
    world.says('What does it cost?');
    const slow = new AppError('unavailable', 'the model did not answer in time');
    world.modelAnswers = [slow];
    world.beforeModelAnswer = () => world.clock.advance(20_000);
    await world.turn();
    expect((await world.store.history(world.conversation)).state?.case?.reason).toBe('model_failure');
  });
});

describe('a card that Slack refused', () => {
  it('is told by mail once, and the next call for a person posts another card', async () => {
    const world = createWorld();
    world.says('I want to talk to a human');
    await world.turn();
    await world.store.recordInput(world.conversation, {
      id: 'failed:2',
      at: world.clock.now(),
      kind: 'delivery_failed',
      effect: 2,
      what: 'card',
      why: 'refused',
    });
    await world.turn({ look: 'inside' });
    expect((await world.store.history(world.conversation)).state?.case?.status).toBe('unreachable');
    expect((await texts(world)).at(-1)).toBe(`system: ${en.words.mailedInstead} ${en.words.leaveEmail}`);
    world.says('A human, please!');
    await world.turn();
    const kinds = await world.effectKinds();
    expect(kinds.filter((kind) => kind === 'card' || kind === 'team_mail')).toEqual([
      'card',
      'team_mail',
      'card',
    ]);
  });
});

describe('a turn that is rescued', () => {
  it('tells the team in the thread alone where somebody has the chat', async () => {
    const world = createWorld();
    world.says('I want to talk to a human');
    await world.turn();
    await claim(world);
    await world.turn();
    const before = (await world.effectKinds()).length;
    world.readFailure = new AppError('unavailable', 'LiveAgent is down');
    world.clock.advance(1_000);
    const called = { kind: 'called' as const, by: anna, at: world.clock.now() };
    await world.store.recordInput(world.conversation, { ...called, id: 'called-1' });
    await world.turn({ attempt: 6, last: true });
    const { effects, state } = await world.store.history(world.conversation);
    expect(state?.case?.status).toBe('claimed');
    expect(effects.slice(before).map(({ body }) => body)).toEqual([
      {
        kind: 'thread_post',
        card: 2,
        post: { from: 'system', text: 'Anna Smith calls the team.', mention: '<!here>' },
      },
      {
        kind: 'thread_post',
        card: 2,
        post: {
          from: 'system',
          text: 'Frontdesk failed on this chat. Its last messages may be unanswered: please read it in LiveAgent.',
        },
      },
    ]);
  });

  it('leaves out the one input that cannot be handled, and keeps the others', async () => {
    const detect = (text: string) => {
      if (text.includes('boom')) throw new TypeError('a bug');
      return undefined;
    };
    const world = createWorld({}, { detector: { detect } });
    world.visitor = { visitor: {} };
    world.says('What does it cost?');
    world.says('boom');
    world.says('per month?');
    await expect(world.turn({ attempt: 5 })).rejects.toEqual(new TypeError('a bug'));
    await world.turn({ attempt: 6, last: true });
    const { messages, state } = await world.store.history(world.conversation);
    expect(messages.flatMap(({ from, text }) => (from === 'visitor' ? [text] : []))).toEqual([
      'What does it cost?',
      'per month?',
    ]);
    expect(state?.case).toMatchObject({ reason: 'turn_failed', quote: 'What does it cost?' });
    await world.turn();
    expect((await world.store.history(world.conversation)).messages).toHaveLength(messages.length);
  });
});
