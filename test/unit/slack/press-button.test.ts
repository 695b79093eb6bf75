import { assistantOwns, ownedBy } from '../../factories/conversation.ts';
import { anna, ben, monday, ok } from './pressers.ts';
import { caseId, channel, conversation, slackWorld } from './slack-world.ts';

describe('Take it', () => {
  it('makes the presser the owner at once and rings', async () => {
    const { press, store, inputs, doorbells, whispers } = await slackWorld();
    expect(await press('take')).toEqual(ok);
    expect(await store.getOwnership(conversation)).toEqual({ owner: ownedBy(anna), epoch: 1 });
    expect(await inputs()).toEqual([
      { kind: 'claimed', id: 'claim:1', teammate: anna, epoch: 1, at: monday, handled: false },
    ]);
    expect(doorbells).toEqual([
      { message: { type: 'doorbell', conversation, look: 'inside' }, dedupe: 'take:1772442020.000001' },
    ]);
    expect(whispers).toEqual([]);
  });

  it('tells the second presser who has it', async () => {
    const { press, store, whispers, doorbells } = await slackWorld();
    await press('take');
    expect(await press('take', ben.id)).toEqual(ok);
    expect(whispers).toEqual([{ user: ben.id, text: 'Already taken by Anna Smith.' }]);
    expect(await store.getOwnership(conversation)).toEqual({ owner: ownedBy(anna), epoch: 1 });
    expect(doorbells).toHaveLength(1);
  });

  it('takes a chat over from somebody who answers it in LiveAgent, who has no button', async () => {
    const { press, store, whispers } = await slackWorld();
    await store.changeOwner(conversation, {
      expectedEpoch: 0,
      to: ownedBy({ id: 'liveagent:agent7', name: 'Carla' }),
      input: { kind: 'called', id: 'panel', by: anna, at: monday },
    });
    expect(await press('take')).toEqual(ok);
    expect([await store.getOwnership(conversation), whispers]).toEqual([
      { owner: ownedBy(anna), epoch: 2 },
      [],
    ]);
  });

  it('rings again for its owner, whose first doorbell may be lost', async () => {
    const { press, whispers, doorbells, failing } = await slackWorld();
    failing.queues = true;
    await expect(press('take')).rejects.toMatchObject({ code: 'unavailable' });
    failing.queues = false;
    expect(await press('take')).toEqual(ok);
    expect(whispers).toEqual([{ user: anna.id, text: 'This chat is already yours.' }]);
    expect(doorbells).toHaveLength(1);
  });

  it('has one winner among a hundred at once', async () => {
    const users = Array.from({ length: 100 }, (_, i) => `U0PRESSER${String(i).padStart(3, '0')}`);
    const { press, store, inputs, whispers, doorbells } = await slackWorld({ responders: { users } });
    const answers = await Promise.all(users.map((user) => press('take', user)));
    expect(answers).toEqual(users.map(() => ok));
    const { owner, epoch } = await store.getOwnership(conversation);
    const winner = owner.kind === 'teammate' ? owner.teammate.name : 'nobody';
    expect(users).toContain(winner);
    expect(epoch).toBe(1);
    expect(await inputs()).toHaveLength(1);
    expect(doorbells).toHaveLength(1);
    const told = whispers.map(({ user, text }) => `${user} ${text}`).sort();
    expect(told).toEqual(
      users.filter((user) => user !== winner).map((user) => `${user} Already taken by ${winner}.`),
    );
  });

  it('does not wait for a name or a whisper that fails', async () => {
    const { press, store, failing, warnings } = await slackWorld();
    failing.names = true;
    failing.whispers = true;
    expect(await press('take')).toEqual(ok);
    expect((await store.getOwnership(conversation)).owner).toEqual(ownedBy({ id: anna.id, name: 'presser' }));
    expect(await press('take', ben.id)).toEqual(ok);
    expect(warnings).toEqual(['display_name_failed', 'display_name_failed', 'whisper_failed']);
  });
});

describe('the three seconds that Slack waits', () => {
  const draft = `${caseId}:slack:${channel}:1772442010.000200`;

  it.each(['take', 'take_and_send', 'hand_back', 'show_original'])(
    'hold a %s that asks the slowest Slack, which answers each call in 1.2 s',
    async (action) => {
      const { press, answersInARow, whispers } = await slackWorld({
        responders: { users: [], usergroup: 'S0SUPPORT01' },
      });
      if (action === 'take') await press(action, 'U0CARLABROWN');
      const value = action === 'take' || action === 'hand_back' ? caseId : draft;
      expect(await answersInARow(() => press(action, 'U0CARLABROWN', value))).toBeLessThanOrEqual(2);
      expect(whispers).toHaveLength(1);
    },
  );
});

describe('who may press', () => {
  it.each(['take', 'hand_back', 'resolve', 'call_team', 'take_and_send', 'keep_internal', 'more'])(
    'refuses %s of an outsider',
    async (action) => {
      const { press, store, inputs, whispers, doorbells } = await slackWorld();
      expect(await press(action, 'U0OUTSIDER1')).toEqual(ok);
      expect(whispers).toEqual([
        { user: 'U0OUTSIDER1', text: 'Only the configured responders can act on this chat.' },
      ]);
      expect(await store.getOwnership(conversation)).toEqual({ owner: assistantOwns, epoch: 0 });
      expect(await inputs()).toEqual([]);
      expect(doorbells).toEqual([]);
    },
  );

  it('lets nobody act while the group cannot be read', async () => {
    const { press, store, failing } = await slackWorld({
      responders: { users: [], usergroup: 'S0SUPPORT01' },
    });
    failing.groups = true;
    await expect(press('take', 'U0CARLABROWN')).rejects.toMatchObject({ code: 'unavailable' });
    expect((await store.getOwnership(conversation)).owner).toEqual(assistantOwns);
    failing.groups = false;
    expect(await press('take', 'U0CARLABROWN')).toEqual(ok);
    expect((await store.getOwnership(conversation)).owner).toMatchObject({
      teammate: { id: 'U0CARLABROWN' },
    });
  });

  it('says so where the case is not stored any more', async () => {
    const { press, whispers } = await slackWorld();
    expect(await press('take', anna.id, 'case-unknown')).toEqual(ok);
    expect(whispers).toEqual([{ user: anna.id, text: 'This chat is no longer stored.' }]);
  });

  it('ignores buttons of others, inherited names among them', async () => {
    const { press, doorbells, whispers } = await slackWorld();
    expect(await press('link_button')).toEqual(ok);
    expect(await press('constructor')).toEqual(ok);
    expect([...doorbells, ...whispers]).toEqual([]);
  });
});
