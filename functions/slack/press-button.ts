import type { Owner } from '../../core/conversation/conversation.ts';
import { isPanelAgent } from '../../core/conversation/teammate.ts';
import { AppError } from '../../core/errors.ts';
import type { Case } from '../../core/escalation/case.ts';
import { dismiss, isResponder, ring, type SlackDeps, whisper } from './deps.ts';
import type { BlockActions } from './payloads.ts';
import { type Answer, newestCase, type Press, whyCardless, whyMailed, whyOver } from './press.ts';
import { pressMenu } from './press-menu.ts';
import { showOriginal } from './show-original.ts';

const assistant: Owner = { kind: 'assistant' };

/** Takes the chat where nobody has it; says who has it otherwise. */
const claim = async (
  { store, clock }: SlackDeps,
  { conversation, by }: Press,
): Promise<{ owns: boolean; answer: Answer; fresh: boolean }> => {
  const { owner, epoch } = await store.getOwnership(conversation);
  // Who answers from the help desk's panel has no button to give the chat up by.
  const seen = owner.kind === 'teammate' && !isPanelAgent(owner.teammate) ? { owner } : undefined;
  const result = seen
    ? { changed: false as const, current: seen }
    : await store.changeOwner(conversation, {
        expectedEpoch: epoch,
        to: { kind: 'teammate', teammate: by },
        input: { kind: 'claimed', id: `claim:${epoch + 1}`, teammate: by, epoch: epoch + 1, at: clock.now() },
      });
  if (result.changed) return { owns: true, answer: undefined, fresh: true };
  const { owner: winner } = result.current;
  if (winner.kind === 'assistant') {
    throw new AppError('conflict', 'the owner changed twice during the press; press again');
  }
  return winner.teammate.id === by.id
    ? { owns: true, answer: 'This chat is already yours.', fresh: false }
    : { owns: false, answer: `Already taken by ${winner.teammate.name}.`, fresh: false };
};

const take = async (deps: SlackDeps, press: Press): Promise<Answer> => {
  const { owns, answer } = await claim(deps, press);
  // Also for a chat that was theirs before: the doorbell of the first press may have been lost.
  if (owns) await ring(deps, press.conversation, 'take', press.actionTs);
  return answer;
};

/** Gives the chat back to the assistant, with the input that says why; not where the assistant has it already. */
const giveBack = async (
  { store, clock }: SlackDeps,
  { conversation, by, caseId }: Press,
  kind: 'handed_back' | 'resolved',
): Promise<{ given: true } | { given: false; epoch: number }> => {
  const { owner, epoch } = await store.getOwnership(conversation);
  if (owner.kind === 'assistant') return { given: false, epoch };
  const result = await store.changeOwner(conversation, {
    expectedEpoch: epoch,
    to: assistant,
    input: { kind, id: `${kind}:${epoch + 1}`, by, epoch: epoch + 1, caseId, at: clock.now() },
  });
  if (result.changed) return { given: true };
  throw new AppError('conflict', 'the owner changed during the press; press again');
};

const handBack = async (deps: SlackDeps, press: Press): Promise<Answer> => {
  const { given } = await giveBack(deps, press, 'handed_back');
  await ring(deps, press.conversation, 'hand_back', press.actionTs);
  return given ? undefined : 'The assistant already has this chat.';
};

const resolve = async (deps: SlackDeps, press: Press): Promise<Answer> => {
  const { store, clock } = deps;
  const { conversation, by, caseId, actionTs } = press;
  const back = await giveBack(deps, press, 'resolved');
  if (!back.given) {
    // As it was found: under a later epoch it would resolve what somebody has taken since.
    const { epoch } = back;
    const at = clock.now();
    await store.recordInput(conversation, {
      kind: 'resolved',
      ownerKept: true,
      id: `resolve:${caseId}:${actionTs}`,
      by,
      epoch,
      caseId,
      at,
    });
  }
  await ring(deps, conversation, 'resolve', press.actionTs);
  return undefined;
};

const callTeam = async (deps: SlackDeps, press: Press): Promise<Answer> => {
  const { conversation, by, caseId, actionTs } = press;
  const id = `call:${actionTs}`;
  await deps.store.recordInput(conversation, { kind: 'called', id, by, caseId, at: deps.clock.now() });
  await ring(deps, conversation, id, actionTs);
  return undefined;
};

/** The draft was stored as what they wrote; taken once more under its own id, it is the claimant's word. */
const takeAndSend = async (deps: SlackDeps, press: Press): Promise<Answer> => {
  const { store, clock } = deps;
  const { conversation, by, detail: inputId } = press;
  const { inputs } = await store.history(conversation);
  const draft = inputs.find((input) => input.id === inputId);
  if (draft?.kind !== 'teammate_said' || draft.teammate.id !== by.id) {
    return 'That message is no longer stored. Please write it again.';
  }
  if (inputs.some((input) => input.kind === 'teammate_deleted' && input.of === inputId)) {
    return 'That message was deleted. Please write it again.';
  }
  const edit = inputs.findLast((input) => input.kind === 'teammate_edited' && input.of === inputId);
  const { owns, answer, fresh } = await claim(deps, press);
  if (!owns) return answer;
  const { handled: _handled, ...said } = draft;
  const id = `${inputId}:sent`;
  const text = edit?.kind === 'teammate_edited' ? edit.text : said.text;
  const { epoch: ownedUnder } = await store.getOwnership(conversation);
  const recorded = await store.recordInput(conversation, { ...said, text, id, at: clock.now(), ownedUnder });
  await ring(deps, conversation, id, press.actionTs);
  return fresh || recorded === 'recorded' ? undefined : 'That message has been sent already.';
};

/** `newest`: the newest case of the chat, as it was read for this press. */
type Act = (deps: SlackDeps, press: Press, newest?: Case) => Promise<Answer>;

/** Acts on the pressed case only: not on a newer one of the chat, and on none that is over. */
const whileOpen =
  (act: Act): Act =>
  async (deps, press) => {
    const newest = await newestCase(deps, press);
    return whyOver(newest, press) ?? act(deps, press, newest);
  };

/** The same for what makes the presser the owner, who goes on in the thread. */
const whileThreaded = (act: Act): Act =>
  whileOpen(
    async (deps, press, newest) => (await whyCardless(deps, press, newest)) ?? act(deps, press, newest),
  );

/** The same for what needs a thread that Slack shows. */
const whileShown = (act: Act): Act =>
  whileOpen(async (deps, press, newest) => whyMailed(newest) ?? act(deps, press, newest));

const buttons: Record<string, Act> = {
  take: whileThreaded(take),
  hand_back: whileShown(handBack),
  resolve: whileShown(resolve),
  call_team: whileShown(callTeam),
  take_and_send: whileThreaded(takeAndSend),
  keep_internal: async () => undefined,
  more: pressMenu,
  show_original: showOriginal,
};

/** Pressed in a thread, which the presser is reading: the answer belongs there. */
const answeredInThread = new Set(['show_original']);

/** Buttons of a question to one person, which is over once it is answered. */
const questions = new Set(['take_and_send', 'keep_internal']);

/** The display name is a courtesy; a claim must not wait for it. */
const nameOf = async ({ teamChat, telemetry }: SlackDeps, user: BlockActions['user']): Promise<string> => {
  try {
    return await teamChat.displayName(user.id);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    // Slack's own payload names the presser too, only less nicely.
    telemetry.warn('display_name_failed', { kind: 'slack', code: error.code }, error);
    return user.name ?? user.username ?? user.id;
  }
};

/** Does what a button of a card says, for those who may; everyone else is told that they may not. */
export const pressButton = async (deps: SlackDeps, payload: BlockActions): Promise<void> => {
  const { user, container } = payload;
  const place = { channel: container.channel_id, ts: container.thread_ts ?? container.message_ts };
  const known = payload.actions.filter(({ action_id }) => Object.hasOwn(buttons, action_id));
  for (const { action_id, value: own, selected_option: chosen, action_ts } of known) {
    const [caseId = '', ...rest] = (chosen?.value ?? own ?? '').split(':');
    // All at once, like the answers below: Slack waits three seconds, and each call of its own may take more than one.
    const [mayAct, conversation, name] = await Promise.all([
      isResponder(deps, user.id),
      deps.store.findConversation({ kind: 'case', caseId }),
      nameOf(deps, user),
    ]);
    if (!mayAct) {
      deps.telemetry.info('press_of_outsider', { kind: action_id });
      await whisper(deps, place, user.id, 'Only the configured responders can act on this chat.');
      return;
    }
    if (conversation === undefined) {
      await whisper(deps, place, user.id, 'This chat is no longer stored.');
      return;
    }
    const by = { id: user.id, name };
    const press = { conversation, caseId, detail: rest.join(':'), by, actionTs: action_ts };
    const answer = await buttons[action_id]?.(deps, press);
    const question = questions.has(action_id) ? payload.response_url : undefined;
    const where = answeredInThread.has(action_id) ? 'thread' : 'channel';
    await Promise.all([
      ...(question ? [dismiss(deps, question)] : []),
      ...(answer === undefined ? [] : [whisper(deps, place, user.id, answer, where)]),
    ]);
  }
};
