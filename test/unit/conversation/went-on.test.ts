import { wentOn } from '../../../core/conversation/went-on.ts';
import type { Case } from '../../../core/escalation/case.ts';
import { monday } from '../../factories/clock.ts';
import { aCase, aMessage, aState, assistantOwns } from '../../factories/conversation.ts';

const resolve = { kind: 'resolve' as const, epoch: 2, upTo: 3 };
const snapshotWith = (over: { epoch?: number; messages?: ReturnType<typeof aMessage>[] } = {}) => ({
  state: aState({ openedAt: monday, seen: [{ id: 'message:m1', at: monday }], seenUpTo: 0 }),
  ownership: { owner: assistantOwns, epoch: over.epoch ?? 2 },
  messages: over.messages ?? [aMessage({ seq: 3 })],
  ...{ unhandled: [], undelivered: [] },
});
const told = [{ id: 'm1', at: monday, text: 'Bye', from: { kind: 'visitor' as const } }];

describe('a chat that somebody resolved', () => {
  it('has not gone on where nothing came after what they knew', () => {
    expect(wentOn(resolve, snapshotWith(), told)).toBeUndefined();
    expect(wentOn({ kind: 'resolve' }, snapshotWith({ epoch: 7 }), told)).toBeUndefined();
  });

  it('has gone on where it was taken since', () => {
    expect(wentOn(resolve, snapshotWith({ epoch: 3 }), told)).toBe("owner's epoch is 3, was 2");
  });

  it('has gone on where the visitor wrote since, and not where only a teammate did', () => {
    const [said, answered] = [aMessage({ seq: 5 }), aMessage({ seq: 4, from: 'teammate' })];
    expect(wentOn(resolve, snapshotWith({ messages: [answered, said] }), told)).toBe(
      'the chat went on: message 5',
    );
    expect(wentOn(resolve, snapshotWith({ messages: [answered] }), told)).toBeUndefined();
  });

  it('has gone on where a person was called again since, and not while its own case is the newest', () => {
    const withCase = (status: Case['status']) => {
      const snapshot = snapshotWith();
      return { ...snapshot, state: { ...snapshot.state, case: aCase({ status }) } };
    };
    expect(wentOn(resolve, withCase('resolved'), told)).toBeUndefined();
    expect(wentOn(resolve, withCase('waiting'), told)).toBe(`the chat went on: case ${aCase().id} is open`);
  });

  it('has gone on where the help desk tells of words that no turn has heard', () => {
    const unheard = {
      ...told[0],
      id: 'm2',
      at: monday + 1_000,
      text: 'Wait!',
      from: { kind: 'visitor' as const },
    };
    expect(wentOn(resolve, snapshotWith(), [...told, unheard])).toBe('the chat went on: message:m2');
  });
});
