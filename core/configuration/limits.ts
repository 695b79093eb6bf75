import * as z from 'zod';
import { wholeNumber } from './fields.ts';

const dollars = (low: number, high: number) => {
  const expected = `US dollars from ${low} to ${high}`;
  return z.number(expected).min(low, expected).max(high, expected);
};

/** What one visitor, and all of them in a day, may have of the assistant. */
export const limits = z.strictObject({
  /** Messages of one visitor in a minute; beyond, the assistant reads on when a minute is over. */
  messagesPerMinute: wholeNumber(2, 60, 'messages').optional(),
  /** Messages to the assistant in one conversation; beyond, a person is called. */
  messagesPerConversation: wholeNumber(5, 2_000, 'messages').optional(),
  /** Characters of one message that the assistant reads. */
  messageLength: wholeNumber(200, 7_500, 'characters').optional(),
  /** Model calls and estimated US dollars in one conversation; beyond, a person is called. */
  modelCallsPerConversation: wholeNumber(5, 5_000, 'calls').optional(),
  dollarsPerConversation: dollars(0.01, 1_000).optional(),
  /** Estimated US dollars in one day (UTC) over everything; beyond, no model is called on that day. */
  dollarsPerDay: dollars(0.01, 100_000).optional(),
  /** Chats that one visitor opens in an hour; the assistant answers in further ones when the hour is over. */
  conversationsPerSourcePerHour: wholeNumber(1, 1_000, 'conversations').optional(),
});

export type Limits = Record<keyof z.infer<typeof limits>, number>;

/** Far above what people do in a chat, and far below what would hurt others or the bill. */
const defaults: Limits = {
  messagesPerMinute: 20,
  messagesPerConversation: 200,
  messageLength: 4_000,
  modelCallsPerConversation: 200,
  dollarsPerConversation: 2,
  dollarsPerDay: 50,
  conversationsPerSourcePerHour: 6,
};

export const limitsOf = ({
  limits: given = {},
}: {
  limits?: z.infer<typeof limits> | undefined;
}): Limits => ({
  ...defaults,
  ...Object.fromEntries(Object.entries(given).filter(([, limit]) => limit !== undefined)),
});
