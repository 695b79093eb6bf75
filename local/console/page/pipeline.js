import { api } from './api.js';
import { chatName } from './chat-name.js';
import { byId, el, keyed } from './dom.js';

const shown = 200;

const clock = (at) => new Date(at).toLocaleTimeString([], { hour12: false });

const states = [
  [/fail|dead/i, 'bad'],
  [/pending|sending|unknown|unhandled|wait/i, 'busy'],
  [/drop/i, 'dropped'],
];

const stateOf = (status) => states.find(([pattern]) => pattern.test(status))?.[1] ?? 'done';

const line = (event) =>
  el(
    'li',
    { class: event.kind },
    el('time', {}, clock(event.at)),
    el(
      'span',
      { class: 'what' },
      el('b', {}, event.label.replaceAll('_', ' ')),
      ` ${event.who}`,
      event.detail === undefined ? undefined : ` · ${event.detail}`,
    ),
    el('span', { class: `state ${stateOf(event.status)}` }, event.status),
  );

/** Counts repeats from the oldest on, so that a line keeps its key while newer ones arrive. */
const withKeys = (events) => {
  const seen = new Map();
  return events.map((event) => {
    const name = `${event.conversation}/${event.at}/${event.kind}/${event.label}`;
    const count = seen.get(name) ?? 0;
    seen.set(name, count + 1);
    return { ...event, key: `${name}/${count}` };
  });
};

/** What happened inside, newest first. */
export const pipelinePane = () => async () => {
  const [events, chats] = await Promise.all([api.pipeline(), api.chats()]);
  const names = new Map(chats.map((chat) => [`liveagent:${chat.id}`, chatName(chat)]));
  const oldestFirst = events.toSorted((a, b) => a.at - b.at);
  byId('pipeline-empty').hidden = events.length > 0;
  keyed(
    byId('events'),
    withKeys(oldestFirst)
      .reverse()
      .slice(0, shown)
      .map((event) => ({ ...event, who: names.get(event.conversation) ?? event.conversation })),
    (event) => event.key,
    line,
  );
};
