import type { Ended } from './ended.ts';
import { conversationOf } from './names.ts';
import { tagsIn } from './sim-model.ts';
import type { World } from './world.ts';

/**
 * 5: each card and each message of a thread stands in Slack once, in the thread of its own case. What an outage outlasts
 * is given up and mailed instead (docs/promises.md): 8 asks for a person who was told.
 */
export const escalations = ({ slack, faults }: World, { chat, history }: Ended): string[] => {
  const breaches: string[] = [];
  const conversation = conversationOf(chat);
  const cardKey = (seq: number) => `${conversation}:${seq}`;
  const known = new Set(history.effects.map(({ seq }) => cardKey(seq)));
  for (const effect of history.effects) {
    const { body, seq, status } = effect;
    if (body.kind !== 'card' && body.kind !== 'thread_post') continue;
    const cards = slack.cards.filter(({ key }) => key === cardKey(seq));
    const posts = slack.threads.filter(({ key }) => key === cardKey(seq));
    const found = body.kind === 'card' ? cards.length : posts.length;
    const isGivenUp = status === 'failed' || (body.kind === 'card' && status === 'dropped');
    const mayFail = faults.hadOutage() && isGivenUp;
    if (found !== 1 && !(mayFail && found === 0))
      breaches.push(`5: ${body.kind} ${seq} of ${chat} stands in Slack ${found} times`);
    if (status !== 'sent' && !mayFail) breaches.push(`5: ${body.kind} ${seq} of ${chat} is ${status}`);
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
export const foreignWords = ({ slack, observed }: World, { chat }: Ended): string[] => {
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

/**
 * 5: what a visitor wrote while a card was out is in its thread, or in what the thread tells of before; after an outage
 * of Slack in a mail to the team, of which 4 and 8 ask what became.
 */
export const lostWords = ({ slack, observed, faults }: World, { chat, history }: Ended): string[] => {
  const over =
    observed.closed.some((one) => one.chat === chat) ||
    history.inputs.some(({ kind }) => kind === 'resolved' || kind === 'closed');
  const cards = slack.cards.filter((one) => one.chat === chat);
  const [first] = cards;
  if (over || first === undefined) return [];
  // One that Slack took without saying so was given up, and another opened for the same chat.
  const threads = new Set(cards.map(({ ts }) => ts));
  const isMailed = (text: string) =>
    history.effects.some(({ body }) => body.kind === 'team_mail' && body.text.includes(text));
  return observed.said
    .filter((said) => said.chat === chat && said.order > first.order)
    .filter(
      ({ text }) =>
        !slack.threads.some(({ thread, post }) => threads.has(thread) && post.text.includes(text)),
    )
    .filter(({ text }) => !(faults.hadOutage() && isMailed(text)))
    .map(({ text }) => `5: "${text}" of ${chat} never came to the thread of its case`);
};

/** The card of the newest case shows where the case stands, unless an outage kept its last change from Slack. */
export const staleCards = (
  { slack, faults }: World,
  { chat, history: { state, effects } }: Ended,
): string[] => {
  const open = state?.case;
  if (open === undefined) return [];
  const last = effects.findLast(
    ({ seq, body }) => seq === open.card || (body.kind === 'card_update' && body.card === open.card),
  );
  if (faults.hadOutage() && (last?.status === 'failed' || last?.status === 'dropped')) return [];
  const shown = slack.cards.find((card) => card.views[0]?.caseId === open.id)?.views.at(-1);
  return shown?.status === open.status && shown.claimedBy === open.claimedBy?.name
    ? []
    : [`5: the card of ${chat} shows ${shown?.status}, the case is ${open.status}`];
};
