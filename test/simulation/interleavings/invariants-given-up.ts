import type { Effect } from '../../../core/conversation/effect.ts';
import type { Case } from '../../../core/escalation/case.ts';
import type { Ended } from './ended.ts';
import { conversationOf } from './names.ts';
import type { Waiting } from './sim-queues.ts';
import type { World } from './world.ts';

const isOpen = (one: Case | undefined): one is Case =>
  one !== undefined && ['waiting', 'claimed', 'unreachable'].includes(one.status);

/** A case that neither Slack nor the mailbox shows is before nobody. */
const isShown = (one: Case | undefined, effects: Effect[]): boolean =>
  isOpen(one) &&
  (one.mailedAt !== undefined ||
    effects.some(({ seq, status }) => seq === one.card && ['sent', 'pending', 'unknown'].includes(status)));

/** Whether somebody has had the conversation before them since: as its owner, by an open case, or by mail. */
const isBeforePerson = ({ observed }: World, { chat, history }: Ended, since: number): boolean => {
  const { state, ownership } = history;
  const later = observed.committed.filter((one) => one.chat === chat && one.at >= since);
  return (
    ownership.owner.kind === 'teammate' ||
    isShown(state?.case, history.effects) ||
    (state?.case?.mailedAt ?? 0) >= since ||
    later.some(({ turn }) => isShown(turn.state.case, history.effects))
  );
};

const wasClosed = ({ observed }: World, chat: string): boolean =>
  observed.closed.some((one) => one.chat === chat);

/** Given up with nobody called: what they bring stands elsewhere as well, or is told again by what follows. */
const reportedOnly = ({ body }: Effect): boolean =>
  ['card_update', 'question', 'whisper', 'note', 'brief', 'transfer', 'resolve', 'tag', 'timer'].includes(
    body.kind,
  ) ||
  (body.kind === 'thread_post' && body.post.from !== 'visitor');

const conversationIn = ({ message }: Waiting): string | undefined =>
  'conversation' in message ? message.conversation : undefined;

/**
 * An outage of the store outlasts the deliveries of a message; nobody misses what the sweeper had delivered afterwards,
 * nor a doorbell, which carries nothing, where the chat was found and read after it.
 */
const cameLater = (
  { faults, observed }: World,
  { chat, history }: Ended,
  { message, sentAt }: Waiting,
): boolean => {
  if (!faults.hadOutage()) return false;
  if (message.type === 'doorbell') {
    return observed.committed.some((one) => one.chat === chat && one.at >= sentAt);
  }
  return (
    message.type === 'effect' &&
    history.effects.some(
      ({ seq, status }) => seq === message.seq && (status === 'sent' || status === 'dropped'),
    )
  );
};

/** 8: whatever ends among the dead letters, of which an alarm tells by their number, a person has before them. */
export const deadLetterBreaches = (world: World, ended: Ended): string[] =>
  world.sqs.dead
    .filter((dead) => conversationIn(dead) === conversationOf(ended.chat))
    .filter((dead) => !cameLater(world, ended, dead))
    .filter(({ sentAt }) => !isBeforePerson(world, ended, sentAt) && !wasClosed(world, ended.chat))
    .map(({ queue, message }) => `8: ${queue} gave up ${JSON.stringify(message)}, and nobody was called`);

/** The instant itself: an effect has it by the clock of the machine that decided it, which may be ahead. */
const committedAt = ({ observed }: World, chat: string, { seq, createdAt }: Effect): number =>
  observed.committed.find((one) => one.chat === chat && one.turn.effects.some((effect) => effect.seq === seq))
    ?.at ?? createdAt;

/** 8: what a worker gives up is counted, told in the log, and before a person where it was to reach somebody. */
export const givenUpBreaches = (world: World, ended: Ended): string[] => {
  const { chat, history } = ended;
  const failed = history.effects.filter(({ status }) => status === 'failed');
  const counted = world.observed.counted.filter(({ metric }) => metric === 'DeliveriesFailed').length;
  return failed.flatMap((effect) => {
    const name = `${effect.body.kind} ${effect.seq} of ${chat}`;
    const told = world.observed.logged.some((line) => {
      const { event, conversation, effect: seq } = JSON.parse(line) as Record<string, unknown>;
      return event === 'effect_failed' && conversation === conversationOf(chat) && seq === effect.seq;
    });
    const { body } = effect;
    // Lost words come by mail also where the assistant has answered them since, and nobody is called.
    const isMailed =
      body.kind === 'thread_post' &&
      history.effects.some((one) => one.body.kind === 'team_mail' && one.seq > effect.seq);
    const before =
      isMailed || reportedOnly(effect) || isBeforePerson(world, ended, committedAt(world, chat, effect));
    return [
      ...(told && counted > 0 ? [] : [`8: ${name} was given up without a word`]),
      ...(before || wasClosed(world, chat) ? [] : [`8: ${name} was given up, and nobody was called`]),
    ];
  });
};
