import config from '../../../frontdesk.config.ts';
import { createWorld, says } from '../../factories/world.ts';

/** A chat whose visitor asked for a person, with its card posted as Slack would have it. */
export const withThread = async () => {
  const world = createWorld({ retention: { ...config.retention, days: 30 } });
  await world.turn();
  world.says('I want to talk to a person');
  await world.turn();
  const { conversation, store, clock } = world;
  const { state } = await store.load(conversation, { messages: 0 });
  const open = state?.case;
  if (open === undefined) throw new Error('no case was opened');
  const ref = { conversation, seq: open.card };
  const until = clock.now() + 1000;
  const thread = { kind: 'thread' as const, channel: 'C0FRONTDESK', ts: '1.5' };
  await store.leaseEffect(ref, { now: clock.now(), until });
  await store.settleEffect(ref, until, { status: 'sent', externalId: 'C0FRONTDESK:1.5', lookup: thread });
  return {
    world,
    thread,
    caseId: open.id,
    ref,
    /** The visitor writes, and is answered. */
    writes: async () => {
      world.says('Are you there?');
      world.modelAnswers = [says('Yes, I am.')];
      await world.turn();
    },
  };
};
