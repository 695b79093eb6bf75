import {
  type ContentBlock as BedrockContentBlock,
  BedrockRuntimeClient,
  ConverseCommand,
  type ConverseCommandInput,
  type ConverseCommandOutput,
  type ToolUseBlock,
} from '@aws-sdk/client-bedrock-runtime';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import type {
  ContentBlock,
  ConverseRequest,
  ConverseResponse,
  StopReason,
} from '../../core/assistant/converse.ts';
import { historyProblems } from '../../core/assistant/history-rules.ts';
import { AppError } from '../../core/errors.ts';
import type { Model } from '../../core/ports.ts';
import { isWorthAnotherTry, toAppError } from './bedrock-errors.ts';

/**
 * A client for one model call at a time. `timeoutMs` bounds one whole request; connecting gets 2 s of it.
 * HTTP/1.1 with keep-alive: the SDK's HTTP/2 default opens a TLS connection for nearly every request
 * (aws-sdk-js-v3 issue 8279). The SDK retries nothing; `bedrockModel` does, in one place.
 */
export const bedrockClient = (options: {
  region: string;
  endpoint?: string;
  timeoutMs: number;
  /** Where there is no account, as with an emulator. Otherwise the SDK finds the function's own. */
  credentials?: { accessKeyId: string; secretAccessKey: string };
}): BedrockRuntimeClient =>
  new BedrockRuntimeClient({
    region: options.region,
    ...(options.endpoint === undefined ? {} : { endpoint: options.endpoint }),
    ...(options.credentials === undefined ? {} : { credentials: options.credentials }),
    maxAttempts: 1,
    requestHandler: new NodeHttpHandler({
      connectionTimeout: Math.min(2_000, options.timeoutMs),
      requestTimeout: options.timeoutMs,
      throwOnRequestTimeout: true,
      socketTimeout: options.timeoutMs,
      httpAgent: { keepAlive: true, maxSockets: 50 },
      httpsAgent: { keepAlive: true, maxSockets: 50 },
    }),
  });

export interface BedrockModelOptions {
  /** Foundation model or inference profile, by id or ARN. */
  modelId: string;
  /** Numbered version; every call goes through it. */
  guardrail?: { id: string; version: string } | undefined;
}

/** JSON, in the SDK's words. */
type Json = NonNullable<ToolUseBlock['input']>;

const cachePoint = { cachePoint: { type: 'default' as const } };

/** Which prefixes a model can cache (Bedrock user guide, "Prompt caching"); the others refuse the marker. */
const cachesOf = (modelId: string) => ({
  system: /anthropic\.claude|amazon\.nova/.test(modelId),
  tools: /anthropic\.claude/.test(modelId),
});

const toBedrockBlock = (block: ContentBlock): BedrockContentBlock =>
  'toolUse' in block ? { toolUse: { ...block.toolUse, input: block.toolUse.input as Json } } : block;

const toInput = (request: ConverseRequest, options: BedrockModelOptions): ConverseCommandInput => {
  const caches = cachesOf(options.modelId);
  const tools = request.tools.map(({ name, description, inputSchema }) => ({
    toolSpec: { name, description, inputSchema: { json: inputSchema as Json } },
  }));
  return {
    modelId: options.modelId,
    system: [
      { text: request.system.stable },
      ...(caches.system ? [cachePoint] : []),
      { text: request.system.session },
    ],
    messages: request.messages.map(({ role, content }) => ({ role, content: content.map(toBedrockBlock) })),
    inferenceConfig: { maxTokens: request.maxTokens, temperature: request.temperature },
    ...(tools.length === 0
      ? {}
      : { toolConfig: { tools: [...tools, ...(caches.tools ? [cachePoint] : [])] } }),
    ...(options.guardrail === undefined
      ? {}
      : {
          guardrailConfig: {
            guardrailIdentifier: options.guardrail.id,
            guardrailVersion: options.guardrail.version,
          },
        }),
  };
};

/** Blocks that Frontdesk has no use for, such as the model's reasoning, are left out. */
const fromBedrockBlock = (block: BedrockContentBlock): ContentBlock[] => {
  if (block.text !== undefined) return [{ text: block.text }];
  if (block.toolUse === undefined) return [];
  const { toolUseId = '', name = '', input = {} } = block.toolUse;
  return [{ toolUse: { toolUseId, name, input } }];
};

const stopReasons: Record<StopReason, true> = {
  end_turn: true,
  tool_use: true,
  max_tokens: true,
  stop_sequence: true,
  guardrail_intervened: true,
  content_filtered: true,
  malformed_model_output: true,
  malformed_tool_use: true,
  model_context_window_exceeded: true,
};
const isStopReason = (value: string | undefined): value is StopReason =>
  value !== undefined && Object.hasOwn(stopReasons, value);

const toResponse = (output: ConverseCommandOutput): ConverseResponse => {
  if (!isStopReason(output.stopReason)) {
    throw new AppError('unavailable', `Bedrock stopped for an unknown reason "${output.stopReason}"`);
  }
  return {
    content: (output.output?.message?.content ?? []).flatMap(fromBedrockBlock),
    stopReason: output.stopReason,
    usage: {
      inputTokens: output.usage?.inputTokens ?? 0,
      outputTokens: output.usage?.outputTokens ?? 0,
      cacheReadTokens: output.usage?.cacheReadInputTokens ?? 0,
      cacheWriteTokens: output.usage?.cacheWriteInputTokens ?? 0,
    },
  };
};

/**
 * Bedrock behind the port. A failure of the model or of the connection is tried once more while the signal allows;
 * everything else, and throttling above all, is the caller's to wait for.
 */
export const bedrockModel = (client: BedrockRuntimeClient, options: BedrockModelOptions): Model => {
  const send = async (input: ConverseCommandInput, signal: AbortSignal | undefined) =>
    client.send(new ConverseCommand(input), signal === undefined ? {} : { abortSignal: signal });

  const sendTwiceAtMost = async (input: ConverseCommandInput, signal: AbortSignal | undefined) => {
    try {
      return await send(input, signal);
    } catch (error) {
      if (!isWorthAnotherTry(error)) throw error;
      // An aborted signal ends this one before it leaves.
      return send(input, signal);
    }
  };

  return {
    converse: async (request, { signal }) => {
      const problems = historyProblems(request.messages, request.tools);
      if (problems.length > 0) {
        throw new AppError('invalid', `history not valid for Converse: ${problems.join('; ')}`);
      }
      const output = await sendTwiceAtMost(toInput(request, options), signal).catch((error: unknown) => {
        throw toAppError(error);
      });
      return toResponse(output);
    },
  };
};
