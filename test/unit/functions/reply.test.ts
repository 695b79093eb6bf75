import type { EffectBody } from '../../../core/conversation/effect.ts';
import { AppError } from '../../../core/errors.ts';
import { anna } from '../../factories/conversation.ts';
import { claim } from '../../factories/team-acts.ts';

import { again, conversation, done, message, replying } from './replying.ts';

const doorbells = (why: string) => [[`failed:1`, 'reply', why]];

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
