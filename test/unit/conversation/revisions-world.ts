import { en } from '../../../core/languages/en.ts';
import { anna } from '../../factories/conversation.ts';
import { claim, effectsAfter } from '../../factories/team-acts.ts';
import { createWorld, type World } from '../../factories/world.ts';

export const tookOver = `system: ${en.words.personTookOver.replace('{name}', 'Anna Smith')}`;

/** What people do to their messages in the thread, as it reaches the store. */
export const threadOf = (world: World) => {
  const at = () => {
    world.clock.advance(1_000);
    return world.clock.now();
  };
  return {
    writes: async (ts: string, text: string, teammate = anna) => {
      await world.store.recordInput(world.conversation, {
        id: `slack:C0FRONTDESK:${ts}`,
        at: at(),
        kind: 'teammate_said',
        via: 'slack',
        teammate,
        text,
        source: { channel: 'C0FRONTDESK', thread: '1.0', ts },
      });
    },
    edits: async (ts: string, text: string, teammate = anna, when = at()) => {
      const of = `slack:C0FRONTDESK:${ts}`;
      const id = `${of}:edited:${when}`;
      await world.store.recordInput(world.conversation, {
        id,
        at: when,
        kind: 'teammate_edited',
        teammate,
        of,
        text,
      });
    },
    deletes: async (ts: string, teammate = anna) => {
      const of = `slack:C0FRONTDESK:${ts}`;
      const input = { id: `${of}:deleted`, at: at(), kind: 'teammate_deleted' as const, teammate, of };
      await world.store.recordInput(world.conversation, input);
    },
  };
};

export const escalated = async () => {
  const world = createWorld();
  world.says('I want to talk to a human');
  await world.turn();
  return world;
};

export const claimed = async () => {
  const world = await escalated();
  await claim(world);
  await world.turn({ look: 'inside' });
  const before = (await world.store.history(world.conversation)).effects.length;
  return {
    world,
    ...threadOf(world),
    turn: () => world.turn({ look: 'inside' }),
    /** What the visitor is sent after the claim. */
    sent: async () => {
      const { effects } = await world.store.history(world.conversation);
      return effects
        .slice(before)
        .flatMap(({ body, status }) =>
          body.kind === 'reply' && status !== 'dropped' ? [`${body.message.from}: ${body.message.text}`] : [],
        );
    },
    notices: async () =>
      (await effectsAfter(world, before)).flatMap((body) =>
        body.kind === 'thread_post' && body.post.from === 'system' ? [body.post.text] : [],
      ),
    lines: async () =>
      (await world.store.history(world.conversation)).messages.filter(({ from }) => from === 'teammate'),
    /** As the reply worker would, with what comes of it. */
    settle: async (outcome: 'sent' | 'pending' | 'unknown' | 'failed', text: string) => {
      const { effects } = await world.store.history(world.conversation);
      const effect = effects.findLast(({ body }) => body.kind === 'reply' && body.message.text === text);
      const ref = { conversation: world.conversation, seq: effect?.seq ?? 0 };
      const now = world.clock.now();
      await world.store.leaseEffect(ref, { now, until: now + 30_000 });
      const settlement = outcome === 'sent' ? { status: outcome } : { status: outcome, why: 'unavailable' };
      await world.store.settleEffect(ref, now + 30_000, settlement);
    },
  };
};
