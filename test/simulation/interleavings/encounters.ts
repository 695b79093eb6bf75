import type { FaultKind, OutageKind, Service } from './faults.ts';

/** What scripts must come across, lest they keep promises by never putting them to the test. */
const encounters: Record<string, RegExp> = {
  'a claim while an answer is being decided': /commit of \w+: owner_changed/,
  'a claim between the commit and the sending of an answer': /replies .*queues\.send/,
  'a message of a teammate on its way to the visitor': /liveagent\.post "teammate/,
  'a question to somebody who has not taken the chat': /slack\.askToTake/,
  'a claim after somebody else’s': /whisper "Already taken by/,
  'a press of an outsider': /whisper "Only the configured responders/,
  'a post to the visitor of unknown outcome': /liveagent\.findPosted/,
  'a card or a post in Slack of unknown outcome': /slack\.findPosted/,
  'a worker that dies': / dies before /,
  'an effect in two hands': /leased by another attempt/,
  'a timer': /timers of /,
  'a case resolved': /liveagent\.resolve/,
  'a teammate who has gone silent': /liveagent\.post "system: This chat is still with/,
  'a chat that a silent teammate has lost': /liveagent\.post "system: \w+ has not been able to answer/,
  'a webhook that came to nothing': /webhook of \w+ fails/,
  'an event that Slack delivers again': /message of \w+ fails/,
  'a press that came to nothing': /presses \w+ fails/,
  'a doorbell that the sweeper rang': /sweep #\d+: queues\.send/,
  'a sweep that failed': /a sweep failed/,
  'a failed message that nobody could postpone': /\(postpone_failed/,
  'a circuit that opened': /\(circuit_opened/,
  'a delivery given up': /\(effect_failed/,
  'an entry of a card’s menu': />> \w+ chooses /,
  'a file of a teammate': /with a file that is passed on/,
  'a new release': />> a deploy/,
  'a limiter that fails': /\(rate_limiter_failed/,
  'a circuit’s store that fails': /\(circuit_store_failed/,
  'a sum that cannot be kept': /\(counter_failed/,
  'a turn rescued because LiveAgent could not be read': /\(turn_rescued/,
  'a doorbell put back into its queue': /\(delivery_requeued/,
  'a message given up to the dead letters': /\(delivery_given_up/,
  'a chat whose team was mailed because Slack did not take its card':
    /mail\.send "A chat needs a person, and Slack/,
  'a visitor who writes faster than is read': /liveagent\.post "system: I can read only so many/,
  'a visitor who opens too many chats': /liveagent\.post "system: You have opened many chats/,
  'a chat whose budget is spent': /liveagent\.post "system: I cannot answer you myself right/,
  'a day whose money is spent': /\(day_ceiling_reached/,
  'a translation for the team': /slack\.postInThread "visitor: In en: /,
  'a translation for the visitor': /liveagent\.post "teammate: In de: /,
  'a translation that failed': /\(translation_failed/,
  'a look at changes that LiveAgent did not answer': /\(changes_unread/,
};

const everywhere: FaultKind[] = [
  'refused',
  'throttled',
  'lost',
  'taken',
  'slow',
  'dies before',
  'dies after',
];

/** Faults of each service that scripts must meet. */
const faultsOf: Partial<Record<Service, FaultKind[]>> = {
  store: [...everywhere, 'conflict'],
  queues: [...everywhere, 'twice'],
  liveagent: [...everywhere, 'late'],
  slack: [...everywhere, 'late'],
  model: ['refused', 'throttled', 'slow', 'malformed', 'bad input', 'cut', 'too long'],
  knowledge: ['refused', 'throttled', 'lost', 'slow'],
  mail: ['refused', 'lost', 'taken', 'rejected'],
  links: ['refused', 'throttled', 'slow'],
  secrets: ['refused', 'throttled', 'slow'],
  limiter: ['refused', 'lost'],
  circuits: ['refused', 'taken'],
};

/** Services that scripts must see out of reach for a stretch of time, in each way that differs. */
const outagesOf: Partial<Record<Service, OutageKind[]>> = {
  store: ['refused', 'throttled', 'lost'],
  queues: ['refused', 'throttled', 'lost'],
  liveagent: ['refused', 'throttled', 'lost'],
  slack: ['refused', 'throttled', 'lost'],
  model: ['refused', 'throttled'],
  mail: ['refused', 'throttled', 'lost'],
  knowledge: ['refused'],
  links: ['refused'],
  secrets: ['refused'],
};

const downName = (service: string, kind: string): string => `${service}: down, ${kind}`;

const faultName = (service: string, kind: string): string => `${service}: ${kind}`;

export const encounterNames: string[] = [
  ...Object.keys(encounters),
  ...Object.entries(faultsOf).flatMap(([service, kinds]) => kinds.map((kind) => faultName(service, kind))),
  ...Object.entries(outagesOf).flatMap(([service, kinds]) => kinds.map((kind) => downName(service, kind))),
];

/** Names of what is seen in the trace of a script. */
export const hitsIn = (trace: string[]): string[] => {
  const text = trace.join('\n');
  const known = new Set(encounterNames);
  const faults = trace.flatMap((line) => {
    const [, service, kind] = / ! .*: (\w+)\.\w+: ([a-z, ]+)$/.exec(line) ?? [];
    return service === undefined || kind === undefined ? [] : [faultName(service, kind)];
  });
  return [
    ...Object.keys(encounters).filter((name) => encounters[name]?.test(text)),
    ...new Set(faults.filter((name) => known.has(name))),
  ];
};
