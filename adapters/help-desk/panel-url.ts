/** Addresses of tickets in the agent panel of the LiveAgent account at `url`. */
export const panelUrl =
  (url: string) =>
  (ticketId: string): string =>
    `${url.replace(/\/+$/, '')}/agent/#Conversation;id=${encodeURIComponent(ticketId)}`;
