/** A person who answers from Slack (`id` = Slack user id) or from the help desk's own panel (`id` = `liveagent:<agent id>`). */
export interface Teammate {
  id: string;
  name: string;
}
