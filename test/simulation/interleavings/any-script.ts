import fc from 'fast-check';
import { type Act, type Asks, type Chat, deliversAgain, type Move, type Person, type Script } from './act.ts';
import { act, chat, responder } from './any-act.ts';
import { type FaultKind, faultKinds, type Gust, outageKinds, type Service } from './faults.ts';
import { type Setting, settings } from './settings.ts';

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

/** What people go on to do while something is out of reach, and after. */
const meanwhile: fc.Arbitrary<Move[]> = fc
  .record({ chat, who: responder, which: fc.nat({ max: 4 }) })
  .map(({ chat, who, which }): Move[] => {
    const acts: Act[] = [
      { kind: 'asks', chat, what: 'price', copies: 1 },
      { kind: 'asks', chat, what: 'person', copies: 1 },
      { kind: 'asks', chat, what: 'address', copies: 1 },
      { kind: 'presses', chat, who, button: 'take', card: 'newest', copies: 1 },
      { kind: 'writes', chat, who, words: 'Hello', copies: 1 },
    ];
    return acts.slice(which, which + 1).map(alone);
  });

/** Longer than the deliveries of a message last, or shorter: these take from one minute to five. */
const outage: fc.Arbitrary<Move[]> = fc
  .record({
    service: fc.constantFrom<Service[]>(
      ...(['slack', 'slack', 'liveagent', 'liveagent', 'store', 'store', 'queues', 'queues'] as const),
      ...(['model', 'mail', 'knowledge', 'links', 'secrets'] as const),
    ),
    how: fc.constantFrom(...outageKinds),
    seconds: fc.constantFrom(40, 240, 900),
    next: fc.array(meanwhile, { minLength: 1, maxLength: 3 }),
  })
  .map(({ next, ...what }): Move[] => [
    { after: 1, act: { kind: 'goes down', ...what }, steps: 0 },
    ...next.flat(),
  ]);

const moves = fc.oneof(
  { weight: 8, arbitrary: move.map((one) => [one]) },
  { weight: 2, arbitrary: interrupted },
  { weight: 1, arbitrary: mailed },
  { weight: 1, arbitrary: unheard },
  { weight: 1, arbitrary: outage },
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
  setting: fc.oneof(
    { weight: 8, arbitrary: fc.constant<Setting>('usual') },
    { weight: 8, arbitrary: fc.constantFrom(...settings) },
  ),
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
