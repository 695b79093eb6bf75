import type { Effect } from '../../../core/conversation/effect.ts';
import { chats } from './act.ts';
import type { Ended } from './ended.ts';
import { logBreaches, mailPolicyBreaches, pageBreaches, slackTextBreaches } from './invariants-borders.ts';
import { deadLetterBreaches, givenUpBreaches } from './invariants-given-up.ts';
import { historyBreaches } from './invariants-history.ts';
import { ladderBreaches } from './invariants-ladder.ts';
import { leadWordBreaches, mailBreaches, strayMails } from './invariants-mail.ts';
import { looseEnds, queueBreaches } from './invariants-rest.ts';
import { truthBreaches } from './invariants-truth.ts';
import { conversationOf } from './names.ts';
import { relayBreaches } from './relay-invariant.ts';
import { tagsIn } from './sim-model.ts';
import type { World } from './world.ts';

/** A broken promise: the number of the invariant in docs, and what was seen. */
export type Breach = string;

const replyOf = ({ body }: Effect) => (body.kind === 'reply' ? body.message : undefined);

/** 1: whatever a visitor wrote was answered, or lies before the team or a teammate. */
const silences = ({ observed, liveAgent, slack }: World, { chat, history }: Ended): Breach[] =>
  observed.said
    .filter((said) => said.chat === chat && history.ownership.owner.kind === 'assistant')
    .filter(({ text, order }) => {
      const answered = liveAgent.posts.some((post) => post.chat === chat && post.order > order);
      const shown = slack.threads.some((post) => post.order > order && post.post.text.includes(text));
      const overtaken = [...observed.closed, ...observed.changed].some(
        (one) => one.chat === chat && one.order > order,
      );
      return !answered && !shown && !overtaken;
    })
    .map(({ text }) => `1: nobody ever answered "${text}" of ${chat}`);

/** 2: messages come in the order they were decided in, each once; a question is answered once. */
const disorders = ({ liveAgent, observed }: World, { chat, history }: Ended): Breach[] => {
  const breaches: Breach[] = [];
  const posts = liveAgent.posts.filter((post) => post.chat === chat).map(({ message }) => message);
  const left = [...posts];
  const reach = observed.overlapped.has(chat) ? left.length : 1;
  for (const effect of history.effects) {
    const message = replyOf(effect);
    if (message === undefined) continue;
    const at = left
      .slice(0, reach)
      .findIndex(({ text, from }) => text === message.text && from === message.from);
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

/** 5: each card and each message of a thread stands in Slack once, in the thread of its own case. */
const escalations = ({ slack }: World, { chat, history }: Ended): Breach[] => {
  const breaches: Breach[] = [];
  const conversation = conversationOf(chat);
  const cardKey = (seq: number) => `${conversation}:${seq}`;
  const known = new Set(history.effects.map(({ seq }) => cardKey(seq)));
  for (const effect of history.effects) {
    const { body, seq, status } = effect;
    if (body.kind !== 'card' && body.kind !== 'thread_post') continue;
    const cards = slack.cards.filter(({ key }) => key === cardKey(seq));
    const posts = slack.threads.filter(({ key }) => key === cardKey(seq));
    const found = body.kind === 'card' ? cards.length : posts.length;
    if (found !== 1) breaches.push(`5: ${body.kind} ${seq} of ${chat} stands in Slack ${found} times`);
    if (status !== 'sent') breaches.push(`5: ${body.kind} ${seq} of ${chat} is ${status}`);
    if (body.kind === 'thread_post') {
      const home = slack.cards.find(({ key }) => key === cardKey(body.card));
      const astray = posts.filter(({ thread }) => thread !== home?.ts);
      breaches.push(...astray.map(({ post }) => `5: "${post.text}" of ${chat} stands in a foreign thread`));
    }
  }
  const strays = [...slack.cards, ...slack.threads].filter(
    ({ key }) => key.startsWith(`${conversation}:`) && !known.has(key),
  );
  return [...breaches, ...strays.map(({ key }) => `5: ${key} stands in Slack and was never decided`)];
};

/** 5, by what is written: words of a chat stand in its own threads, and those of a waiting case stand there once. */
const foreignWords = ({ slack, observed }: World, { chat }: Ended): Breach[] => {
  const own = slack.cards.filter((card) => card.chat === chat);
  const threads = new Set(own.map(({ ts }) => ts));
  const here = slack.threads.filter(({ thread }) => threads.has(thread));
  const foreign = [
    ...here.map(({ post }) => post.text),
    ...own.flatMap(({ views }) => views.map((v) => v.quote)),
  ]
    .flatMap(tagsIn)
    .filter((tag) => !tag.startsWith(`${chat}-`));
  const twice = observed.said
    .filter((said) => said.chat === chat && tagsIn(said.text).length > 0)
    .filter(
      ({ text }) => here.filter(({ post }) => post.from === 'visitor' && post.text === text).length > 1,
    );
  return [
    ...foreign.map((tag) => `5: ${tag} stands in a thread of ${chat}`),
    ...twice.map(({ text }) => `5: "${text}" stands in the thread of ${chat} more than once`),
  ];
};

/** 5: what a visitor wrote while a card was out is in its thread, or in what the thread tells of before. */
const lostWords = ({ slack, observed }: World, { chat, history }: Ended): Breach[] => {
  const over =
    observed.closed.some((one) => one.chat === chat) ||
    history.inputs.some(({ kind }) => kind === 'resolved' || kind === 'closed');
  const card = slack.cards.find((one) => one.chat === chat);
  if (over || card === undefined) return [];
  return observed.said
    .filter((said) => said.chat === chat && said.order > card.order)
    .filter(
      ({ text }) => !slack.threads.some(({ thread, post }) => thread === card.ts && post.text.includes(text)),
    )
    .map(({ text }) => `5: "${text}" of ${chat} never came to the thread of its case`);
};

/** The card of the newest case shows where the case stands. */
const staleCards = ({ slack }: World, { chat, history: { state } }: Ended): Breach[] => {
  const open = state?.case;
  if (open === undefined) return [];
  const shown = slack.cards.find((card) => card.views[0]?.caseId === open.id)?.views.at(-1);
  return shown?.status === open.status && shown.claimedBy === open.claimedBy?.name
    ? []
    : [`5: the card of ${chat} shows ${shown?.status}, the case is ${open.status}`];
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
