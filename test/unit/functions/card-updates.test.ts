import type { EffectBody } from '../../../core/conversation/effect.ts';
import { AppError } from '../../../core/errors.ts';
import { aCase, aTurn } from '../../factories/conversation.ts';
import {
  afterCard,
  again,
  card,
  conversation,
  done,
  escalating,
  links,
  place,
  post,
  view,
} from './escalation-world.ts';

const update = (brief: string): EffectBody => ({ kind: 'card_update', card: 1, view: { ...view, brief } });
const passing = () => new AppError('unavailable', 'away');

describe('a card', () => {
  it('whose case went out by mail meanwhile calls nobody any more, and nothing waits for it', async () => {
    const world = await escalating(card, { kind: 'thread_post', card: 1, post });
    const { state } = await world.store.history(conversation);
    if (state === undefined) throw new Error('expected a state');
    const mailed = aCase({ status: 'unreachable', card: 1 });
    await world.store.commit(
      conversation,
      aTurn({
        expectedVersion: state.version,
        state: { ...state, version: state.version + 1, case: mailed },
      }),
    );
    expect([await world.deliver(1), await world.deliver(2)]).toEqual([done, done]);
    expect([world.asked, await world.statuses()]).toEqual([
      [],
      [
        ['dropped', 'mailed instead'],
        ['failed', 'refused'],
      ],
    ]);
  });
});

describe('an update of a card', () => {
  it('that a later one has overtaken is dropped, whether that one went out or not', async () => {
    const { deliver, asked, statuses } = await afterCard(update('older'), update('newer'));
    expect(await deliver(2)).toEqual(done);
    await deliver(3);
    expect([asked, (await statuses()).slice(1)]).toEqual([
      [['updateCard', place, { ...view, brief: 'newer' }, links]],
      [
        ['dropped', 'overtaken'],
        ['sent', undefined],
      ],
    ]);
  });

  it('that failed while a later one went out does not undo that one', async () => {
    const { deliver, asked, failures, statuses, store, clock } = await afterCard(
      update('older'),
      update('newer'),
    );
    failures.updateCard = [passing()];
    // As if the later one had been decided while the older was on its way.
    const now = clock.now();
    const lease = { now, until: now + 1000 };
    await store.leaseEffect({ conversation, seq: 2 }, lease);
    await deliver(3);
    await deliver(3, 2);
    await store.settleEffect({ conversation, seq: 2 }, lease.until, {
      status: 'unknown',
      why: 'unavailable',
    });
    await deliver(2, 2);
    expect([asked.length, await statuses()]).toEqual([
      2,
      [
        ['sent', 'C0FRONTDESK:1772442000.000100'],
        ['dropped', 'overtaken'],
        ['sent', undefined],
      ],
    ]);
  });

  it('of another card is not overtaken, nor by one that was given up', async () => {
    const { deliver, asked, failures } = await afterCard(
      update('first'),
      { kind: 'card_update', card: 7, view },
      update('refused'),
    );
    failures.updateCard = [new AppError('refused', 'cant_update_message')];
    await deliver(4);
    await deliver(2);
    expect(asked.map((call) => call[2])).toEqual([
      { ...view, brief: 'refused' },
      { ...view, brief: 'first' },
    ]);
  });

  it('that fails goes into its queue anew with its last delivery, twice, and is then given up', async () => {
    const { deliver, failures, rung, statuses } = await afterCard(update('only'));
    failures.updateCard = Array.from({ length: 24 }, passing);
    for (let message = 0; message < 3; message += 1) {
      for (let attempt = 1; attempt < 8; attempt += 1) expect(await deliver(2, attempt)).toEqual(again);
      expect(await deliver(2, 8)).toEqual(done);
    }
    const anew = (attempts: number) => [
      'escalations',
      { type: 'effect', conversation, seq: 2 },
      { group: `card:${conversation}`, dedupe: `${conversation}:2:after:${attempts}` },
    ];
    expect([rung, (await statuses())[1]]).toEqual([
      [anew(7), anew(15)],
      ['failed', 'unavailable'],
    ]);
  });

  it('that Slack refuses for good is given up at once', async () => {
    const { deliver, failures, rung, statuses } = await afterCard(update('only'));
    failures.updateCard = [new AppError('refused', 'message_not_found')];
    expect([await deliver(2, 8), rung, (await statuses())[1]]).toEqual([done, [], ['failed', 'refused']]);
  });

  it('that meets a bug at its last delivery is no message to put back', async () => {
    const { deliver, failures, rung, statuses } = await afterCard(update('only'));
    failures.updateCard = [new TypeError('a bug')];
    expect([await deliver(2, 8), rung.map(([queue]) => queue), (await statuses())[1]]).toEqual([
      again,
      ['inbox'],
      ['unknown', 'bug'],
    ]);
  });

  it('waits for a card that is not posted yet, as long as that one may take', async () => {
    const { deliver, rung, statuses } = await escalating(
      { kind: 'card', channel: 'C0FRONTDESK', view },
      update('early'),
    );
    expect([await deliver(2, 8), rung.length, (await statuses())[1]]).toEqual([
      done,
      1,
      ['pending', 'unavailable'],
    ]);
    await deliver(1);
    await deliver(2);
    expect((await statuses())[1]).toEqual(['sent', undefined]);
  });
});

describe('any other effect', () => {
  it('is given up with its last delivery', async () => {
    const { deliver, failures, rung, statuses } = await afterCard({ kind: 'thread_post', card: 1, post });
    failures.postInThread = [passing()];
    expect([await deliver(2, 8), rung.length, (await statuses())[1]]).toEqual([
      done,
      1,
      ['failed', 'unavailable'],
    ]);
  });
});
