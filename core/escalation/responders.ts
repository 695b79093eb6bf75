/** Who may take, answer, hand back and resolve: users by id, and the members of one user group. */
export interface Responders {
  users: readonly string[];
  /** Members as Slack told them; empty where no group is configured. */
  members: readonly string[];
}

/** Fails closed: nobody is a responder by being in the channel. */
export const mayAct = (user: string, responders: Responders): boolean =>
  user !== '' && (responders.users.includes(user) || responders.members.includes(user));
