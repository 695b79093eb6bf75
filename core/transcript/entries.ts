import type { Instant, Message } from '../conversation/conversation.ts';
import type { EffectStatus } from '../conversation/effect.ts';
import type { ConversationHistory } from '../conversation/turn.ts';
import { plainLine } from '../text/plain-text.ts';
import { block, clockTime, day, dayOf, isolated, langOf, sourceList } from './html.ts';
import { type Languages, messageHtml } from './message-html.ts';
import { type StoryEvent, storyOf } from './story.ts';

/** One line of the page: what somebody said, or what became of the case. */
type Entry = { message: Message; at: Instant } | { event: StoryEvent; at: Instant };

/** A help desk's clock and ours may differ by this much. */
const skewMs = 60_000;

/**
 * Messages keep the order they were taken down in. An event comes before the first message that was decided after it,
 * which effects tell exactly and times as well as two clocks can.
 */
const isBefore = (event: StoryEvent, message: Message): boolean => {
  if (event.effect === undefined) {
    return message.effect === undefined ? message.at > event.at : message.at >= event.at;
  }
  return message.effect === undefined ? message.at > event.at + skewMs : message.effect > event.effect;
};

const merged = (messages: Message[], story: StoryEvent[]): Entry[] => {
  const entries: Entry[] = [];
  let next = 0;
  for (const message of messages) {
    for (let event = story[next]; event !== undefined && isBefore(event, message); event = story[next]) {
      entries.push({ event, at: event.at });
      next += 1;
    }
    entries.push({ message, at: message.at });
  }
  return [...entries, ...story.slice(next).map((event) => ({ event, at: event.at }))];
};

const eventHtml = ({ at, kind, words, brief = '', tried = [] }: StoryEvent, { team }: Languages): string => {
  const html = [
    `<p class="what">${words.map((part) => (typeof part === 'string' ? part : isolated(part.name))).join('')} ${clockTime(at)}</p>`,
    ...(plainLine(brief, 1) === ''
      ? []
      : [`<p class="brief" dir="auto"${langOf(team[0])}>${block(brief)}</p>`]),
    ...(tried.length === 0 ? [] : [sourceList('Sources tried', tried)]),
  ].join('\n');
  return `<li class="entry event ${kind}">${html}</li>`;
};

const encoder = new TextEncoder();

/** Bytes of the HTML inside the JSON that a function answers with. */
const weight = (html: string): number => encoder.encode(JSON.stringify(html)).length;

export interface EntryOptions {
  languages: Languages;
  /** Bytes that all entries together may have. */
  budget: number;
}

/** Share of the budget for how the conversation began, where not all of it fits. */
const firstShare = 0.1;

/**
 * The list's items as HTML. Where not all fit, the beginning and the end are shown, as whole entries, and `cut` is
 * put in between with the number of messages left out.
 */
export const entriesHtml = (
  history: ConversationHistory,
  { languages, budget }: EntryOptions,
  cut: (messages: number) => string,
): string[] => {
  const statuses = new Map<number, EffectStatus>(history.effects.map(({ seq, status }) => [seq, status]));
  const entries = merged(
    history.messages.filter(({ moved }) => moved !== true),
    storyOf(history),
  );
  const render = (entry: Entry): string =>
    'event' in entry
      ? eventHtml(entry.event, languages)
      : messageHtml(entry.message, {
          languages,
          status: entry.message.effect === undefined ? undefined : statuses.get(entry.message.effect),
        });
  const withDay = (index: number, shownBefore: Entry | undefined): string => {
    const entry = entries[index];
    if (entry === undefined) return '';
    const isNew = shownBefore === undefined || dayOf(shownBefore.at) !== dayOf(entry.at);
    return `${isNew ? `${day(entry.at)}\n` : ''}${render(entry)}`;
  };

  const first: string[] = [];
  let spent = 0;
  while (first.length < entries.length && spent < budget * firstShare) {
    const html = withDay(first.length, entries[first.length - 1]);
    spent += weight(html);
    first.push(html);
  }
  const last: string[] = [];
  let from = entries.length;
  while (from > first.length) {
    const html = withDay(from - 1, entries[from - 2]);
    spent += weight(html);
    if (spent > budget) break;
    last.push(html);
    from -= 1;
  }
  last.reverse();
  if (from === first.length) return [...first, ...last];
  const left = entries.slice(first.length, from).filter((entry) => 'message' in entry).length;
  // Whoever reads on after the gap is told the day again.
  const resumed = last.length === 0 ? [] : [withDay(from, undefined), ...last.slice(1)];
  return [...first, cut(left), ...resumed];
};
