import type { Turn } from '../../../core/conversation/turn.ts';
import type { Ended } from './ended.ts';
import type { Written } from './observed.ts';
import { users } from './people.ts';
import type { Post } from './sim-liveagent.ts';
import type { World } from './world.ts';

const isNote = (text: string) => text.startsWith('//');

/** The turn that decided on a message; undefined where none did. */
const decidedIn = ({ observed }: World, { chat, ts }: Written): Turn | undefined =>
  observed.committed.find((one) => one.chat === chat && one.turn.handled.some((id) => id.endsWith(`:${ts}`)))
    ?.turn;

/** Whether the owner stayed the same from its writing until it was decided on, or for good. */
const staysWithAuthor = (world: World, said: Written): boolean => {
  const turn = decidedIn(world, said);
  return (
    (turn?.expectedEpoch === said.under.epoch && turn.owner === undefined) ||
    !world.observed.changed.some(({ chat, order }) => chat === said.chat && order > said.order)
  );
};

/**
 * Slack's clock tells when a message was written, a machine's when the chat was taken: where they differ, a message may
 * seem to come before its author took the chat, who is then asked whether to send it.
 */
const wasAsked = ({ skewed, slack }: World, { ts }: Written): boolean =>
  skewed && slack.questions.some(({ inputId }) => inputId.endsWith(`:${ts}`));

/** Whether it had to reach the visitor: its author had the chat all the time. */
const isOwed = (world: World, said: Written): boolean =>
  said.accepted &&
  !said.deleted &&
  said.versions.length === 1 &&
  !isNote(said.versions[0] ?? '') &&
  said.under.owner.kind === 'teammate' &&
  said.under.owner.teammate.id === users[said.who] &&
  !wasAsked(world, said) &&
  staysWithAuthor(world, said);

/** How often a text may have come to the visitor: once for each message that said it, by somebody who may act. */
const mayHave = (written: Written[], text: string): number =>
  written.filter(({ who, versions }) => who !== 'otto' && versions.includes(text) && !isNote(text)).length;

/** Corrections carry the new words in a sentence of their own. */
const textIn = (post: Post, texts: string[]): string | undefined =>
  texts.filter((text) => post.message.text.includes(text)).sort((a, b) => b.length - a.length)[0];

/** 6: what teammates write for a visitor comes to that visitor, once, and to nobody else. */
export const relayBreaches = (world: World, { chat, history }: Ended): string[] => {
  const written = world.observed.written.filter((said) => said.chat === chat);
  const posts = world.liveAgent.posts.filter(
    (post) => post.chat === chat && post.message.from === 'teammate',
  );
  const texts = [...new Set(written.flatMap(({ versions }) => versions))];
  const counts = new Map<string, number>();
  const breaches: string[] = [];
  for (const post of posts) {
    const text = textIn(post, texts);
    if (text === undefined)
      breaches.push(`6: ${chat} got "${post.message.text}", which nobody wrote in its thread`);
    else counts.set(text, (counts.get(text) ?? 0) + 1);
  }
  for (const text of texts) {
    const got = counts.get(text) ?? 0;
    // What an outage outlasts is given up, and the thread says so.
    const givenUp = history.effects.filter(
      ({ body, status }) => status === 'failed' && body.kind === 'reply' && body.message.text.includes(text),
    ).length;
    const owed = written.filter((said) => said.versions[0] === text && isOwed(world, said)).length - givenUp;
    const most = mayHave(written, text);
    if (got > most) breaches.push(`6: ${chat} got "${text}" ${got} times; expected ${most} at most`);
    if (got < owed) breaches.push(`6: ${chat} got "${text}" ${got} times; expected ${owed} at least`);
  }
  const private_ = world.liveAgent.posts.filter(
    ({ chat: to, message }) => to === chat && /\/\/ |from an outsider/.test(message.text),
  );
  return [
    ...breaches,
    ...private_.map(({ message }) => `6: ${chat} got "${message.text}", which was not for visitors`),
  ];
};
