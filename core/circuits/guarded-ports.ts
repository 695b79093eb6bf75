import type { HelpDesk, Model, TeamChat } from '../ports.ts';
import { type CircuitDeps, circuitBreaker } from './circuit-breaker.ts';

type Call<Args extends unknown[], Result> = (...args: Args) => Promise<Result>;

const guardedBy =
  (breaker: ReturnType<typeof circuitBreaker>) =>
  <Args extends unknown[], Result>(call: Call<Args, Result>): Call<Args, Result> =>
  (...args) =>
    breaker(() => call(...args));

/** The model, not asked while it is down: nobody waits for its time-out. */
export const guardedModel = (deps: CircuitDeps, model: Model): Model => ({
  converse: guardedBy(circuitBreaker(deps, 'model'))(model.converse),
});

/** LiveAgent, not asked while it is down: workers stay free for what needs none of it. */
export const guardedHelpDesk = (deps: CircuitDeps, helpDesk: HelpDesk): HelpDesk => {
  const guarded = guardedBy(circuitBreaker(deps, 'liveagent'));
  return {
    findByCode: guarded(helpDesk.findByCode),
    read: guarded(helpDesk.read),
    readMessages: guarded(helpDesk.readMessages),
    readVisitor: guarded(helpDesk.readVisitor),
    post: guarded(helpDesk.post),
    findPosted: guarded(helpDesk.findPosted),
    addNote: guarded(helpDesk.addNote),
    findNote: guarded(helpDesk.findNote),
    transfer: guarded(helpDesk.transfer),
    resolve: guarded(helpDesk.resolve),
    tag: guarded(helpDesk.tag),
    panelUrl: helpDesk.panelUrl,
  };
};

/** Slack, not asked while it is down: the team is mailed as soon as without a circuit, however many cases wait. */
export const guardedTeamChat = (deps: CircuitDeps, teamChat: TeamChat): TeamChat => {
  const guarded = guardedBy(circuitBreaker(deps, 'slack'));
  return {
    postCard: guarded(teamChat.postCard),
    updateCard: guarded(teamChat.updateCard),
    postInThread: guarded(teamChat.postInThread),
    findPosted: guarded(teamChat.findPosted),
    whisper: guarded(teamChat.whisper),
    askToTake: guarded(teamChat.askToTake),
    dismiss: guarded(teamChat.dismiss),
    displayName: guarded(teamChat.displayName),
    groupMembers: guarded(teamChat.groupMembers),
    permalink: guarded(teamChat.permalink),
  };
};
