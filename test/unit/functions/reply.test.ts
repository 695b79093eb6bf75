import type { EffectBody, VisitorMessage } from '../../../core/conversation/effect.ts';
import { AppError } from '../../../core/errors.ts';
import type { HelpDesk } from '../../../core/ports.ts';
import { reply } from '../../../functions/reply/handler.ts';
import { anna, aReply, aState, aTurn } from '../../factories/conversation.ts';
import { claim } from '../../factories/team-acts.ts';
import { createWorld } from '../../factories/world.ts';
import { lambdaContext, recordingRedelivery, recordingTelemetry, sqsEvent } from './sqs.ts';

const conversation = 'liveagent:tick1234';
const message: VisitorMessage = { from: 'assistant', text: 'Plans start at 15 dollars.' };
const doorbells = (why: string) => [[`failed:1`, 'reply', why]];

/** One stored effect, a help desk that answers as told, and the worker between them. */
const replying = async (body: EffectBody = aReply()) => {
  const world = createWorld();
  const { store, clock } = world;
  await store.commit(conversation, aTurn({ state: aState({ lastEffect: 1 }), effects: [{ seq: 1, body }] }));
  const { telemetry, counted } = recordingTelemetry();
  const { redelivery, postponed } = recordingRedelivery();
  const asked: unknown[][] = [];
  const failures: AppError[] = [];
  const found: ({ externalId: string } | undefined)[] = [];
  const unreadable: AppError[] = [];
  const called =
    (name: string) =>
    async (...args: unknown[]) => {
      asked.push([name, ...args]);
      const failure = failures.shift();
      if (failure !== undefined) throw failure;
      return { externalId: 'msg-1' };
    };
  const never = async () => Promise.reject(new Error('the reply worker asks nothing of the kind'));
  const nothing = async (...args: unknown[]) => {
    await called('transfer-or-resolve')(...args);
  };
  const helpDesk: HelpDesk = {
    findByCode: never,
    read: never,
    readMessages: async () => {
      const failure = unreadable.shift();
      if (failure !== undefined) throw failure;
      return structuredClone(world.ticket.messages);
    },
    readVisitor: never,
    addNote: never,
    findNote: never,
    panelUrl: () => '',
    post: called('post'),
    transfer: nothing,
    resolve: nothing,
    tag: nothing,
    findPosted: async (...args) => {
      asked.push(['findPosted', ...args]);
      return found.shift();
    },
  };
  const rung: unknown[] = [];
  const queues = {
    send: async (...call: unknown[]) => {
      rung.push(call.slice(0, 2));
    },
  };
  // Only what must be at once may be asked of the help desk that waits for nothing.
  const { post, resolve, findPosted, readMessages, tag, transfer } = helpDesk;
  const desks = { helpDesk: { post, resolve }, patientHelpDesk: { findPosted, readMessages, tag, transfer } };
  const deps = { store, clock, telemetry, redelivery, queues, ...desks, leaseMs: 20_000 };
  const deliver = (attempt = 1, body: unknown = { type: 'effect', conversation, seq: 1 }) =>
    reply(deps)(sqsEvent('replies', [{ body, attempt }]), lambdaContext());
  const effect = async () => {
    const stored = await store.getEffect({ conversation, seq: 1 });
    return [stored?.status, stored?.externalId ?? stored?.why];
  };
  const inputs = async () =>
    (await store.load(conversation, { messages: 0 })).unhandled.map((input) =>
      input.kind === 'delivery_failed' ? [input.id, input.what, input.why] : [input.kind],
    );
  return { world, deliver, effect, inputs, asked, failures, found, unreadable, counted, postponed, rung };
};
const done = { batchItemFailures: [] };
const again = { batchItemFailures: [{ itemIdentifier: 'm1' }] };

describe('a reply', () => {
  it('is posted once, counted, and settled by the id the help desk gave', async () => {
    const { deliver, effect, asked, counted } = await replying();
    expect([await deliver(), await deliver(2), asked, await effect(), counted]).toEqual([
      done,
      done,
      [['post', 'tick1234', message]],
      ['sent', 'msg-1'],
      ['AnswersSent', 'DeliveryDuration 0'],
    ]);
  });

  it('of the assistant is dropped where a teammate took the chat after it was committed', async () => {
    const { world, deliver, effect, asked, counted, inputs } = await replying();
    await claim(world, anna);
    expect([await deliver(), asked, await effect(), await inputs()]).toEqual([
      done,
      [],
      ['dropped', "owner's epoch is 1, was 0"],
      [['claimed'], ['answer_dropped']],
    ]);
    expect(counted).toContain('AnswersDropped');
  });

  it('without a fence is posted whoever speaks, and is no answer of the assistant', async () => {
    const body: EffectBody = { kind: 'reply', message: { from: 'teammate', text: 'Hi' }, fence: null };
    const { world, deliver, effect, counted } = await replying(body);
    await claim(world, anna);
    expect([await deliver(), await effect(), counted]).toEqual([
      done,
      ['sent', 'msg-1'],
      ['DeliveryDuration 1000'],
    ]);
  });

  it('of unknown outcome is looked for first, and not posted again where it stands', async () => {
    const { world, deliver, effect, asked, failures, found, postponed } = await replying();
    failures.push(new AppError('ambiguous', 'timed out'));
    const since = world.clock.now();
    expect([await deliver(), await effect(), postponed]).toEqual([
      again,
      ['unknown', 'ambiguous'],
      [['r1', 3]],
    ]);
    world.clock.advance(2_000);
    found.push({ externalId: 'msg-0' });
    expect([await deliver(2), await effect(), asked]).toEqual([
      done,
      ['sent', 'msg-0'],
      [
        ['post', 'tick1234', message],
        ['findPosted', 'tick1234', message, since, 0],
      ],
    ]);
  });

  it('of unknown outcome is fenced again where it did not arrive', async () => {
    const { world, deliver, effect, asked, failures } = await replying();
    failures.push(new AppError('ambiguous', 'timed out'));
    await deliver();
    await claim(world, anna);
    expect([await deliver(2), await effect()]).toEqual([done, ['dropped', "owner's epoch is 1, was 0"]]);
    expect(asked.map(([name]) => name)).toEqual(['post', 'findPosted']);
  });

  it.each([
    ['refused', 1, 'failed'],
    ['unavailable', 8, 'failed'],
  ] as const)('that is %s at delivery %i calls a person', async (code, attempt, status) => {
    const { deliver, effect, inputs, failures, rung } = await replying();
    failures.push(new AppError(code, 'no'));
    expect([await deliver(attempt), await effect(), await inputs(), rung]).toEqual([
      done,
      [status, code],
      doorbells(code),
      [['inbox', { type: 'doorbell', conversation, look: 'inside' }]],
    ]);
  });
});

describe('closing the ticket', () => {
  const resolve: EffectBody = { kind: 'resolve', epoch: 0, upTo: 0 };
  const closes = [['transfer-or-resolve', 'tick1234']];

  it('is done where nothing has happened since Resolve was pressed', async () => {
    const { deliver, effect, asked } = await replying(resolve);
    expect([await deliver(), await effect(), asked]).toEqual([done, ['sent', undefined], closes]);
  });

  it.each(['visitor', 'agent'] as const)(
    'is dropped where LiveAgent has words of the %s that no turn has heard',
    async (who) => {
      const { world, deliver, effect, asked, inputs, counted } = await replying(resolve);
      if (who === 'visitor') world.says('One more thing');
      else world.agentSays('Carla here');
      expect([await deliver(), await effect(), asked, await inputs()]).toEqual([
        done,
        ['dropped', 'the chat went on: message:m1'],
        [],
        [['answer_dropped']],
      ]);
      expect(counted).not.toContain('AnswersDropped');
    },
  );

  it('is dropped where a turn has heard the visitor since', async () => {
    const { world, deliver, effect, asked } = await replying(resolve);
    world.says('a human please');
    await world.turn();
    expect([await deliver(), await effect(), asked]).toEqual([
      done,
      ['dropped', 'the chat went on: message 1'],
      [],
    ]);
  });

  it('is dropped where somebody has taken the chat since', async () => {
    const { world, deliver, effect, asked } = await replying(resolve);
    await claim(world, anna);
    expect([await deliver(), await effect(), asked]).toEqual([
      done,
      ['dropped', "owner's epoch is 1, was 0"],
      [],
    ]);
  });

  it('waits where LiveAgent does not tell what was said', async () => {
    const { deliver, effect, asked, unreadable } = await replying(resolve);
    unreadable.push(new AppError('unavailable', 'no answer'));
    expect([await deliver(), await effect(), asked]).toEqual([again, ['pending', 'unavailable'], []]);
    expect([await deliver(2), asked]).toEqual([done, closes]);
  });

  it('goes by LiveAgent alone where it was decided before more was kept', async () => {
    const { world, deliver, effect } = await replying({ kind: 'resolve' });
    await claim(world, anna);
    expect([await deliver(), await effect()]).toEqual([done, ['sent', undefined]]);
  });
});

describe('the other effects of the replies queue', () => {
  it.each([
    [{ kind: 'transfer', department: 'dept7' }, ['tick1234', 'dept7']],
    [{ kind: 'resolve' }, ['tick1234']],
    [{ kind: 'tag', name: 'done' }, ['tick1234', 'done']],
  ] as [EffectBody, string[]][])('%j sets a state: done again without asking', async (body, args) => {
    const { deliver, effect, asked, failures, inputs } = await replying(body);
    failures.push(new AppError('ambiguous', 'timed out'));
    expect([await deliver(), await deliver(2), asked, await effect()]).toEqual([
      again,
      done,
      [
        ['transfer-or-resolve', ...args],
        ['transfer-or-resolve', ...args],
      ],
      ['sent', undefined],
    ]);
    expect(await inputs()).toEqual([]);
  });

  it('call nobody where they fail for good', async () => {
    const { deliver, effect, failures, inputs } = await replying({ kind: 'transfer', department: 'gone' });
    failures.push(new AppError('refused', 'no such department'));
    expect([await deliver(), await effect(), await inputs()]).toEqual([done, ['failed', 'refused'], []]);
  });

  it('are none of another queue', async () => {
    const { deliver, effect, asked } = await replying({ kind: 'note', text: 'x' });
    expect([await deliver(), await effect(), asked]).toEqual([done, ['failed', 'invalid'], []]);
    expect(await deliver(1, { type: 'doorbell', conversation })).toEqual(again);
  });
});
