import { type AssistantDeps, type AssistantOutcome, runAssistant } from '../assistant/run-assistant.ts';
import { isCircuitOpen } from '../circuits/circuit-breaker.ts';
import { limitsOf } from '../configuration/limits.ts';
import { AppError } from '../errors.ts';
import { vetBrief } from '../escalation/brief/vet-brief.ts';
import { callPerson } from '../escalation/call-person.ts';
import type { EscalationReason } from '../escalation/case.ts';
import type { Offer } from '../escalation/offer.ts';
import { offerWords } from '../escalation/team-words.ts';
import { fill, languageName, languageOf, saysYes, showsAnger, wantsPerson } from '../languages/languages.ts';
import type { LeadNews } from '../leads/lead.ts';
import { rememberLead } from '../leads/remember-lead.ts';
import { callAtLimit } from '../limits/call-at-limit.ts';
import { isDayCeiling } from '../limits/day-budget.ts';
import { nothingUsed, spentLimit } from '../limits/usage.ts';
import { teamManages } from '../translation/border.ts';
import type { ConversationState, Message, Source, ToolStep } from './conversation.ts';
import type { TurnDraft } from './turn-draft.ts';

export interface AnswerOptions {
  /** True where the model may be asked again by redelivery, so that a passing failure need not end in a hand-over. */
  mayRetry: boolean;
  signal: AbortSignal;
}

const fold = (text: string) =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

const call = (
  deps: AssistantDeps,
  draft: TurnDraft,
  reason: EscalationReason,
  quote: string,
  options: { brief?: string; tried?: Source[] } = {},
): void => {
  const language = languageName(draft.state.language, 'en');
  const tried = options.tried ?? draft.transcript.flatMap((message) => message.sources ?? []).slice(-3);
  const written = options.brief === undefined ? undefined : vetBrief(deps, draft, options.brief, tried);
  const brief = written ?? `${plainReasons[reason]} They write in ${language}.`;
  const by = written === undefined ? {} : { briefed: true as const };
  callPerson(deps, draft, { reason, brief, quote, tried, ...by });
};

/** A model that took longer than this to fail is not asked again: the visitor has waited enough. */
const patienceMs = 10_000;

/** Briefs for escalations that rules decided, where no model was asked. */
const plainReasons: Record<EscalationReason, string> = {
  asked_for_person: 'The visitor asks for a person.',
  no_evidence: 'The knowledge base has no answer to what the visitor asks.',
  repeated_question: 'The visitor asked the same question again and got no answer.',
  no_progress: 'Several turns brought no answer.',
  anger: 'The visitor is angry.',
  policy_topic: 'The visitor raised a topic that people handle.',
  model_failure: 'The assistant could not answer: the model or the search for evidence failed.',
  limit_reached: 'The assistant has reached a limit.',
  delivery_failed: 'A message could not be delivered.',
  turn_failed: 'Frontdesk failed on this chat.',
};

/** What the assistant itself has to say, as one message; none where there is nothing. */
const confirm = (draft: TurnDraft, told: string[]): void => {
  if (told.length > 0) draft.reply({ from: 'assistant', text: told.join('\n\n') });
};

/**
 * Offers a person, in words that fit the languages; a yes to it is consent. Failing twice calls one where the team can
 * read it. `told`: what the visitor is to hear before that.
 */
const offerPerson = (
  deps: AssistantDeps,
  draft: TurnDraft,
  question: string,
  { offer, tried, told }: { offer: Offer; tried: Source[]; told: string[] },
): void => {
  const { state } = draft;
  const teamReads = teamManages(deps.config, state.language) || state.consented;
  const repeated = state.unanswered === fold(question);
  state.turnsWithoutProgress += 1;
  state.unanswered = fold(question);
  const given = state.turnsWithoutProgress >= deps.config.escalation.turnsWithoutProgress;
  if (teamReads && (repeated || given)) {
    confirm(draft, told);
    call(deps, draft, repeated ? 'repeated_question' : 'no_progress', question, { tried });
    return;
  }
  confirm(draft, [...told, offerWords(deps.config, draft, offer.cause)]);
  state.offer = 'person';
  state.offerReason = offer.reason;
};

const sendLeads = (draft: TurnDraft, leads: LeadNews[]): void => {
  const { state } = draft;
  for (const news of leads) {
    const { lead } = news;
    const effect = draft.addEffect({ kind: 'lead_mail', ...news });
    state.leads = rememberLead(state.leads, news, { effect, upTo: state.lastMessage });
    if (news.update === undefined) draft.addLookup({ kind: 'lead', email: lead.email.toLowerCase() });
    if (lead.name !== undefined) state.visitor.name ??= lead.name;
    state.visitor.email ??= lead.email;
  }
};

/** What became of the leads of this turn, in one sentence; nothing where there were none. */
const leadWords = ({ language }: ConversationState, leads: LeadNews[]): string[] => {
  const { leadSent, leadUpdated } = languageOf(language).words;
  if (leads.length === 0) return [];
  return [leads.some(({ update }) => update === undefined) ? leadSent : leadUpdated];
};

const settle = (deps: AssistantDeps, draft: TurnDraft, question: string, outcome: AssistantOutcome): void => {
  const { state } = draft;
  const { person, offer, leads = [] } = outcome.intents;
  sendLeads(draft, leads);
  const told = leadWords(state, leads);
  if (person !== undefined) {
    confirm(draft, told);
    call(deps, draft, person.reason, question, { brief: person.brief, tried: outcome.tried });
    return;
  }
  if (offer !== undefined) {
    offerPerson(deps, draft, question, { offer, tried: outcome.tried, told });
    return;
  }
  if (outcome.answer === undefined) confirm(draft, told);
  else {
    const { text, sources } = outcome.answer;
    const words = [text, ...told].join('\n\n');
    draft.reply({ from: 'assistant', text: words, ...(sources.length > 0 ? { sources } : {}) });
  }
  state.turnsWithoutProgress = 0;
  delete state.unanswered;
};

/** What was looked up stands with the message that came of it, for the team to read. */
const keepSteps = (draft: TurnDraft, steps: ToolStep[], before: number): void => {
  const last = draft.transcript.at(-1);
  if (last !== undefined && last.seq > before) draft.rewrite(last, { steps });
};

/** Rules that come before the model, whatever it thinks. True where one of them has dealt with the turn. */
export const applyRules = (deps: AssistantDeps, draft: TurnDraft, said: Message[]): boolean => {
  const { state } = draft;
  const texts = said.map((message) => message.text);
  const asking = texts.find((text) => wantsPerson(text));
  if (asking !== undefined) {
    call(deps, draft, 'asked_for_person', asking);
    return true;
  }
  const angry = texts.find((text) => showsAnger(text));
  if (angry !== undefined) {
    call(deps, draft, 'anger', angry);
    return true;
  }
  const topic = texts.find((text) =>
    deps.config.escalation.topics.some((phrase) => ` ${fold(text)} `.includes(` ${fold(phrase)} `)),
  );
  if (topic !== undefined) {
    call(deps, draft, 'policy_topic', topic);
    return true;
  }
  const answer = texts.at(-1) ?? '';
  if (state.offer === 'person' && saysYes(answer, [state.language, ...deps.config.languages.team])) {
    state.consented = true;
    const asked = draft.transcript.findLast((m) => m.from === 'visitor' && m.text !== answer);
    call(deps, draft, state.offerReason ?? 'no_evidence', asked?.text ?? answer);
    return true;
  }
  return false;
};

/** Says of a message that is longer than the assistant reads, that it was not read to its end. */
const admitCut = ({ config }: AssistantDeps, draft: TurnDraft, questions: Message[]): void => {
  const { messageLength } = limitsOf(config);
  const isCut = ({ text }: Message) => text.length >= messageLength - 1 && text.endsWith('…');
  if (!questions.some(isCut)) return;
  const { code, words } = languageOf(draft.state.language);
  const count = new Intl.NumberFormat(code).format(messageLength);
  draft.reply({ from: 'system', text: fill(words.readInPart, { count }) });
};

/** The assistant's part of a turn: one answer to everything the visitor said and nobody has answered. */
export const answerVisitor = async (
  deps: AssistantDeps,
  draft: TurnDraft,
  options: AnswerOptions,
): Promise<void> => {
  const limits = limitsOf(deps.config);
  // Of what piled up during a pause as much is read as at any other time.
  const questions = draft.unanswered.slice(-limits.messagesPerMinute);
  const last = questions.at(-1);
  if (last === undefined || applyRules(deps, draft, draft.unanswered)) return;
  const spent = spentLimit(draft.state.usage ?? nothingUsed, limits);
  if (spent !== undefined) {
    callAtLimit(deps, draft, spent, last.text);
    return;
  }
  const question = questions.map((message) => message.text).join('\n');
  const started = deps.clock.now();
  const before = draft.transcript.filter((message) => !questions.includes(message));
  try {
    const task = { state: structuredClone(draft.state), before, questions, signal: options.signal };
    const outcome = await runAssistant(deps, task);
    delete draft.state.offer;
    delete draft.state.offerReason;
    admitCut(deps, draft, questions);
    const newest = draft.state.lastMessage;
    settle(deps, draft, question, outcome);
    keepSteps(draft, outcome.steps, newest);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    if (isDayCeiling(error)) {
      deps.telemetry.count('LimitsReached', 1, 'day');
      callAtLimit(deps, draft, 'day', last.text);
      return;
    }
    const passing = error.code === 'throttled' || error.code === 'unavailable';
    const waited = deps.clock.now() - started;
    // A model that is known to be down is not worth waiting for.
    if (passing && options.mayRetry && waited < patienceMs && !isCircuitOpen(error)) throw error;
    deps.telemetry.error('model_failed', { conversation: draft.conversation, code: error.code }, error);
    deps.telemetry.count('ModelFailures');
    call(deps, draft, 'model_failure', question);
  }
};
