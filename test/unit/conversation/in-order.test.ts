import { inOrder } from '../../../core/conversation/in-order.ts';
import type { Input } from '../../../core/conversation/input.ts';
import { anna, ben } from '../../factories/conversation.ts';

const said = (id: string, at: number): Input => ({ id, at, kind: 'said', text: id });
const claimed = (epoch: number, at: number): Input => ({
  id: `claim:${epoch}`,
  at,
  kind: 'claimed',
  teammate: anna,
  epoch,
});
const handedBack = (epoch: number, at: number): Input => ({
  id: `handed_back:${epoch}`,
  at,
  kind: 'handed_back',
  by: ben,
  epoch,
});
const idsOf = (inputs: Input[]) => inOrder(inputs).map(({ id }) => id);

describe('inputs', () => {
  it('come by time, the opening first, and by id within a millisecond', () => {
    const opened: Input = { id: 'opened', at: 9, kind: 'opened', visitor: {} };
    expect(idsOf([said('b', 5), said('c', 4), said('a', 5), opened])).toEqual(['opened', 'c', 'a', 'b']);
  });

  it('keep the order of the owners, whatever the clocks say that wrote them down', () => {
    expect(idsOf([claimed(3, 5), handedBack(2, 5), said('a', 6)])).toEqual(['handed_back:2', 'claim:3', 'a']);
    expect(idsOf([claimed(3, 5), said('a', 6), handedBack(2, 7)])).toEqual(['handed_back:2', 'a', 'claim:3']);
  });

  it('keep what somebody wrote who had the chat between the changes that gave and took it', () => {
    const wrote = (at: number, ownedUnder?: number): Input => ({
      ...{
        id: `wrote:${ownedUnder}`,
        at,
        kind: 'teammate_said',
        via: 'slack',
        teammate: anna,
        text: 'Hello',
      },
      ...(ownedUnder === undefined ? {} : { ownedUnder }),
    });
    const late = [said('a', 1), wrote(2, 3), said('b', 3), handedBack(2, 4), claimed(3, 5)];
    expect(idsOf(late)).toEqual(['a', 'handed_back:2', 'claim:3', 'wrote:3', 'b']);
    const early = [claimed(1, 1), handedBack(2, 2), said('a', 3), wrote(4, 1), claimed(3, 6), said('b', 7)];
    expect(idsOf(early)).toEqual(['claim:1', 'a', 'wrote:1', 'handed_back:2', 'claim:3', 'b']);
    expect(idsOf([wrote(2), claimed(3, 5)])).toEqual(['wrote:undefined', 'claim:3']);
    expect(idsOf([wrote(5, 1), handedBack(2, 4)])).toEqual(['wrote:1', 'handed_back:2']);
  });

  it('hear last of what was given up elsewhere than in Slack: whoever it concerns may be gone by then', () => {
    const failed = (what: 'lead_mail' | 'thread_post', at: number): Input => {
      return { id: `failed:${what}`, at, kind: 'delivery_failed', effect: 3, what, why: 'refused' };
    };
    const resolved: Input = { id: 'resolved:2', at: 5, kind: 'resolved', by: ben, epoch: 2 };
    expect(idsOf([failed('lead_mail', 3), failed('thread_post', 4), resolved])).toEqual([
      'failed:thread_post',
      'resolved:2',
      'failed:lead_mail',
    ]);
  });

  it('hear of a resolution that changed no owner after the change that it found', () => {
    const kept: Input = {
      id: 'resolve:case:1',
      at: 4,
      kind: 'resolved',
      by: ben,
      epoch: 2,
      ownerKept: true,
    };
    expect(idsOf([kept, handedBack(2, 5), claimed(3, 3)])).toEqual([
      'handed_back:2',
      'resolve:case:1',
      'claim:3',
    ]);
  });
});
