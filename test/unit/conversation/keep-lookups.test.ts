import { keepLookups } from '../../../core/conversation/keep-lookups.ts';
import config from '../../../frontdesk.config.ts';
import { fixedClock, monday } from '../../factories/clock.ts';
import { aCase, anEffect, aState, aTurn } from '../../factories/conversation.ts';
import { withThread } from './thread.ts';

const day = 86_400_000;

describe('a chat that goes on for longer than things are kept', () => {
  it('still knows its thread, its case and its card, as long as somebody writes now and then', async () => {
    const { world, thread, caseId, ref, writes } = await withThread();
    for (let week = 0; week < 20; week += 1) {
      world.clock.advance(7 * day);
      await writes();
    }
    expect([
      await world.store.findConversation(thread),
      await world.store.findConversation({ kind: 'case', caseId }),
      (await world.store.getEffect(ref))?.externalId,
    ]).toEqual([world.conversation, world.conversation, 'C0FRONTDESK:1.5']);
  });

  it('forgets them with everything else where nobody does', async () => {
    const { world, thread } = await withThread();
    world.clock.advance(30 * day);
    expect(await world.store.findConversation(thread)).toBeUndefined();
  });

  it('renews nothing while it is young', async () => {
    const { world, writes } = await withThread();
    world.clock.advance(day);
    await writes();
    expect((await world.store.load(world.conversation, { messages: 0 })).state?.keptAt).toBeUndefined();
  });
});

describe('what an old chat renews', () => {
  const conversation = 'liveagent:tick1234';
  const lead = { id: 'l1', email: 'zoe@example.org', effect: 3 };
  const ofLead = { kind: 'lead' as const, email: lead.email };
  const renewed = async (turn: ReturnType<typeof aTurn>, card?: ReturnType<typeof anEffect>) => {
    const clock = fixedClock(monday + 30 * day);
    const deps = { config: { retention: { ...config.retention, days: 30 } }, clock };
    const kept = await keepLookups({ ...deps, store: { getEffect: async () => card } }, conversation, turn);
    return { lookups: kept.lookups, renewed: kept.renewed, keptAt: kept.state.keptAt };
  };

  it('is its lead where no person was called', async () => {
    expect(await renewed(aTurn({ state: aState({ leads: [lead] }) }))).toEqual({
      lookups: [ofLead],
      renewed: undefined,
      keptAt: monday + 30 * day,
    });
  });

  it('is no lookup that the turn writes anyhow', async () => {
    const turn = aTurn({ state: aState({ leads: [lead] }), lookups: [ofLead] });
    expect((await renewed(turn)).lookups).toEqual([ofLead]);
  });

  it('is the case without a thread where Slack never took the card', async () => {
    const state = aState({ case: aCase({ card: 2 }) });
    const card = anEffect({ seq: 2, status: 'failed' });
    expect(await renewed(aTurn({ state }), card)).toEqual({
      lookups: [
        { kind: 'case', caseId: 'case-1' },
        { kind: 'transcript', ref: 'ref-1' },
      ],
      renewed: [2],
      keptAt: monday + 30 * day,
    });
  });

  it('is nothing where nothing leads to it', async () => {
    expect(await renewed(aTurn())).toEqual({ lookups: [], renewed: undefined, keptAt: undefined });
  });
});
