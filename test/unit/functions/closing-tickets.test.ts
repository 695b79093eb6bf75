import type { EffectBody } from '../../../core/conversation/effect.ts';
import { AppError } from '../../../core/errors.ts';
import { anna } from '../../factories/conversation.ts';
import { claim } from '../../factories/team-acts.ts';

import { again, done, replying } from './replying.ts';

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
