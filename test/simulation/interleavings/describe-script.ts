import { type Act, deliversAgain, type Script } from './act.ts';

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
    case 'goes down':
      return `${a.service} is ${a.how} for ${a.seconds} seconds`;
    case 'fails':
      return `the next call of ${a.service} is ${a.how}`;
    default:
      return a.kind;
  }
};

/** For people: one line for each move. */
export const describeScript = ({
  setting = 'usual',
  moves,
  picks,
  weather = [],
  skews = [],
  delays = [],
}: Script): string[] => [
  `the configuration: ${setting}`,
  ...moves.map(
    ({ after, act: a, steps }, n) =>
      `${n + 1}. ${after} ms later ${describeAct(a)}; then ${steps < 0 ? 'all that follows' : `${steps} steps`}`,
  ),
  `what goes wrong, each after so many calls: ${weather.map(({ calls, kind }) => `${calls} ${kind}`).join(', ') || 'nothing'}`,
  `clocks ahead: ${skews.join(' ') || 'none'} ms; requests on their way: ${delays.join(' ') || 'none'} ms`,
  `picks: ${picks.join(' ')} (${deliversAgain}: a queue delivers again what a worker has in hand)`,
];
