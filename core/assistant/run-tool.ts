import type { FrontdeskConfig } from '../config.ts';
import type { ConversationState, Message } from '../conversation/conversation.ts';
import { AppError } from '../errors.ts';
import type { EscalationReason } from '../escalation/case.ts';
import type { Offer } from '../escalation/offer.ts';
import { soundsAngry } from '../escalation/sounds-angry.ts';
import { saysNo, saysYes } from '../languages/languages.ts';
import type { LeadNews } from '../leads/lead.ts';
import type { NotifySales } from '../leads/lead-question.ts';
import { qualifyLead } from '../leads/qualify-lead.ts';
import type { Clock, Ids, Knowledge, PageReader, Telemetry } from '../ports.ts';
import { translates } from '../translation/border.ts';
import type { Evidence } from './evidence.ts';
import { mayRead } from './page-policy.ts';
import { type ToolName, toolInputs } from './tools.ts';

/** What the model's tool calls of one turn amount to. Nothing happens before the turn is committed. */
export interface Intents {
  person?: { reason: EscalationReason; brief: string };
  /** A person is to be offered; the visitor has not agreed yet. */
  offer?: Offer;
  /** New leads, and what was added to leads of this conversation. */
  leads?: LeadNews[];
}

export interface ToolDeps {
  config: FrontdeskConfig;
  knowledge: Knowledge;
  pageReader: PageReader;
  clock: Clock;
  ids: Ids;
  telemetry: Telemetry;
}

export interface ToolContext {
  state: ConversationState;
  /** Everything the visitor has written in this conversation. */
  visitorTexts: string[];
  /** The same with the messages' numbers. */
  visitorMessages: Pick<Message, 'seq' | 'text'>[];
  /** Sequence number of the last message before this turn's. */
  before: number;
  evidence: Evidence;
  intents: Intents;
}

export interface ToolResult {
  status: 'success' | 'error';
  text: string;
  /** Passages that were found, where something was looked up. */
  passages?: number;
}

const ok = (text: string): ToolResult => ({ status: 'success', text });
const failed = (text: string): ToolResult => ({ status: 'error', text });

const searchKnowledge = async (deps: ToolDeps, context: ToolContext, query: string): Promise<ToolResult> => {
  const found = await deps.knowledge.search(query, {
    limit: deps.config.knowledge.passages,
    language: context.state.language,
  });
  if (found.sufficient) context.evidence.sufficient = true;
  const passages = found.passages.length;
  if (passages === 0) return { ...ok('Nothing was found.'), passages };
  const text = `Evidence is sufficient: ${found.sufficient ? 'yes' : 'no'}\n${context.evidence.add(found.passages)}`;
  return { ...ok(text), passages };
};

const readPage = async (deps: ToolDeps, context: ToolContext, url: string): Promise<ToolResult> => {
  if (!mayRead(url, { visitorTexts: context.visitorTexts, sites: deps.config.knowledge.sites })) {
    return failed('This address may not be read: the visitor did not name it and it is not on our website.');
  }
  const page = await deps.pageReader.read(url);
  context.evidence.sufficient = true;
  const passage = { id: page.url, title: page.title, url: page.url, text: page.text, score: 1 };
  return { ...ok(context.evidence.add([passage])), passages: 1 };
};

/** Whether the visitor's last words may be a yes at all; which of the rest are, is the model's to say. */
const mayAgree = ({ state, visitorTexts }: ToolContext, team: string[]): boolean => {
  const words = visitorTexts.at(-1) ?? '';
  const languages = [state.language, ...team];
  const asks = /[?？]/.test(words) && !saysYes(words.replace(/[?？]/g, ''), languages);
  return !asks && !saysNo(words, languages);
};

const wordsOfTurn = ({ visitorMessages, before }: ToolContext): string[] =>
  visitorMessages.filter(({ seq }) => seq > before).map(({ text }) => text);

/** The consent rule is a state of the conversation, not a hope in the prompt. */
const requestHuman = (
  deps: ToolDeps,
  context: ToolContext,
  input: { reason: EscalationReason; brief: string; confirmed: boolean },
): ToolResult => {
  const { state, intents } = context;
  const { team } = deps.config.languages;
  const agreed = state.consented || (state.offer === 'person' && input.confirmed && mayAgree(context, team));
  const teamUnderstands = team.includes(state.language);
  // Asked twice, in whatever words, is repeated only where the first time found no answer either.
  const isFirst = input.reason === 'repeated_question' && state.unanswered === undefined;
  const reason = isFirst ? 'no_evidence' : input.reason;
  // Whoever is angry gets a person in any language; a model that says so may have it from a page.
  const isAngry = reason === 'anger' && wordsOfTurn(context).some(soundsAngry);
  // Where the team and the visitor read each other by translation there is no language to agree on.
  const needsConsent =
    !translates(deps.config, state.language) &&
    (reason === 'no_evidence' || (!teamUnderstands && reason !== 'asked_for_person' && !isAngry));
  if (needsConsent && !agreed) {
    const unanswered = reason === 'no_evidence' || reason === 'repeated_question';
    intents.offer = { cause: unanswered ? 'not_found' : 'needs_person', reason };
    return ok(
      'The visitor has not agreed yet. The system asks them now; end your turn without further text.',
    );
  }
  intents.person = { reason, brief: input.brief };
  return ok('Queued. The system tells the visitor; end your turn without further text.');
};

const notifySales = (deps: ToolDeps, context: ToolContext, args: NotifySales): ToolResult => {
  const { state, visitorMessages, before, intents } = context;
  const queued = intents.leads ?? [];
  const verdict = qualifyLead({
    args,
    visitorMessages,
    before,
    page: state.page,
    sessionName: state.visitor.name,
    suppressedPages: deps.config.leads.suppressedPages,
    existing: state.leads,
    queued,
    id: deps.ids.next(),
    at: deps.clock.now(),
  });
  if (verdict.kind === 'refused') return failed(verdict.reason);
  if (verdict.kind === 'duplicate') return ok(verdict.reason);
  const { kind: _, ...news } = verdict;
  intents.leads = [...queued, news];
  return ok(
    news.update === undefined
      ? 'Queued. The team will get one e-mail.'
      : 'Queued. The team will get it as an addition to the e-mail they have.',
  );
};

/** Runs one tool call. It never throws at the model: a failure is a result it can read. Bugs do throw. */
export const runTool = async (
  deps: ToolDeps,
  context: ToolContext,
  call: { name: string; input: unknown },
): Promise<ToolResult> => {
  if (!Object.hasOwn(toolInputs, call.name)) {
    return failed(`There is no tool ${call.name}; there are ${Object.keys(toolInputs).join(', ')}.`);
  }
  const wrong = toolInputs[call.name as ToolName].safeParse(call.input);
  if (!wrong.success) {
    const issues = wrong.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
    return failed(`The input does not fit: ${issues.join('; ')}`);
  }
  try {
    switch (call.name as ToolName) {
      case 'search_knowledge':
        return await searchKnowledge(deps, context, toolInputs.search_knowledge.parse(call.input).query);
      case 'read_page':
        return await readPage(deps, context, toolInputs.read_page.parse(call.input).url);
      case 'request_human':
        return requestHuman(deps, context, toolInputs.request_human.parse(call.input));
      case 'notify_sales':
        return notifySales(deps, context, toolInputs.notify_sales.parse(call.input));
    }
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    deps.telemetry.warn('tool_failed', { kind: call.name, code: error.code }, error);
    return failed(`It did not work: ${error.message}`);
  }
};
