import type { FrontdeskConfig } from '../core/config.ts';

/** Who plays in the local run: config says which ids act; names are made up where config has none. */
export interface Cast {
  bot: string;
  channel: { id: string; name: string };
  /** With those of the routes, each once. */
  channels: { id: string; name: string }[];
  users: { id: string; name: string; realName: string }[];
  /** Answers from LiveAgent's own panel. */
  panelAgent: { id: string; email: string; name: string };
  responders: string[];
  outsiders: string[];
  usergroups: { id: string; handle: string; users: string[] }[];
}

const names: Record<string, string> = { U0ANNASMITH: 'Anna Smith', U0BENJONES: 'Ben Jones' };

const outsider = { id: 'U0OLGAKERN', name: 'olga', realName: 'Olga Kern' };

export const castOf = ({ slack }: FrontdeskConfig): Cast => {
  const { users, usergroup } = slack.responders;
  const responders = users.length > 0 ? users : ['U0ANNASMITH', 'U0BENJONES'];
  const groups = [usergroup, typeof slack.mention === 'object' ? slack.mention.usergroup : undefined];
  const channel = { id: slack.channel, name: 'support' };
  const routed = new Set((slack.routes ?? []).map((route) => route.channel));
  routed.delete(channel.id);
  return {
    bot: 'U0FRONTDESK',
    panelAgent: { id: 'agent007', email: 'carla@example.com', name: 'Carla Gomez' },
    channel,
    channels: [channel, ...[...routed].map((id, i) => ({ id, name: `support-${i + 2}` }))],
    users: [
      ...responders.map((id, i) => {
        const realName = names[id] ?? `Teammate ${i + 1}`;
        return { id, name: realName.split(' ')[0]?.toLowerCase() ?? id, realName };
      }),
      outsider,
    ],
    responders,
    outsiders: [outsider.id],
    usergroups: [...new Set(groups.filter((id) => id !== undefined))].map((id) => ({
      id,
      handle: 'support-team',
      users: responders,
    })),
  };
};
