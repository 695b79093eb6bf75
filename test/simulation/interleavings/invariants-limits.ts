import type { Turn } from '../../../core/conversation/turn.ts';
import { mostRenewals } from '../../../core/limits/usage.ts';
import { chats } from './act.ts';
import type { Ended } from './ended.ts';
import { isTightForChat, isTightForDay } from './settings.ts';
import type { World } from './world.ts';

/** Words of the model's: rules and notices have others. */
const isModels = ({ effects }: Turn): boolean =>
  effects.some(
    ({ body }) =>
      body.kind === 'reply' &&
      body.message.from === 'assistant' &&
      /^(About |You wrote |Thank you, noted)/.test(body.message.text),
  );

const linesOf = ({ observed }: World, what: string): number =>
  observed.trace.filter((line) => line.includes(what)).length;

/**
 * 1: what a chat may cost is kept, and opened anew only by who hands it back or resolves it; by a deploy as well, since
 * an older release did not count.
 */
export const budgetBreaches = (world: World, { chat, history: { inputs } }: Ended): string[] => {
  if (!isTightForChat(world.setting)) return [];
  const given = inputs.filter(({ kind }) => kind === 'handed_back' || kind === 'resolved').length;
  const most = (1 + Math.min(mostRenewals, given)) * (1 + linesOf(world, '>> a deploy'));
  const answers = world.observed.committed.filter((one) => one.chat === chat && isModels(one.turn)).length;
  return answers <= most
    ? []
    : [`1: ${chat} got ${answers} answers of the model under "${world.setting}"; expected ${most} at most`];
};

/** 1: what all chats may cost in a day is kept, but for calls at the same moment, and those that could not be added. */
export const dayBreaches = (world: World): string[] => {
  if (!isTightForDay(world.setting)) return [];
  const most = 2 + (chats.length - 1) + linesOf(world, '(counter_failed');
  const answers = world.observed.committed.filter(({ turn }) => isModels(turn)).length;
  return answers <= most
    ? []
    : [`1: ${answers} answers of the model under "${world.setting}"; expected ${most} at most`];
};

/** 1: whoever was told to wait has been answered when the time is over. */
export const pauseBreaches = ({ clock, observed }: World, { chat, history: { state } }: Ended): string[] => {
  const { pause, closed } = state ?? {};
  const over = closed === true || observed.closed.some((one) => one.chat === chat);
  return pause === undefined || pause.told !== true || pause.until > clock.now() || over
    ? []
    : [`1: ${chat} was told to wait, and nobody came back to it`];
};
