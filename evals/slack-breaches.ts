import config from '../frontdesk.config.ts';
import type { WorldRecord } from './world-record.ts';

/** Every text in a Slack message that Slack reads. */
export const slackTexts = (value: unknown): string[] => {
  if (Array.isArray(value)) return value.flatMap(slackTexts);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) =>
    name === 'text' && typeof inner === 'string' ? [inner] : slackTexts(inner),
  );
};

/** The configured mention, which stands first or alone in a text of ours. */
const mention = /^<!here>(?=$| A visitor )/;

/** A teammate who has a chat is reminded by name, in the same place. */
const reminder = new RegExp(`^<@(?:${config.slack.responders.users.join('|')})>(?=$| A visitor )`);

/** Control sequences that are ours: times, and links of the card. */
const ours = (token: string, links: string[]): boolean => {
  if (token.startsWith('<!date^')) return true;
  const target = /^<(https?:[^|>]*)(?:\||>)/.exec(token)?.[1];
  return target !== undefined && links.some((link) => target.startsWith(link));
};

const cardLinks = ['https://frontdesk.example.com/transcripts/', 'https://yours.ladesk.com/'];

const isCall = (message: unknown): boolean => slackTexts(message).some((text) => mention.test(text));

/** Control sequences in Slack messages that somebody else has written, and calls of the team beyond `calls`. */
export const slackBreaches = (
  { slack, given }: Pick<WorldRecord, 'slack' | 'given'>,
  calls: number,
): string[] => [
  ...(slack.filter(isCall).length <= calls
    ? []
    : [`${slack.filter(isCall).length} calls of the team; expected ${calls} at most`]),
  ...slack.flatMap((message) =>
    slackTexts(message).flatMap((text) =>
      (
        text
          .replace(mention, '')
          .replace(reminder, '')
          .match(/<[^<>]*>?/g) ?? []
      )
        .filter((token) => !ours(token, [...cardLinks, ...given]))
        .map((token) => `live in Slack: ${token}`),
    ),
  ),
];
