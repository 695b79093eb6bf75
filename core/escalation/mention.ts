import type { Mention } from '../configuration/fields.ts';

/** A live Slack mention: `<!here>` or `<!subteam^S…>`. Its label form stopped working, so there is none. */
export const mentionText = (mention: Mention): string | undefined => {
  if (mention === 'none') return undefined;
  return mention === 'here' ? '<!here>' : `<!subteam^${mention.usergroup}>`;
};
