import type { Ended } from './ended.ts';
import type { World } from './world.ts';

/** 10: after the faults nothing is pending or leased, and everybody agrees on who owns the chat. */
export const looseEnds = (_world: World, { chat, history }: Ended): string[] => {
  const { state, ownership, inputs, effects } = history;
  const unsettled = effects.filter(({ status }) => !['sent', 'dropped', 'failed'].includes(status));
  return [
    ...unsettled.map(({ seq, body, status }) => `10: effect ${seq} (${body.kind}) of ${chat} is ${status}`),
    ...inputs
      .filter(({ handled }) => !handled)
      .map(({ id }) => `10: input ${id} of ${chat} was never handled`),
    ...(state === undefined || JSON.stringify(state.owner) === JSON.stringify(ownership.owner)
      ? []
      : [
          `10: ${chat} belongs to ${JSON.stringify(ownership.owner)}, its state says ${JSON.stringify(state.owner)}`,
        ]),
    ...(state?.case?.status === 'claimed' && ownership.owner.kind === 'assistant'
      ? [`10: the case of ${chat} is claimed, and the assistant owns the chat`]
      : []),
  ];
};

/** 10: no queue holds anything. */
export const queueBreaches = ({ sqs }: World): string[] =>
  sqs.isEmpty() ? [] : ['10: a queue is not empty'];
