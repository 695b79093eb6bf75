import type { FrontdeskConfig } from '../config.ts';
import { limitsOf } from '../configuration/limits.ts';
import { mailCase } from '../escalation/case-mail.ts';
import { openCaseOf } from '../escalation/open-case.ts';
import { keepForMail } from '../escalation/unmailed-words.ts';
import { fileWords } from '../files/shared-file.ts';
import { languageOf, saysNo, saysYes, supportedLanguages } from '../languages/languages.ts';
import { countMessage, pauseForRate } from '../limits/keep-limits.ts';
import type { LanguageDetector } from '../ports.ts';
import { leftOpen, release } from './change-hands.ts';
import type { Instant } from './conversation.ts';
import type { ThreadPost } from './effect.ts';
import type { Input } from './input.ts';
import { isPanelAgent } from './teammate.ts';
import { withinLimit } from './text-limit.ts';
import type { TurnDraft } from './turn-draft.ts';

/** Tried where a word begins, and no further than an address is long: long words without one must not cost seconds. */
const address = /(?<![^\s@<>"(),;:])[^\s@<>"(),;:]{1,64}@[^\s@<>"(),;:]{1,200}\.[\p{L}\p{N}-]{1,60}/u;

const kana = /[\p{sc=Hira}\p{sc=Kana}]/u;
const wordsIn = (text: string): number => text.match(/\p{L}[\p{L}\p{M}'’-]*/gu)?.length ?? 0;

const isYesOrNo = (text: string): boolean =>
  saysYes(text, supportedLanguages) || saysNo(text, supportedLanguages);

/** One word, as the name of a dish, and "Yes, please" are said in any language. */
const tellsLittle = (text: string): boolean =>
  (wordsIn(text) < 2 && !kana.test(text)) || (wordsIn(text) <= 3 && isYesOrNo(text));

/** A language that was heard before is changed by more than a few foreign words. */
const hearLanguage = (detector: LanguageDetector, { state }: TurnDraft, text: string): void => {
  if (state.languageFrom === 'session' || (state.languageFrom === 'detected' && tellsLittle(text))) return;
  const detected = detector.detect(text);
  if (detected === undefined) return;
  state.language = detected;
  state.languageFrom = 'detected';
};

/** True where the visitor's address was not known before. */
const hearAddress = ({ state }: TurnDraft, text: string): boolean => {
  const given = state.visitor.email === undefined ? address.exec(text)?.[0] : undefined;
  if (given === undefined) return false;
  state.visitor.email = given;
  return true;
};

/** A team that was mailed without the address gets it in the same way. */
const passAddressOn = (draft: TurnDraft): void => {
  const open = openCaseOf(draft.state);
  if (open?.status !== 'waiting' || open.mailedAt === undefined) return;
  mailCase(draft, open, {
    subject: 'A waiting visitor left an e-mail address',
    lead: 'The visitor whose chat nobody has taken can be answered by e-mail now.',
  });
};

const silentMinutes = 30;

/** An agent answered from the panel without a case, and has left the visitor to themselves for long. */
const isForgotten = ({ liveagent }: FrontdeskConfig, draft: TurnDraft, at: Instant): boolean => {
  const { owner, panelSpokeAt } = draft.state;
  if (owner.kind !== 'teammate' || !isPanelAgent(owner.teammate)) return false;
  if (openCaseOf(draft.state) !== undefined) return false;
  // Somebody may have taken it since, which this turn has not come to yet.
  if (draft.owner.kind !== 'teammate' || draft.owner.teammate.id !== owner.teammate.id) return false;
  const spokeAt = panelSpokeAt ?? draft.transcript.findLast(({ from }) => from === 'teammate')?.at ?? 0;
  return at - spokeAt >= (liveagent.panelOwnerMinutes ?? silentMinutes) * 60_000;
};

const takeFromPanel = (draft: TurnDraft): void => {
  const open = leftOpen(draft);
  release(draft, languageOf(draft.state.language).words.assistantIsBack);
  draft.unanswered.splice(0, draft.unanswered.length, ...open);
};

/** Characters of one post that a flood is put together in; Slack shows no more of one. */
const postLength = 8_000;

/** The team sees everything; of a flood several messages in one post, since all threads share what Slack takes. */
const showTeam = (draft: TurnDraft, card: number, post: ThreadPost, rushed: boolean): void => {
  const last = draft.effects.at(-1);
  const isNext = last?.body.kind === 'thread_post' && last.body.card === card;
  if (rushed && isNext && last.body.kind === 'thread_post' && last.body.post.from === 'visitor') {
    const before = last.body.post;
    const text = [before.text, post.text].filter((part) => part !== '').join('\n');
    const files = [...(before.files ?? []), ...(post.files ?? [])];
    if (text.length <= postLength) {
      const together = { ...before, text, ...(files.length === 0 ? {} : { files }) };
      draft.amend(last.seq, { kind: 'thread_post', card, post: together });
      return;
    }
  }
  draft.addEffect({ kind: 'thread_post', card, post });
};

/** Takes down what the visitor said, in the transcript and in the case's thread; whoever owns the chat answers it. */
export const hearVisitor = (
  deps: { config: FrontdeskConfig; detector: LanguageDetector },
  draft: TurnDraft,
  input: Extract<Input, { kind: 'said' | 'pressed' }>,
): void => {
  const { state } = draft;
  const files = (input.kind === 'said' ? input.files : undefined) ?? [];
  const onlyFiles = input.text === '' && files.length > 0;
  const isRead = state.owner.kind === 'assistant';
  const said = isRead ? withinLimit(input.text, limitsOf(deps.config).messageLength) : input.text;
  const text = onlyFiles ? fileWords(files) : said;
  const rushed = countMessage(deps.config, draft, input.at);
  if (!onlyFiles) hearLanguage(deps.detector, draft, text);
  const isNewAddress = hearAddress(draft, input.text);
  const name = state.visitor.name;
  const line = draft.addMessage({
    from: 'visitor',
    text,
    at: input.at,
    ...(name === undefined ? {} : { name }),
    ...(input.kind === 'pressed' ? { picked: true } : {}),
    ...(onlyFiles ? { onlyFiles } : {}),
  });
  const open = openCaseOf(state);
  if (open !== undefined) {
    const post: ThreadPost = {
      from: 'visitor',
      text: input.text,
      ...(name === undefined ? {} : { name }),
      ...(files.length === 0 ? {} : { files }),
      firstMessage: line.seq,
    };
    showTeam(draft, open.card, post, rushed);
  }
  if (isNewAddress) passAddressOn(draft);
  if (state.case?.status === 'unreachable') keepForMail(draft, line.seq - 1);
  if (isForgotten(deps.config, draft, input.at)) takeFromPanel(draft);
  else if (state.owner.kind === 'assistant') draft.unanswered.push(line);
  if (rushed && state.owner.kind === 'assistant') pauseForRate(draft);
};
