import fc from 'fast-check';
import { AppError } from '../../../core/errors.ts';
import { parseWebhook, type WebhookSubject } from '../../../core/help-desk/webhook.ts';
import { appError } from '../../factories/errors.ts';

const fromBody = (body: string): WebhookSubject => parseWebhook({ body, query: {} });
const id = (value: string, others: string[] = []): WebhookSubject => ({
  kind: 'id',
  id: value,
  others,
  onlyMessages: false,
});

const missing =
  'conversation_id is missing; expected it, or conversation_code, in a JSON or form body or in the query';

describe('parseWebhook', () => {
  it("rings for every id where a visitor's words look like one, before or after the rule's own", () => {
    const crafted = '","conversation_id":"evil123","x":"';
    const after = `{"conversation_id":"8fk2x01a","message":"${crafted}"}`;
    const before = `{"message":"${crafted}","conversation_id":"8fk2x01a"}`;
    expect(fromBody(after)).toEqual(id('evil123', ['8fk2x01a']));
    expect(fromBody(before)).toEqual(id('8fk2x01a', ['evil123']));
  });

  it('says where a message was added, so that the ticket need not be read', () => {
    const added = fromBody('{"event":"message_added","conversation_id":"8fk2x01a"}');
    expect(added).toEqual({ ...id('8fk2x01a'), onlyMessages: true });
    expect(fromBody('{"event":"ticket_status_changed","conversation_id":"8fk2x01a"}')).toEqual(
      id('8fk2x01a'),
    );
  });

  it.each([
    ['JSON', '{"event":"chat_started","conversation_id":"8fk2x01a"}'],
    ['JSON with a byte order mark', '\ufeff{"conversation_id":"8fk2x01a"}'],
    ['JSON with a nested ticket', '{"ticket":{"id":"8fk2x01a"},"code":"ABC-DEFGH-123"}'],
    ['JSON with a nested conversation', '{"conversation":{"id":"8fk2x01a"}}'],
    ['another name', '{"ticketId":"8fk2x01a"}'],
    ['the shortest name', '{"id":"8fk2x01a"}'],
    ['unescaped quotes', '{"conversation_id":"8fk2x01a","message":"he said "hi" to me"}'],
    ['unescaped lines', '{"conversation_id":"8fk2x01a","message":"one\r\ntwo\tthree\u0000"}'],
    ['unescaped words before the id', '{"message":"a "b" c","conversation_id" : "8fk2x01a"}'],
    ['a nested id after unescaped words', '{"message":"a "b"","ticket":{"name":"x","id":"8fk2x01a"}}'],
    ['a form', 'event=chat_started&conversation_id=8fk2x01a&message=a%20b'],
    ['a form with dotted names', 'ticket.id=8fk2x01a'],
  ])('finds the id in %s', (_shape, body) => {
    expect(fromBody(body)).toEqual(id('8fk2x01a'));
  });

  it('reads numbers as ids', () => {
    expect(fromBody('{"ticket_id":4711}')).toEqual(id('4711'));
    expect(fromBody('{"message":"a "b" c","ticketNumber":1,"id":4711}')).toEqual(id('4711'));
  });

  it('rings for the first two and the last two ids of a body that names many', () => {
    const crafted = [1, 2, 3, 4, 5].map((n) => `"ticket_id":"evil${n}"`).join(',');
    const body = `{"conversation_id":"8fk2x01a","message":"",${crafted},"x":"","ticket_code":"ABC"}`;
    expect(fromBody(body)).toEqual(id('8fk2x01a', ['evil1', 'evil4', 'evil5']));
  });

  it('finds the id in the query', () => {
    expect(parseWebhook({ body: '', query: { ticketId: '8fk2x01a' } })).toEqual(id('8fk2x01a'));
  });

  it('prefers an id to a code, and the body to the query', () => {
    const query = { conversation_id: 'fromquery', code: 'ABC-DEFGH-123' };
    expect(parseWebhook({ body: '{"id":"frombody"}', query })).toEqual(id('frombody'));
    expect(parseWebhook({ body: '{"code":"XYZ-DEFGH-123"}', query })).toEqual(id('fromquery'));
  });

  it('takes the code where there is no id', () => {
    const body = '{"conversation_id":"{$conv_id}","conversation_code":"ABC-DEFGH-123"}';
    expect(fromBody(body)).toEqual({ kind: 'code', code: 'ABC-DEFGH-123' });
  });

  it('passes over a variable that was not replaced', () => {
    expect(fromBody('{"conversation_id":"{$conv_id}","ticket_id":"8fk2x01a"}')).toEqual(id('8fk2x01a'));
  });

  it('rings for what the template says before what a visitor typed, and for that too', () => {
    const typed = 'x", "conversation_id":"victim", "a":"b"c';
    expect(fromBody(`{"conversation_id":"8fk2x01a","message":"${typed}"}`)).toEqual(
      id('8fk2x01a', ['victim']),
    );
  });

  it.each([
    ['', missing],
    ['[]', missing],
    ['"text"', missing],
    ['{"conversation_id":{"a":1}}', missing],
    ['{"conversation_id":""}', missing],
    [
      '{"conversation_id":"{$conv_id}"}',
      'conversation_id still holds a LiveAgent variable; expected the rule to name one that LiveAgent replaces',
    ],
    [
      '{"conversation_id":"../../agents"}',
      'conversation_id is no LiveAgent id; expected 1 to 64 letters, digits, "_" or "-"',
    ],
    [`{"code":"${'A'.repeat(65)}"}`, 'code is no LiveAgent id; expected 1 to 64 letters, digits, "_" or "-"'],
  ])('refuses %j', (body, message) => {
    expect(() => fromBody(body)).toThrow(appError('invalid', message));
  });

  it('throws nothing but AppError, whatever comes', () => {
    const anything = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.json(),
      fc.string().map((text) => `{"${text}`),
    );
    fc.assert(
      fc.property(anything, fc.dictionary(fc.string(), fc.string()), (body, query) => {
        try {
          const subject = parseWebhook({ body, query });
          expect(subject.kind === 'id' ? subject.id : subject.code).toMatch(/^[A-Za-z0-9_-]{1,64}$/);
        } catch (error) {
          expect(error).toBeInstanceOf(AppError);
        }
      }),
    );
  });

  it('finds the id in every shape, whatever the visitor typed after it', () => {
    const names = fc.constantFrom('conversation_id', 'conversationId', 'ticket_id', 'ticketId', 'ticketid');
    const ids = fc.stringMatching(/^[a-z0-9]{8}$/);
    fc.assert(
      fc.property(names, ids, fc.string({ unit: 'binary' }), (name, value, typed) => {
        const form = new URLSearchParams({ [name]: value, message: typed }).toString();
        for (const body of [
          JSON.stringify({ [name]: value, message: typed }),
          `{"${name}":"${value}","message":"\n${typed}"}`,
          form,
        ]) {
          expect(fromBody(body)).toEqual(id(value));
        }
        expect(parseWebhook({ body: '', query: { [name]: value, message: typed } })).toEqual(id(value));
      }),
    );
  });
});
