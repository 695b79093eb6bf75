import fc from 'fast-check';
import { type FaultKind, faultKinds, type Gust, type Service } from './faults.ts';

export const chats = ['mango', 'plum', 'cherry'] as const;
export type Chat = (typeof chats)[number];
export type Person = 'anna' | 'ben' | 'otto';
export type Asks =
  | 'price'
  | 'moon'
  | 'person'
  | 'yes'
  | 'no'
  | 'address'
  | 'chatter'
  | 'markup'
  | 'orders'
  | 'signs'
  | 'story';
export type Button = 'take' | 'hand_back' | 'resolve' | 'call_team';
export type MenuEntry = 'snooze_15' | 'snooze_60' | 'snooze_end' | 'transcript' | 'revoke_links';

/** What somebody outside does. Otto is no responder. `copies`: how often its webhook or event comes. */
export type Act =
  | { kind: 'asks'; chat: Chat; what: Asks; copies: number }
  | { kind: 'answers in the panel'; chat: Chat; copies: number }
  | { kind: 'closes'; chat: Chat; copies: number }
  | { kind: 'presses'; chat: Chat; who: Person; button: Button; card: 'newest' | 'oldest'; copies: number }
  | { kind: 'chooses'; chat: Chat; who: Person; entry: MenuEntry; copies: number }
  | { kind: 'takes and sends'; chat: Chat; who: Person; copies: number }
  | { kind: 'writes'; chat: Chat; who: Person; words: string; copies: number; file?: 'passed on' | 'too big' }
  | { kind: 'edits'; chat: Chat; who: Person; words: string; copies: number }
  | { kind: 'deletes'; chat: Chat; who: Person; copies: number }
  | { kind: 'waits'; seconds: number }
  | { kind: 'waits for a timer' }
  | { kind: 'fails'; service: Service; how: FaultKind }
  | { kind: 'a worker dies' }
  | { kind: 'a deploy' };

/** An act, what it waits for before, and how far the rest of the world moves after it. */
export interface Move {
  /** Milliseconds. */
  after: number;
  act: Act;
  /** Port calls and deliveries until the next act; -1 until nothing moves any more. */
  steps: number;
  /** Ends them early: as soon as a run of a handler stands before such a call, as `<run>: <call>`. */
  until?: RegExp;
  /** Runs that stood still when it came stay as they are meanwhile. */
  others?: true;
}

/** Picked, it is none of what waits: a queue delivers again what a worker still has in hand. */
export const deliversAgain = 12;

/** `picks`: which of the things that could happen next does; 0 is the one that has waited longest. */
export interface Script {
  moves: Move[];
  picks: number[];
  /** What goes wrong without being asked for. */
  weather?: Gust[];
  /** Milliseconds that the clocks of the machines are ahead, one for each run of a handler, in turn. */
  skews?: number[];
  /** Milliseconds that requests are on their way, in turn. */
  delays?: number[];
}

const chat = fc.constantFrom<Chat>('mango', 'mango', 'mango', 'plum', 'plum', 'cherry');
const responder = fc.constantFrom<Person>('anna', 'anna', 'ben');
const person = fc.constantFrom<Person>('anna', 'anna', 'anna', 'ben', 'ben', 'otto');
const copies = fc.constantFrom(1, 1, 1, 2, 3);
const words = fc.constantFrom('Hello', 'Hello', 'One moment', '// look at this');

/** What is asked for: rare kinds of answers, and services that are called seldom, get their share. */
const fails: [Service, FaultKind][] = [
  ...(['liveagent', 'slack', 'slack', 'mail'] as const).flatMap((service) =>
    (['refused', 'lost', 'taken'] as const).map((how): [Service, FaultKind] => [service, how]),
  ),
  ['slack', 'throttled'],
  ['model', 'refused'],
  ['model', 'throttled'],
  ['model', 'slow'],
  ['knowledge', 'refused'],
  ['knowledge', 'throttled'],
  ['knowledge', 'lost'],
  ['knowledge', 'slow'],
];

const act: fc.Arbitrary<Act> = fc.oneof(
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
    weight: 2,
    arbitrary: fc.constantFrom(...fails).map(([service, how]): Act => ({ kind: 'fails', service, how })),
  },
  { weight: 1, arbitrary: fc.constant<Act>({ kind: 'a worker dies' }) },
  { weight: 1, arbitrary: fc.constant<Act>({ kind: 'a deploy' }) },
);

const move: fc.Arbitrary<Move> = fc.record({
  after: fc.constantFrom(1, 1, 400, 1_500),
  act,
  steps: fc.oneof(fc.nat({ max: 25 }), fc.constant(-1)),
});

/** What comes in the middle of answering or escalating. */
const interruptions = (chat: Chat, who: Person): Act[] => [
  { kind: 'presses', chat, who, button: 'take', card: 'newest', copies: 1 },
  { kind: 'writes', chat, who, words: 'Hello', copies: 1 },
  { kind: 'answers in the panel', chat, copies: 1 },
  { kind: 'closes', chat, copies: 1 },
];

const interrupted: fc.Arbitrary<Move[]> = fc
  .record({
    chat,
    who: responder,
    what: fc.constantFrom<Asks>('price', 'person', 'chatter'),
    fault: fc.constantFrom<FaultKind | undefined>(undefined, undefined, 'taken', 'refused'),
    before: fc.integer({ min: 4, max: 24 }),
    which: fc.constantFrom(0, 0, 0, 1, 1, 2, 3),
    steps: fc.nat({ max: 25 }),
  })
  .map(({ chat, who, what, fault, before, which, steps }): Move[] => [
    ...(fault === undefined
      ? []
      : [{ after: 1, act: { kind: 'fails', service: 'slack', how: fault }, steps: 0 } as const]),
    { after: 1, act: { kind: 'asks', chat, what, copies: 1 }, steps: before },
    ...interruptions(chat, who)
      .slice(which, which + 1)
      .map((act) => ({ after: 1, act, steps })),
  ]);

/** A visitor leaves an address while mail does not go out as it should. */
const mailed: fc.Arbitrary<Move[]> = fc
  .record({
    chat,
    how: fc.constantFrom<FaultKind>('refused', 'lost', 'taken', 'rejected'),
    steps: fc.nat({ max: 25 }),
  })
  .map(({ chat, how, steps }): Move[] => [
    { after: 1, act: { kind: 'fails', service: 'mail', how }, steps: 0 },
    { after: 1, act: { kind: 'asks', chat, what: 'address', copies: 1 }, steps },
  ]);

const alone = (act: Act): Move => ({ after: 400, act, steps: -1 });

/** The owner of a chat writes while the store is out of reach, and the same once more. */
const unheard: fc.Arbitrary<Move[]> = fc.record({ chat, who: responder }).map(({ chat, who }): Move[] => {
  const writes: Act = { kind: 'writes', chat, who, words: 'Hello', copies: 1 };
  return [
    alone({ kind: 'asks', chat, what: 'person', copies: 1 }),
    alone({ kind: 'presses', chat, who, button: 'take', card: 'newest', copies: 1 }),
    { after: 1, act: { kind: 'fails', service: 'store', how: 'refused' }, steps: 0 },
    alone(writes),
    alone(writes),
  ];
});

const moves = fc.oneof(
  { weight: 8, arbitrary: move.map((one) => [one]) },
  { weight: 2, arbitrary: interrupted },
  { weight: 1, arbitrary: mailed },
  { weight: 1, arbitrary: unheard },
);

/** Faults that are at most so many calls apart: fair weather, or a burst. */
const gusts = (apart: number, most: number): fc.Arbitrary<Gust[]> =>
  fc.array(
    fc.record<Gust>({ calls: fc.integer({ min: 1, max: apart }), kind: fc.constantFrom(...faultKinds) }),
    { maxLength: most, size: 'max' },
  );

/** What people do needs a card, and most of it somebody who has taken the chat: many scripts begin there. */
const beginnings = (chat: Chat): Move[][] => {
  const asks = alone({ kind: 'asks', chat, what: 'person', copies: 1 });
  const takes = (who: Person): Move =>
    alone({ kind: 'presses', chat, who, button: 'take', card: 'newest', copies: 1 });
  return [[], [asks], [asks, takes('anna')], [asks, takes('ben')]];
};

const opening: fc.Arbitrary<Move[]> = fc
  .tuple(fc.constantFrom(...beginnings('mango')), fc.constantFrom(...beginnings('plum')))
  .map(([mango, plum]) => [...mango, ...plum]);

/** Anything may happen, and go wrong, anywhere. */
export const script: fc.Arbitrary<Script> = fc.record({
  moves: fc
    .tuple(opening, fc.array(moves, { minLength: 1, maxLength: 12, size: 'max' }))
    .map(([first, rest]) => [...first, ...rest.flat()]),
  picks: fc.array(fc.nat({ max: deliversAgain }), { maxLength: 100, size: 'max' }),
  weather: fc.oneof(fc.constant<Gust[]>([]), gusts(80, 12), gusts(25, 25), gusts(3, 12)),
  skews: fc.oneof(
    fc.constant<number[]>([]),
    fc.array(fc.constantFrom<number[]>(0, 0, 300, 2_000, -2_000), { maxLength: 5 }),
  ),
  delays: fc.oneof(
    fc.constant<number[]>([]),
    fc.array(fc.constantFrom<number[]>(0, 0, 0, 300, 4_000, 90_000), { minLength: 1, maxLength: 8 }),
  ),
});

const times = (n: number, what: string) => (n === 1 ? '' : `, and its ${what} comes ${n} times`);

export const describeAct = (a: Act): string => {
  switch (a.kind) {
    case 'asks':
      return `visitor ${a.chat} says something (${a.what})${times(a.copies, 'webhook')}`;
    case 'answers in the panel':
      return `Carla answers ${a.chat} in LiveAgent${times(a.copies, 'webhook')}`;
    case 'closes':
      return `chat ${a.chat} is closed in LiveAgent${times(a.copies, 'webhook')}`;
    case 'presses':
      return `${a.who} presses ${a.button} on the ${a.card} card of ${a.chat}${times(a.copies, 'request')}`;
    case 'chooses':
      return `${a.who} chooses ${a.entry} on the newest card of ${a.chat}${times(a.copies, 'request')}`;
    case 'takes and sends':
      return `${a.who} presses "Take it and send" for ${a.chat}${times(a.copies, 'request')}`;
    case 'writes':
      return `${a.who} writes "${a.words}"${a.file === undefined ? '' : ` with a file that is ${a.file}`} in the thread of ${a.chat}${times(a.copies, 'event')}`;
    case 'edits':
      return `${a.who} edits the last own message in the thread of ${a.chat} to "${a.words}"${times(a.copies, 'event')}`;
    case 'deletes':
      return `${a.who} deletes the last own message in the thread of ${a.chat}${times(a.copies, 'event')}`;
    case 'waits':
      return `${a.seconds} seconds pass`;
    case 'waits for a timer':
      return 'time passes until a timer is due';
    case 'fails':
      return `the next call of ${a.service} is ${a.how}`;
    default:
      return a.kind;
  }
};

/** For people: one line for each move. */
export const describeScript = ({ moves, picks, weather = [], skews = [], delays = [] }: Script): string[] => [
  ...moves.map(
    ({ after, act: a, steps }, n) =>
      `${n + 1}. ${after} ms later ${describeAct(a)}; then ${steps < 0 ? 'all that follows' : `${steps} steps`}`,
  ),
  `what goes wrong, each after so many calls: ${weather.map(({ calls, kind }) => `${calls} ${kind}`).join(', ') || 'nothing'}`,
  `clocks ahead: ${skews.join(' ') || 'none'} ms; requests on their way: ${delays.join(' ') || 'none'} ms`,
  `picks: ${picks.join(' ')} (${deliversAgain}: a queue delivers again what a worker has in hand)`,
];
