import { assistantOwns, ownedBy } from '../../factories/conversation.ts';
import { anna, ben, monday, ok } from './pressers.ts';
import { caseId, channel, conversation, slackWorld, thread } from './slack-world.ts';

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
    expect((await inputs())[2]).toMatchObject({
      ...{ text: 'On my way', teammate: anna, handled: false },
      ownedUnder: 1,
    });
  });

  it('is not needed for what the owner writes, which is stored with the epoch of the claim', async () => {
    const { press, event, inputs } = await slackWorld();
    await press('take', anna.id);
    await event({ text: 'Hello', ts: '1772442010.000300' });
    await event({ text: 'I could help', ts: '1772442010.000400', user: ben.id });
    const said = (await inputs()).flatMap((one) => (one.kind === 'teammate_said' ? [one] : []));
    expect(said.map(({ text, ownedUnder }) => ({ text, ownedUnder }))).toEqual([
      { text: 'Hello', ownedUnder: 1 },
      { text: 'I could help', ownedUnder: undefined },
    ]);
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
