import * as z from 'zod';

const json = z.record(z.string(), z.unknown());
const cachePoint = z.strictObject({
  cachePoint: z.strictObject({ type: z.literal('default'), ttl: z.enum(['5m', '1h']).optional() }),
});
const text = z.strictObject({ text: z.string() });
const toolUse = z.strictObject({
  toolUse: z.strictObject({
    toolUseId: z.string(),
    name: z.string(),
    input: z.unknown(),
    type: z.string().optional(),
  }),
});
const toolResult = z.strictObject({
  toolResult: z.strictObject({
    toolUseId: z.string(),
    status: z.enum(['success', 'error']).optional(),
    content: z.array(z.union([text, z.strictObject({ json: z.unknown() })])),
  }),
});

/**
 * The part of a Converse request that the emulator can serve: text and tools. What the service knows beyond that
 * (images, documents, reasoning) is refused rather than ignored.
 */
export const converseWireRequest = z.strictObject({
  messages: z.array(
    z.strictObject({
      role: z.enum(['user', 'assistant']),
      content: z.array(z.union([text, toolUse, toolResult, cachePoint])),
    }),
  ),
  system: z.array(z.union([text, cachePoint])).optional(),
  inferenceConfig: z
    .strictObject({
      maxTokens: z.int().optional(),
      temperature: z.number().optional(),
      topP: z.number().optional(),
      stopSequences: z.array(z.string()).optional(),
    })
    .optional(),
  toolConfig: z
    .strictObject({
      tools: z.array(
        z.union([
          z.strictObject({
            toolSpec: z.strictObject({
              name: z.string(),
              description: z.string().optional(),
              inputSchema: z.strictObject({ json }),
              strict: z.boolean().optional(),
            }),
          }),
          cachePoint,
        ]),
      ),
      toolChoice: z
        .union([
          z.strictObject({ auto: z.strictObject({}) }),
          z.strictObject({ any: z.strictObject({}) }),
          z.strictObject({ tool: z.strictObject({ name: z.string() }) }),
        ])
        .optional(),
    })
    .optional(),
  guardrailConfig: z
    .strictObject({
      guardrailIdentifier: z.string(),
      guardrailVersion: z.string(),
      trace: z.enum(['enabled', 'disabled', 'enabled_full']).optional(),
    })
    .optional(),
  additionalModelRequestFields: z.unknown().optional(),
  additionalModelResponseFieldPaths: z.array(z.string()).max(10).optional(),
  promptVariables: json.optional(),
  requestMetadata: z.record(z.string(), z.string()).optional(),
  performanceConfig: z.strictObject({ latency: z.enum(['standard', 'optimized']) }).optional(),
  serviceTier: json.optional(),
  outputConfig: json.optional(),
});

export type ConverseWireRequest = z.infer<typeof converseWireRequest>;
export type WireMessage = ConverseWireRequest['messages'][number];
export type WireBlock = WireMessage['content'][number];

export interface ConverseWireResponse {
  output: {
    message: {
      role: 'assistant';
      content: ({ text: string } | { toolUse: { toolUseId: string; name: string; input: unknown } })[];
    };
  };
  stopReason: string;
  usage: {
    inputTokens: number;
    outputTokens: number;
    totalTokens: number;
    cacheReadInputTokens?: number;
    cacheWriteInputTokens?: number;
  };
  metrics: { latencyMs: number };
}

/** What answers behind the emulated endpoint. It may throw a `WireError` for the client to see. */
export type ConverseModel = (
  request: ConverseWireRequest,
  modelId: string,
  signal: AbortSignal,
) => Promise<ConverseWireResponse>;

/** An error as the service answers it; `type` goes into `x-amzn-errortype`. */
export class WireError extends Error {
  readonly status: number;
  readonly type: string;

  constructor(status: number, type: string, message: string) {
    super(message);
    this.name = type;
    this.status = status;
    this.type = type;
  }
}

export const validationError = (message: string): WireError =>
  new WireError(400, 'ValidationException', message);
