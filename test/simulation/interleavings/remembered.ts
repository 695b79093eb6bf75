import type { Act, Move, Script } from './act.ts';

const move = (act: Act, steps = -1, after = 1): Move => ({ after, act, steps });
/** As many steps as it takes until a run of a handler stands before such a call. */
const moveUntil = (act: Act, until: RegExp): Move => ({ after: 1, act, steps: 500, until });
const asks: Act = { kind: 'asks', chat: 'mango', what: 'person', copies: 1 };
const takes: Act = {
  kind: 'presses',
  chat: 'mango',
  who: 'anna',
  button: 'take',
  card: 'newest',
  copies: 1,
};
const resolves: Act = { ...takes, button: 'resolve' };
const says: Act = { kind: 'writes', chat: 'mango', who: 'anna', words: 'Hello', copies: 1 };
const carla: Act = { kind: 'answers in the panel', chat: 'mango', copies: 1 };

/** Scripts that once broke a promise, as short as they were found, and what must be seen in them. */
export const remembered: { name: string; script: Script; sees: RegExp }[] = [
  {
    name: 'somebody takes the chat right after an answer from the panel that no turn has heard of',
    script: { moves: [move(asks), move(carla, 0), move(takes)], picks: [] },
    sees: /Carla is answering in LiveAgent[\s\S]*anna\w* is taking over/,
  },
  {
    name: 'a hand-back and the next claim come in the same millisecond',
    script: {
      moves: [move(asks), move(takes), move({ ...takes, button: 'hand_back' }, 0), move(takes)],
      picks: [],
    },
    sees: /"epoch":3/,
  },
  {
    name: 'a worker dies after it dropped an answer and before it could say so',
    script: {
      moves: [moveUntil(carla, /^replies .*: queues\.send/), move({ kind: 'a worker dies' })],
      picks: [],
    },
    sees: /replies .* dies before/,
  },
  {
    name: 'somebody writes in the thread of a card whose posting is not stored yet',
    script: {
      moves: [
        move({ kind: 'fails', service: 'slack', how: 'taken' }, 0),
        moveUntil(asks, /^escalations .*: store\.settleEffect/),
        move({ kind: 'writes', chat: 'mango', who: 'anna', words: 'Hello', copies: 1 }),
      ],
      picks: [],
    },
    sees: /message of anna fails: .*not known yet/,
  },
  {
    name: 'the visitor asks for a person between Resolve and the closing of the ticket',
    script: {
      moves: [
        move(asks),
        move({ kind: 'fails', service: 'liveagent', how: 'refused' }, 0),
        move(resolves, 36),
        move(asks),
        move({ kind: 'waits for a timer' }),
      ],
      picks: [],
    },
    sees: /presses resolve[\s\S]*says something[\s\S]*readMessages\n(.*load.*\n)+.*recordInput/,
  },
  {
    name: 'the visitor asks for a person while the closing of the ticket is on the wire',
    script: {
      moves: [
        move(asks),
        moveUntil(resolves, /liveagent\.resolve/),
        { ...moveUntil(asks, /^escalations .*: slack\.postCard/), others: true },
        move({ kind: 'waits for a timer' }),
      ],
      picks: [],
    },
    sees: /readMessages\n[\s\S]*committed, card thread_post note[\s\S]*liveagent\.resolve/,
  },
  {
    name: 'a teammate says the same words twice, and the second worker dies before it sends them',
    script: {
      moves: [
        move(asks),
        move(takes),
        move(says, -1),
        { ...move(says, 60, 400), until: /^replies .*liveagent\.post/ },
        move({ kind: 'a worker dies' }),
      ],
      picks: [],
    },
    sees: /replies .* dies before [\s\S]*liveagent\.findPosted\n[\s\S]*liveagent\.post "teammate: Hello/,
  },
  {
    name: 'the clock of whoever posts is ahead, and that it posted is not stored',
    script: {
      moves: [
        moveUntil({ ...asks, what: 'price' }, /^replies effect 2 .*: store\.settleEffect/),
        move({ kind: 'fails', service: 'store', how: 'refused' }),
      ],
      picks: [],
      skews: [2_000],
    },
    sees: /settleEffect: refused[\s\S]*liveagent\.findPosted/,
  },
  {
    name: 'a timer rings on a machine whose clock is ahead of that of the turn',
    script: { moves: [move(asks)], picks: [], skews: [2_000, 2_000, 0] },
    sees: /timers of [\s\S]*commit of mango: committed, team_mail/,
  },
  {
    name: 'the worker dies that gave up the mail of a lead, over storing so',
    script: {
      moves: [
        move({ kind: 'fails', service: 'mail', how: 'rejected' }, 0),
        moveUntil({ ...asks, what: 'address' }, /^leads .*: store\.settleEffect/),
        move({ kind: 'fails', service: 'store', how: 'dies after' }),
      ],
      picks: [],
    },
    sees: /mail\.send: rejected[\s\S]*leads .*settleEffect: dies after/,
  },
  {
    name: 'the mail of a lead is refused for good after the chat was handed back',
    script: {
      moves: [
        move(asks),
        move(takes),
        move({ ...takes, button: 'hand_back' }),
        move({ kind: 'fails', service: 'mail', how: 'rejected' }, 0),
        move({ ...asks, what: 'address' }),
      ],
      picks: [],
    },
    sees: /mail\.send: rejected/,
  },
];
