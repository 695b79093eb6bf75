/** A person who answers from Slack (`id` = Slack user id) or from the help desk's own panel (`id` = `liveagent:<agent id>`). */
export interface Teammate {
  id: string;
  name: string;
}

/** Whether they answer from the help desk's own panel, where no button of Slack reaches them. */
export const isPanelAgent = ({ id }: Teammate): boolean => id.startsWith('liveagent:');
