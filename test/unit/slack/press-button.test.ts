import { assistantOwns, ownedBy } from '../../factories/conversation.ts';
import { caseId, channel, conversation, slackWorld, thread } from './slack-world.ts';

const anna = { id: 'U0ANNASMITH', name: 'Anna Smith' };
const ben = { id: 'U0BENJONES', name: 'Ben Jones' };
const monday = Date.UTC(2026, 2, 2, 9);
const ok = { status: 200 };

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

describe('Hand back to assistant', () => {
  it('gives the chat back, whoever of the team has it', async () => {
    const { press, store, inputs, doorbells } = await slackWorld();
    await press('take');
    expect(await press('hand_back', ben.id)).toEqual(ok);
    expect(await store.getOwnership(conversation)).toEqual({ owner: assistantOwns, epoch: 2 });
    expect((await inputs()).find(({ kind }) => kind === 'handed_back')).toEqual({
      kind: 'handed_back',
      id: 'handed_back:2',
      by: ben,
      epoch: 2,
      caseId,
      at: monday,
      handled: false,
    });
    expect(doorbells).toHaveLength(2);
  });

  it('says so where the assistant has it', async () => {
    const { press, inputs, whispers } = await slackWorld();
    expect(await press('hand_back')).toEqual(ok);
    expect(await inputs()).toEqual([]);
    expect(whispers).toEqual([{ user: anna.id, text: 'The assistant already has this chat.' }]);
  });
});

describe('Resolve', () => {
  it('gives a claimed chat back as resolved', async () => {
    const { press, store, inputs } = await slackWorld();
    await press('take');
    expect(await press('resolve')).toEqual(ok);
    expect(await store.getOwnership(conversation)).toEqual({ owner: assistantOwns, epoch: 2 });
    expect((await inputs()).find(({ kind }) => kind === 'resolved')).toMatchObject({
      id: 'resolved:2',
      by: anna,
      epoch: 2,
    });
  });

  it('is stored for every press where the assistant has the chat; the turn resolves an open case once', async () => {
    const { press, store, inputs, doorbells } = await slackWorld();
    await press('resolve');
    await press('resolve', ben.id);
    expect(await store.getOwnership(conversation)).toEqual({ owner: assistantOwns, epoch: 0 });
    const resolved = { kind: 'resolved', epoch: 0, ownerKept: true, caseId, at: monday, handled: false };
    expect(await inputs()).toEqual([
      { ...resolved, id: `resolve:${caseId}:1772442020.000001`, by: anna },
      { ...resolved, id: `resolve:${caseId}:1772442020.000002`, by: ben },
    ]);
    expect(doorbells).toHaveLength(2);
  });

  it('is stored under the owner that it found, though somebody takes the chat meanwhile', async () => {
    const { press, store, inputs, clock } = await slackWorld();
    const { getOwnership } = store;
    store.getOwnership = async (id) => {
      const found = await getOwnership(id);
      store.getOwnership = getOwnership;
      const input = { kind: 'claimed', id: 'claim:1', teammate: ben, epoch: 1, at: clock.now() } as const;
      await store.changeOwner(id, { expectedEpoch: 0, to: { kind: 'teammate', teammate: ben }, input });
      return found;
    };
    await press('resolve');
    const resolved = (await inputs()).find(({ kind }) => kind === 'resolved');
    expect(resolved).toMatchObject({ epoch: 0, ownerKept: true, by: anna });
  });
});

describe('Call the team', () => {
  it('is stored for each press and rings', async () => {
    const { press, inputs, doorbells } = await slackWorld();
    await press('call_team');
    await press('call_team', ben.id);
    expect(await inputs()).toEqual([
      { kind: 'called', id: 'call:1772442020.000001', by: anna, caseId, at: monday, handled: false },
      { kind: 'called', id: 'call:1772442020.000002', by: ben, caseId, at: monday, handled: false },
    ]);
    expect(doorbells).toHaveLength(2);
  });
});

describe('Take it and send', () => {
  const inputId = `slack:${channel}:1772442010.000200`;
  const value = `${caseId}:${inputId}`;

  it('takes the chat and stores the draft as the word of its owner', async () => {
    const { press, event, store, inputs, clock } = await slackWorld();
    await event({ text: 'On my way' });
    clock.advance(20_000);
    expect(await press('take_and_send', anna.id, value)).toEqual(ok);
    expect(await store.getOwnership(conversation)).toEqual({ owner: ownedBy(anna), epoch: 1 });
    expect((await inputs()).map(({ id, kind, at }) => ({ id, kind, at }))).toEqual([
      { id: inputId, kind: 'teammate_said', at: 1_772_442_010_000 },
      { id: 'claim:1', kind: 'claimed', at: monday + 20_000 },
      { id: `${inputId}:sent`, kind: 'teammate_said', at: monday + 20_000 },
    ]);
    expect((await inputs())[2]).toMatchObject({ text: 'On my way', teammate: anna, handled: false });
  });

  it('sends a draft once', async () => {
    const { press, event, inputs, whispers } = await slackWorld();
    await event({});
    await press('take_and_send', anna.id, value);
    await press('take_and_send', anna.id, value);
    expect(await inputs()).toHaveLength(3);
    expect(whispers).toEqual([{ user: anna.id, text: 'That message has been sent already.' }]);
  });

  it('sends nothing where somebody else was faster', async () => {
    const { press, event, inputs, whispers } = await slackWorld();
    await event({});
    await press('take', ben.id);
    await press('take_and_send', anna.id, value);
    expect((await inputs()).map(({ id }) => id).sort()).toEqual(['claim:1', inputId]);
    expect(whispers).toEqual([{ user: anna.id, text: 'Already taken by Ben Jones.' }]);
  });

  it.each([
    ['of another', ben.id, value],
    ['that is not stored', anna.id, `${caseId}:slack:C1:9.9`],
    ['without an id', anna.id, caseId],
  ])('neither takes nor sends a draft %s', async (_what, user, pressed) => {
    const { press, event, store, inputs, whispers } = await slackWorld();
    await event({});
    expect(await press('take_and_send', user, pressed)).toEqual(ok);
    expect(await store.getOwnership(conversation)).toEqual({ owner: assistantOwns, epoch: 0 });
    expect(await inputs()).toHaveLength(1);
    expect(whispers).toEqual([{ user, text: 'That message is no longer stored. Please write it again.' }]);
  });

  it('sends a draft as it stands after its edits, and not one that was deleted', async () => {
    const { press, event, inputs, whispers } = await slackWorld();
    const was = { user: anna.id, text: 'On my wya', ts: '1772442010.000200', thread_ts: thread };
    const edit = (text: string, ts: string) =>
      event({ subtype: 'message_changed', ts, message: { ...was, text }, previous_message: was });
    await event({ text: was.text });
    await edit('On my way', '1772442011.000100');
    await edit('On my way!', '1772442012.000100');
    await press('take_and_send', anna.id, value);
    expect((await inputs()).find(({ id }) => id === `${inputId}:sent`)).toMatchObject({ text: 'On my way!' });
    await event({
      subtype: 'message_deleted',
      ts: '1772442013.000100',
      deleted_ts: was.ts,
      previous_message: was,
    });
    await press('take_and_send', anna.id, value);
    expect(whispers).toEqual([{ user: anna.id, text: 'That message was deleted. Please write it again.' }]);
  });

  it('takes the question away once it is answered, whatever came of it', async () => {
    const { press, event, dismissed } = await slackWorld();
    await event({});
    await press('take_and_send', anna.id, value);
    await press('take_and_send', ben.id, value);
    await press('keep_internal', anna.id, value);
    await press('take', anna.id);
    const address = 'https://hooks.slack.com/actions/T0/1/press-';
    expect(dismissed).toEqual([`${address}1`, `${address}2`, `${address}3`]);
  });

  it('stands though its question cannot be taken away', async () => {
    const { press, event, store, failing, warnings } = await slackWorld();
    await event({});
    failing.dismissals = true;
    expect(await press('take_and_send', anna.id, value)).toEqual(ok);
    expect((await store.getOwnership(conversation)).owner).toEqual(ownedBy(anna));
    expect(warnings).toEqual(['dismiss_failed']);
  });

  it('keeps a draft internal by doing nothing', async () => {
    const { press, event, inputs, doorbells, whispers } = await slackWorld();
    await event({});
    expect(await press('keep_internal', anna.id, value)).toEqual(ok);
    expect(await inputs()).toHaveLength(1);
    expect(doorbells).toHaveLength(1);
    expect(whispers).toEqual([]);
  });
});
