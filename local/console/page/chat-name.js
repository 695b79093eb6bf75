/** What a chat goes by on this page: the visitor's name, or the end of LiveAgent's code. */
export const chatName = (chat) => chat.name || `Visitor ${chat.code.split('-').at(-1)}`;
