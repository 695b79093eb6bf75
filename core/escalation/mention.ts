import type { Mention } from '../configuration/fields.ts';
import type { Teammate } from '../conversation/teammate.ts';

/** A live Slack mention: `<!here>` or `<!subteam^S…>`. Its label form stopped working, so there is none. */
export const mentionText = (mention: Mention): string | undefined => {
  if (mention === 'none') return undefined;
  return mention === 'here' ? '<!here>' : `<!subteam^${mention.usergroup}>`;
};

/** A live mention of one person; undefined for somebody whom Slack does not know. */
export const userMention = ({ id }: Teammate): string | undefined =>
  /^[UW][A-Z0-9]+$/.test(id) ? `<@${id}>` : undefined;
