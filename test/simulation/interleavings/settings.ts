import type { FrontdeskConfig } from '../../../core/config.ts';
import usual from '../../../frontdesk.config.ts';

/** Ways to configure Frontdesk: as it comes, with translation, and with limits so tight that scripts reach them. */
export const settings = [
  'usual',
  'translating',
  'two messages a minute',
  'one message',
  'one call',
  'one call’s money',
  'two calls’ money a day',
  'one chat an hour',
] as const;
export type Setting = (typeof settings)[number];

/** US dollars of a call of the simulated model, by the prices in the configuration. */
const ofCall = (10 * usual.model.prices.input + 5 * usual.model.prices.output) / 1_000_000;

type Limits = NonNullable<FrontdeskConfig['limits']>;

/** Lower than a customer may set them, lest scripts have to be long. */
const limits: Partial<Record<Setting, Limits>> = {
  'two messages a minute': { messagesPerMinute: 2 },
  'one message': { messagesPerConversation: 1 },
  'one call': { modelCallsPerConversation: 1 },
  'one call’s money': { dollarsPerConversation: ofCall / 2 },
  'two calls’ money a day': { dollarsPerDay: 1.5 * ofCall },
  'one chat an hour': { conversationsPerSourcePerHour: 1 },
};

export const configOf = (setting: Setting): FrontdeskConfig => ({
  ...usual,
  ...(setting === 'translating' ? { escalation: { ...usual.escalation, translate: true } } : {}),
  ...(limits[setting] === undefined ? {} : { limits: limits[setting] }),
});

/** What visitors' browsers ask for. The team speaks English. */
export const languageIn = (setting: Setting): string => (setting === 'translating' ? 'de' : 'en');

/** Who opened a chat: one person has opened all where that is limited. */
export const contactIn = (setting: Setting, chat: string): string =>
  setting === 'one chat an hour' ? 'contact-of-all' : `contact-${chat}`;

/** Whether a chat may have no more than one answer of the model before a person has to be called. */
export const isTightForChat = (setting: Setting): boolean =>
  ['one message', 'one call', 'one call’s money'].includes(setting);

/** Whether all chats together may have no more than two in a day. */
export const isTightForDay = (setting: Setting): boolean => setting === 'two calls’ money a day';
