import { linesOf, strangers } from '../../../adapters/help-desk/history.ts';
import type { Message, MessageGroup } from '../../../adapters/help-desk/models.ts';
import { relayMark } from '../../../adapters/help-desk/unconfirmed.ts';
import { appError } from '../../factories/errors.ts';

const message = (id: string, time: string, more: Partial<Message> = {}): Message => ({
  id,
  userid: 'visitor1',
  type: 'M',
  datecreated: time === '' ? '' : `2026-03-02 09:00:${time}`,
  format: 'T',
  message: id,
  ...more,
});
const group = (time: string, messages: Message[]): MessageGroup => ({
  id: `g${time}`,
  datecreated: time === '' ? '' : `2026-03-02 09:00:${time}`,
  sort_order: 0,
  messages,
});
const start = Date.UTC(2026, 2, 2, 9);
const ids = (groups: MessageGroup[]) => linesOf(groups, { addresses: true }).map(({ id }) => id);

describe('linesOf', () => {
  it('sorts by time whichever way the server did', () => {
    const first = group('00', [message('a', '01'), message('b', '05')]);
    const second = group('03', [message('c', '03')]);
    expect(ids([first, second])).toEqual(['a', 'c', 'b']);
    expect(ids([second, { ...first, messages: first.messages.toReversed() }])).toEqual(['a', 'c', 'b']);
  });

  it('keeps the order of messages of one second, a millisecond apart', () => {
    const lines = linesOf([group('00', [message('a', '01'), message('b', '01'), message('c', '02')])], {
      addresses: true,
    });
    expect(lines.map(({ id, at }) => [id, at - start])).toEqual([
      ['a', 1000],
      ['b', 1001],
      ['c', 2000],
    ]);
  });

  it('keeps that order where the server lists the newest first', () => {
    const newestFirst = [message('c', '02'), message('b', '01'), message('a', '01')];
    expect(ids([group('00', newestFirst)])).toEqual(['a', 'b', 'c']);
  });

  it("tells groups of one second apart by LiveAgent's own order", () => {
    const first = { ...group('01', [message('a', '01')]), sort_order: 1 };
    const second = { ...group('01', [message('b', '01')]), sort_order: 2 };
    expect(ids([second, first])).toEqual(['a', 'b']);
    expect(ids([first, second])).toEqual(['a', 'b']);
  });

  it('takes a missing time from the group, and a group\u2019s from its first message', () => {
    expect(ids([group('02', [message('b', '')]), group('', [message('a', '01')])])).toEqual(['a', 'b']);
  });

  it('refuses a time it cannot read', () => {
    const odd = [group('00', [message('a', '', { datecreated: 'yesterday' })])];
    expect(() => linesOf(odd, { addresses: true })).toThrow(
      appError('refused', 'LiveAgent gave a time of another form; expected YYYY-MM-DD HH:MM:SS'),
    );
  });

  it('leaves out system lines and what LiveAgent itself writes, and tells notes apart', () => {
    const lines = linesOf(
      [
        group('00', [
          message('s', '01', { type: 'S' }),
          message('w', '02', { userid: 'system00' }),
          message('n', '03', { type: 'N' }),
          message('f', '04', { type: 'F', message: 'invoice.pdf' }),
        ]),
      ],
      { addresses: true },
    );
    expect(lines.map(({ id, kind, text }) => [id, kind, text])).toEqual([
      ['n', 'note', 'n'],
      ['f', 'spoken', ''],
    ]);
  });

  it('reads HTML as text, and text with angle brackets as it is', () => {
    const html = message('h', '01', { format: 'H', message: `<p>Hi<br>there${relayMark}</p>` });
    const text = message('t', '02', { message: 'is <b> bold?\r\n' });
    expect(linesOf([group('00', [html, text])], { addresses: true })).toEqual([
      { id: 'h', at: start + 1000, userid: 'visitor1', kind: 'spoken', text: 'Hi\nthere', marked: true },
      { id: 't', at: start + 2000, userid: 'visitor1', kind: 'spoken', text: 'is <b> bold?', marked: false },
    ]);
  });
});

describe('strangers', () => {
  it('counts who is neither an agent nor the contact', () => {
    const lines = linesOf(
      [
        group('00', [
          message('a', '01'),
          message('b', '02', { userid: 'agent001' }),
          message('c', '03', { userid: 'contact1' }),
          message('d', '04', { userid: 'agent002' }),
        ]),
      ],
      { addresses: true },
    );
    expect(strangers(lines, [{ id: 'agent001', name: '', email: '' }], 'contact1')).toBe(2);
  });
});
