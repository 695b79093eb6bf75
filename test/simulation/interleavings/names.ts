export const conversationOf = (chat: string) => `liveagent:${chat}`;
export const chatOf = (conversation: string) => conversation.replace('liveagent:', '');
