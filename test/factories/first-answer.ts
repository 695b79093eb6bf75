import { buildIndex } from '../../adapters/knowledge/build-index.ts';
import { embeddedKnowledge } from '../../adapters/knowledge/embedded.ts';
import { readFolder } from '../../adapters/knowledge/folder.ts';
import { tinyldDetector } from '../../adapters/language/tinyld.ts';
import type { StopReason } from '../../core/assistant/converse.ts';
import { type AssistantOutcome, runAssistant } from '../../core/assistant/run-assistant.ts';
import type { Message, Speaker } from '../../core/conversation/conversation.ts';
import type { Model } from '../../core/ports.ts';
import config from '../../frontdesk.config.ts';
import { scriptedModel } from '../../local/emulators/bedrock/scripted/scripted-model.ts';
import { validateRequest } from '../../local/emulators/bedrock/validate-request.ts';
import { fixedClock, monday } from './clock.ts';
import { aState } from './conversation.ts';
import { sequentialIds } from './ids.ts';
import { silentTelemetry } from './world.ts';

const modelId = 'anthropic.claude-sonnet-4-6';

/** The scripted model behind the model port, without the wire between; its requests are checked as on the wire. */
const scripted: Model = {
  converse: async ({ system, messages, tools, maxTokens, temperature }) => {
    const checked = validateRequest(
      {
        system: [{ text: system.stable }, { text: system.session }],
        messages,
        inferenceConfig: { maxTokens, temperature },
        toolConfig: {
          tools: tools.map(({ inputSchema, ...tool }) => ({
            toolSpec: { ...tool, inputSchema: { json: inputSchema } },
          })),
        },
      },
      modelId,
    );
    if ('complaint' in checked) throw new Error(`the request is not valid: ${checked.complaint}`);
    const answer = await scriptedModel()(checked.request, modelId, new AbortController().signal);
    return {
      content: answer.output.message.content.flatMap((block) =>
        'text' in block || 'toolUse' in block ? [block] : [],
      ),
      stopReason: answer.stopReason as StopReason,
      usage: { inputTokens: 0, outputTokens: 0, cacheReadTokens: 0, cacheWriteTokens: 0 },
    };
  },
};

const knowledge = embeddedKnowledge(buildIndex(await readFolder('knowledge')));

/** What the assistant makes of a visitor's words: the sample articles, the real turn, the scripted model. */
export const askAssistant = (
  language: string,
  words: string,
  before: [Speaker, string][] = [],
): Promise<AssistantOutcome> => {
  const said = before.map(([from, text], i): Message => ({ seq: i + 1, from, text, at: monday + i }));
  return runAssistant(
    {
      config,
      knowledge,
      model: scripted,
      detector: tinyldDetector(),
      telemetry: silentTelemetry,
      clock: fixedClock(),
      ids: sequentialIds(),
      pageReader: { read: () => Promise.reject(new Error('no page is read here')) },
    },
    {
      state: aState({ language }),
      before: said,
      questions: [{ seq: said.length + 1, from: 'visitor', text: words, at: monday + said.length }],
      signal: new AbortController().signal,
    },
  );
};
