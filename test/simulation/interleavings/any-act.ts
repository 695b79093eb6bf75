import fc from 'fast-check';
import type { Act, Asks, Button, Chat, MenuEntry, Person } from './act.ts';
import type { FaultKind, Service } from './faults.ts';

export const chat = fc.constantFrom<Chat>('mango', 'mango', 'mango', 'plum', 'plum', 'cherry');
export const responder = fc.constantFrom<Person>('anna', 'anna', 'ben');
const person = fc.constantFrom<Person>('anna', 'anna', 'anna', 'ben', 'ben', 'otto');
const copies = fc.constantFrom(1, 1, 1, 2, 3);
const words = fc.constantFrom('Hello', 'Hello', 'One moment', '// look at this');

/** What is asked for: rare kinds of answers, and services that are called seldom, get their share. */
const fails: [Service, FaultKind][] = [
  ...(['liveagent', 'slack', 'slack', 'mail'] as const).flatMap((service) =>
    (['refused', 'lost', 'taken'] as const).map((how): [Service, FaultKind] => [service, how]),
  ),
  ['slack', 'throttled'],
  ['slack', 'late'],
  ['liveagent', 'late'],
  ['model', 'refused'],
  ['model', 'throttled'],
  ['model', 'slow'],
  ['limiter', 'refused'],
  ['limiter', 'lost'],
  ['circuits', 'refused'],
  ['circuits', 'taken'],
  ['knowledge', 'refused'],
  ['knowledge', 'throttled'],
  ['knowledge', 'lost'],
  ['knowledge', 'slow'],
];

/** Anything that may happen. */
export const act: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 7,
    arbitrary: fc.record<Extract<Act, { kind: 'asks' }>>({
      kind: fc.constant('asks'),
      chat,
      what: fc.constantFrom<Asks>(
        'price',
        'person',
        'person',
        'moon',
        'yes',
        'no',
        'address',
        'chatter',
        'markup',
        'orders',
        'signs',
        'story',
      ),
      copies,
    }),
  },
  {
    weight: 6,
    arbitrary: fc.record<Extract<Act, { kind: 'presses' }>>({
      kind: fc.constant('presses'),
      chat,
      who: person,
      button: fc.constantFrom<Button>(
        'take',
        'take',
        'take',
        'hand_back',
        'hand_back',
        'resolve',
        'call_team',
      ),
      card: fc.constantFrom('newest', 'newest', 'newest', 'oldest'),
      copies: fc.constantFrom(1, 1, 2),
    }),
  },
  {
    weight: 6,
    arbitrary: fc.record<Extract<Act, { kind: 'writes' }>>({
      kind: fc.constant('writes'),
      chat,
      who: person,
      words,
      copies,
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record<Extract<Act, { kind: 'writes' }>>({
      kind: fc.constant('writes'),
      chat,
      who: person,
      words,
      copies,
      file: fc.constantFrom('passed on', 'too big'),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record<Extract<Act, { kind: 'chooses' }>>({
      kind: fc.constant('chooses'),
      chat,
      who: person,
      entry: fc.constantFrom<MenuEntry>('snooze_15', 'snooze_60', 'snooze_end', 'transcript', 'revoke_links'),
      copies: fc.constantFrom(1, 2),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record<Extract<Act, { kind: 'takes and sends' }>>({
      kind: fc.constant('takes and sends'),
      chat,
      who: responder,
      copies: fc.constantFrom(1, 2),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record<Extract<Act, { kind: 'edits' }>>({
      kind: fc.constant('edits'),
      chat,
      who: responder,
      words: fc.constantFrom('Hello again', '// not for you'),
      copies,
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record<Extract<Act, { kind: 'deletes' }>>({
      kind: fc.constant('deletes'),
      chat,
      who: responder,
      copies,
    }),
  },
  {
    weight: 1,
    arbitrary: fc
      .record({ kind: fc.constantFrom('answers in the panel', 'closes'), chat, copies })
      .map((act): Act => act as Act),
  },
  {
    weight: 1,
    arbitrary: fc.record<Extract<Act, { kind: 'waits' }>>({
      kind: fc.constant('waits'),
      seconds: fc.constantFrom(3, 40, 130, 700),
    }),
  },
  { weight: 1, arbitrary: fc.constant<Act>({ kind: 'waits for a timer' }) },
  {
    weight: 3,
    arbitrary: fc.constantFrom(...fails).map(([service, how]): Act => ({ kind: 'fails', service, how })),
  },
  { weight: 1, arbitrary: fc.constant<Act>({ kind: 'a worker dies' }) },
  { weight: 1, arbitrary: fc.constant<Act>({ kind: 'a deploy' }) },
);
