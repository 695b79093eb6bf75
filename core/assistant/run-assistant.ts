import type { Message, Source, ToolStep } from '../conversation/conversation.ts';
import { AppError } from '../errors.ts';
import { cannotAnswer } from '../escalation/offer.ts';
import type { LanguageDetector, Model } from '../ports.ts';
import { afterTrouble } from './after-trouble.ts';
import { speaksAnother } from './answer-language.ts';
import { callModel } from './call-model.ts';
import { type CheckedAnswer, checkAnswer } from './check-answer.ts';
import type { ContentBlock, ConverseResponse } from './converse.ts';
import { asData, collectEvidence, type Evidence } from './evidence.ts';
import { modelHistory, modelWords } from './history.ts';
import { systemPrompt } from './prompt.ts';
import { refusalEvent } from './refusal.ts';
import { type Intents, runTool, type ToolContext, type ToolDeps, type ToolResult } from './run-tool.ts';
import { stepOf } from './step.ts';
import { endingOf } from './stop-reasons.ts';
import { needsSource } from './uncited.ts';

export interface AssistantDeps extends ToolDeps {
  model: Model;
  detector: LanguageDetector;
}

export interface AssistantTask {
  state: ToolContext['state'];
  /** The conversation before this turn's questions. */
  before: Message[];
  questions: Message[];
  signal: AbortSignal;
}

export interface AssistantOutcome {
  intents: Intents;
  /** Absent where only a template will do: nothing sayable came out. */
  answer?: { text: string; sources: Source[] };
  tried: Source[];
  /** What was looked up, in order. */
  steps: ToolStep[];
}

/** Tool calls that are run in one turn; a model that wants more is told to do with what it has. */
const toolCallsPerTurn = 8;

const textOf = (content: ContentBlock[]): string =>
  content
    .map((block) => ('text' in block ? block.text : ''))
    .join('\n')
    .trim();

const tooMany: ToolResult = {
  status: 'error',
  text: `Not run: ${toolCallsPerTurn} tool calls were run for this answer already. Answer with what there is.`,
};

const answerTools = async (
  deps: AssistantDeps,
  context: ToolContext,
  content: ContentBlock[],
  run: { calls: number; steps: ToolStep[] },
) => {
  const results: ContentBlock[] = [];
  for (const block of content) {
    if (!('toolUse' in block)) continue;
    const { toolUseId, name, input } = block.toolUse;
    run.calls += 1;
    const mayRun = run.calls <= toolCallsPerTurn;
    const result = mayRun ? await runTool(deps, context, { name, input }) : tooMany;
    const { status, text } = result;
    if (mayRun) run.steps.push(stepOf({ name, input }, result));
    results.push({ toolResult: { toolUseId, status, content: [{ text }] } });
  }
  return results;
};

const wordsOf = ({ questions }: AssistantTask): string => questions.map((message) => message.text).join('\n');

/** Evidence for the visitor's own words goes with the first call, so that an answer it covers takes one call. */
const firstMessage = async (deps: AssistantDeps, task: AssistantTask, evidence: Evidence) => {
  const words = wordsOf(task);
  const found = await deps.knowledge.search(words, {
    limit: deps.config.knowledge.passages,
    language: task.state.language,
    context: task.before
      .filter((message) => message.from === 'visitor')
      .slice(-2)
      .map((message) => message.text),
  });
  evidence.sufficient = found.sufficient;
  const content: ContentBlock[] = [];
  if (found.passages.length > 0) {
    const text = evidence.add(found.passages);
    content.push({ text: `Evidence is sufficient: ${found.sufficient ? 'yes' : 'no'}\n${text}` });
  }
  content.push({ text: `<visitor>${asData(words)}</visitor>` });
  return content;
};

/** What may be sent of an answer; what may not is counted. */
const judge = (
  deps: AssistantDeps,
  { state, before, questions }: AssistantTask,
  response: ConverseResponse,
  { evidence, instructions }: { evidence: Evidence; instructions: string },
): CheckedAnswer => {
  const verdict = (): CheckedAnswer => {
    const checked = checkAnswer(textOf(response.content), evidence, instructions);
    if (checked.kind !== 'good') return checked;
    if (speaksAnother(deps.detector, checked.text, state)) return { kind: 'wrong_language' };
    const said = [...before, ...questions].map(({ text }) => text);
    return checked.sources.length === 0 && needsSource(checked.text, said) ? { kind: 'uncited' } : checked;
  };
  const judged = verdict();
  if (judged.kind !== 'good') deps.telemetry.count('AnswersRefused', 1, judged.kind);
  return judged;
};

/** A lead that was accepted needs none of the model's words, so a failure after it is none. */
const leadOr =
  ({ telemetry }: AssistantDeps, intents: Intents) =>
  (error: unknown) => {
    if (intents.leads === undefined || !(error instanceof AppError)) throw error;
    telemetry.warn('model_failed_after_lead', { code: error.code }, error);
    telemetry.count('ModelFailures');
    return undefined;
  };

/** Asks the model, within a bounded number of calls. AppError of the model port, or unavailable where it gets nowhere. */
export const runAssistant = async (deps: AssistantDeps, task: AssistantTask): Promise<AssistantOutcome> => {
  const marker = deps.ids.next().slice(0, 8);
  const evidence = collectEvidence(marker);
  const intents: Intents = {};
  const visitorMessages = [...task.before, ...task.questions].filter(
    (message) => message.from === 'visitor' && message.picked !== true,
  );
  const context: ToolContext = {
    state: task.state,
    visitorTexts: visitorMessages.map((message) => message.text),
    visitorMessages,
    before: (task.questions[0]?.seq ?? 1) - 1,
    evidence,
    intents,
  };
  const messages = modelHistory(task.before.slice(-deps.config.model.historyMessages));
  // Where the visitor's words of this turn stand; what comes before can be left out.
  let history = messages.at(-1)?.role === 'user' ? messages.length - 1 : messages.length;
  const content = await firstMessage(deps, task, evidence);
  const last = messages.at(-1);
  if (last?.role === 'user') last.content.push(...content);
  else messages.push({ role: 'user', content });

  const asked = { name: 'search_knowledge', input: { query: wordsOf(task) } };
  const run = { calls: 0, steps: [stepOf(asked, { status: 'success', passages: evidence.passages.length })] };
  const system = systemPrompt(deps.config, task.state, marker);
  // The customer's own words about the product are no secret.
  const instructions = system.stable.replaceAll(deps.config.brand.description, ' ');
  const done = (over: Partial<Intents> = {}) => ({
    intents: { ...intents, ...over },
    tried: tried(evidence),
    steps: run.steps,
  });
  let refused = false;
  for (let n = 0; n < deps.config.model.maxCalls; n += 1) {
    const response = await callModel(deps, { system, messages }, task.signal).catch(leadOr(deps, intents));
    if (response === undefined) break;
    const ending = endingOf(response.stopReason);
    if (ending === 'tools') {
      const results = await answerTools(deps, context, response.content, run);
      if (intents.person !== undefined || intents.offer !== undefined) return done();
      messages.push(
        { role: 'assistant', content: modelWords(response.content) },
        { role: 'user', content: results },
      );
      continue;
    }
    if (ending !== 'answer') {
      if (intents.leads !== undefined) break;
      const next = afterTrouble(ending, { messages, history, refused });
      deps.telemetry.count('AnswersRefused', 1, ending);
      if (next === 'offer') return done({ offer: cannotAnswer });
      if (ending === 'too_long') history = 0;
      refused = true;
      continue;
    }
    const checked = judge(deps, task, response, { evidence, instructions });
    // What became of the lead is the system's to say; beside it stands only what answers a question from evidence.
    if (intents.leads !== undefined && (checked.kind !== 'good' || checked.sources.length === 0)) break;
    if (checked.kind === 'good') {
      return { ...done(), answer: { text: checked.text, sources: checked.sources } };
    }
    if (checked.kind === 'empty' || refused) return done({ offer: cannotAnswer });
    refused = true;
    messages.push(
      { role: 'assistant', content: modelWords(response.content) },
      { role: 'user', content: [{ text: refusalEvent(checked.kind, task.state.language) }] },
    );
  }
  if (intents.leads !== undefined) return done();
  throw new AppError('unavailable', `the model gave no answer in ${deps.config.model.maxCalls} calls`);
};

const tried = (evidence: Evidence): Source[] =>
  evidence.passages.slice(0, 3).map((passage) => ({ title: passage.title, url: passage.url }));
