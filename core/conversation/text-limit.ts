/**
 * Characters of one message that are kept. Longer than anything typed in a chat; what is cut stays readable at the
 * help desk or in Slack. It bounds the time that matching takes, a turn's transaction and a model's bill.
 */
export const maxTextLength = 8_000;

/** Cuts at the limit, never within a surrogate pair. */
export const withinLimit = (text: string, limit = maxTextLength): string =>
  text.length <= limit ? text : `${text.slice(0, limit - 1).replace(/[\ud800-\udbff]$/, '')}…`;
