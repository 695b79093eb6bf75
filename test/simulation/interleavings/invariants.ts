import type { Effect, VisitorMessage } from '../../../core/conversation/effect.ts';
import { chats } from './act.ts';
import type { Ended } from './ended.ts';
import { logBreaches, mailPolicyBreaches, pageBreaches, slackTextBreaches } from './invariants-borders.ts';
import { deadLetterBreaches, givenUpBreaches } from './invariants-given-up.ts';
import { historyBreaches } from './invariants-history.ts';
import { ladderBreaches } from './invariants-ladder.ts';
import { budgetBreaches, dayBreaches, pauseBreaches } from './invariants-limits.ts';
import { leadWordBreaches, mailBreaches, strayMails } from './invariants-mail.ts';
import { looseEnds, queueBreaches } from './invariants-rest.ts';
import { escalations, foreignWords, lostWords, staleCards } from './invariants-slack.ts';
import { foreignPosts, foreignReplies, keptOriginals } from './invariants-translation.ts';
import { truthBreaches } from './invariants-truth.ts';
import { conversationOf } from './names.ts';
import { relayBreaches } from './relay-invariant.ts';
import { tagsIn } from './sim-model.ts';
import type { World } from './world.ts';

/** A broken promise: its number in docs/promises.md, and what was seen. */
export type Breach = string;

const replyOf = ({ body }: Effect) => (body.kind === 'reply' ? body.message : undefined);

/** 1: whatever a visitor wrote was answered, or lies before the team or a teammate. */
const silences = ({ observed, liveAgent, slack, mails }: World, { chat, history }: Ended): Breach[] =>
  observed.said
    .filter((said) => said.chat === chat && history.ownership.owner.kind === 'assistant')
    .filter(({ text, order }) => {
      const answered = liveAgent.posts.some((post) => post.chat === chat && post.order > order);
      const shown = slack.threads.some((post) => post.order > order && post.post.text.includes(text));
      const mailed = mails.some((mail) => mail.order > order && mail.message.text.includes(text));
      const overtaken = [...observed.closed, ...observed.changed].some(
        (one) => one.chat === chat && one.order > order,
      );
      return !answered && !shown && !mailed && !overtaken;
    })
    .map(({ text }) => `1: nobody ever answered "${text}" of ${chat}`);

/** 2: messages come in the order they were decided in, each once; a question is answered once. */
const disorders = ({ liveAgent, observed }: World, { chat, history }: Ended): Breach[] => {
  const breaches: Breach[] = [];
  const posts = liveAgent.posts.filter((post) => post.chat === chat).map(({ message }) => message);
  const left = [...posts];
  const reach = observed.overlapped.has(chat) ? left.length : 1;
  const same = (one: VisitorMessage, { text, from }: VisitorMessage) =>
    one.text === text && one.from === from;
  for (const [n, effect] of history.effects.entries()) {
    const message = replyOf(effect);
    if (message === undefined) continue;
    const at = left.slice(0, reach).findIndex((one) => same(one, message));
    // Of what was given up nobody knows whether it was posted: the same words may be those of a later message.
    const owed = history.effects
      .slice(n + 1)
      .filter(
        ({ body, status }) => status === 'sent' && body.kind === 'reply' && same(body.message, message),
      );
    if (effect.status === 'failed' && left.filter((one) => same(one, message)).length <= owed.length)
      continue;
    if (at >= 0 && effect.status !== 'dropped') left.splice(at, 1);
    else if (effect.status === 'sent') {
      breaches.push(`2: effect ${effect.seq} of ${chat}, "${message.text}", is not where it belongs`);
    }
  }
  for (const { from, text } of left) {
    breaches.push(`2: ${chat} got "${from}: ${text}" out of order or once too often`);
  }
  const answered = posts
    .filter(({ from, text }) => from === 'assistant' && text.startsWith('About '))
    .flatMap(({ text }) => tagsIn(text));
  const twice = answered.filter((tag, i) => answered.indexOf(tag) !== i);
  return [...breaches, ...twice.map((tag) => `2: the question about ${tag} was answered twice`)];
};

/** 3: no worker calls LiveAgent with the assistant's words while a teammate owns the chat; one may be on the wire. */
const lateAnswers = ({ liveAgent }: World, { chat }: Ended): Breach[] => {
  const posts = liveAgent.posts.filter((post) => post.chat === chat && post.message.from === 'assistant');
  const late = posts
    .filter(({ calledUnder }) => calledUnder.owner.kind === 'teammate')
    .map(
      ({ message }) => `3: the assistant sent "${message.text}" to ${chat} after a teammate had claimed it`,
    );
  const onTheWire = posts.flatMap(({ landedUnder: { owner, epoch } }) =>
    owner.kind === 'teammate' ? [epoch] : [],
  );
  const twice = onTheWire.filter((epoch, i) => onTheWire.indexOf(epoch) !== i);
  return [
    ...late,
    ...twice.map((epoch) => `3: two answers to ${chat} were on the wire when claim ${epoch} was committed`),
  ];
};

/** 1: nobody's wait ends by a closing that was Frontdesk's own. */
const endedWaits = ({ observed }: World, { chat, history: { state } }: Ended): Breach[] =>
  state?.case?.abandonedAt === undefined || observed.closed.some((one) => one.chat === chat)
    ? []
    : [`1: the wait of ${chat} was ended, and nobody but Frontdesk had closed the chat`];

/** 1: an hour later no visitor waits for a teammate who took the chat and says nothing. */
const forsaken = (_world: World, { chat, history: { state, messages } }: Ended): Breach[] => {
  const open = state?.case;
  if (open?.status !== 'claimed') return [];
  const said = messages.filter(
    ({ seq, internal, unsent }) => seq > (open.claimedAfter ?? 0) && !internal && !unsent,
  );
  const answered = said.findLastIndex(({ from }) => from === 'teammate');
  const waiting = said.slice(answered + 1).find(({ from }) => from === 'visitor');
  return waiting === undefined
    ? []
    : [`1: ${chat} waits for ${open.claimedBy?.name} since "${waiting.text}"`];
};

const checks = [
  silences,
  endedWaits,
  forsaken,
  disorders,
  lateAnswers,
  foreignWords,
  relayBreaches,
  mailBreaches,
  leadWordBreaches,
  historyBreaches,
  deadLetterBreaches,
  givenUpBreaches,
  budgetBreaches,
  pauseBreaches,
  foreignReplies,
  foreignPosts,
  keptOriginals,
];

/** A message of a thread that is queued before its card waits for it, at worst until it is given up. */
const checksOfOrder = [escalations, lostWords, looseEnds, staleCards, truthBreaches, ladderBreaches];

/** What is seen of the whole world at once. */
const checksOfWorld = [
  strayMails,
  slackTextBreaches,
  mailPolicyBreaches,
  pageBreaches,
  logBreaches,
  queueBreaches,
  dayBreaches,
];

/** What was broken in a world that has come to rest. */
export const breachesOf = async (world: World): Promise<Breach[]> => {
  const breaches: Breach[] = [
    ...world.observed.bugs.map((bug) => `bug: ${bug}`),
    ...checksOfWorld.flatMap((check) => check(world)),
  ];
  for (const chat of chats) {
    const ended = { chat, history: await world.stored.history(conversationOf(chat)) };
    const ordered = world.observed.overlapped.has(chat) ? [] : checksOfOrder;
    breaches.push(...[...checks, ...ordered].flatMap((check) => check(world, ended)));
  }
  return breaches;
};
