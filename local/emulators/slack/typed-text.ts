import { randomUUID } from 'node:crypto';
import type { BlockJson } from './block-kit.ts';
import type { SlackMessage, SlackUser } from './workspace.ts';

/** What Slack's own clients send for a typed text: escaped, web addresses marked, mentions of known users kept. */
const escaped = (text: string, users: SlackUser[]): string =>
  text
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/&lt;@([UW][A-Z0-9]+)&gt;/g, (whole, id: string) =>
      users.some((user) => user.id === id) ? `<@${id}>` : whole,
    )
    .replace(/https?:\/\/[^\s<>|]+/g, (url) => `<${url}>`);

const richText = (text: string): BlockJson[] => [
  {
    type: 'rich_text',
    block_id: randomUUID().slice(0, 5),
    elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text }] }],
  },
];

/** Text and blocks of what somebody typed; no blocks where they typed nothing. */
export const typed = (text: string, users: SlackUser[]): Pick<SlackMessage, 'text' | 'blocks'> => ({
  text: escaped(text, users),
  ...(text === '' ? {} : { blocks: richText(text) }),
});
