import type { ConsoleView, PipelineEvent } from './console-view.ts';

/** Each one looked at is read whole from the store, once a second while a page is open. */
const newestChats = 20;

/** What happened in the newest chats. */
export const recentPipeline = async (view: ConsoleView): Promise<PipelineEvent[]> => {
  const chats = await view.liveagent.chats();
  return view.pipeline.recent(chats.slice(-newestChats).map((chat) => `liveagent:${chat.id}`));
};
