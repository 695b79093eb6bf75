import { bedrockClient, bedrockModel } from '../adapters/model/bedrock.ts';
import type { FrontdeskConfig } from '../core/config.ts';
import type { Model } from '../core/ports.ts';
import { createBedrockEmulator } from '../local/emulators/bedrock/bedrock-emulator.ts';
import { type ConverseModel, validationError, WireError } from '../local/emulators/bedrock/wire.ts';
import type { ModelFailure } from './golden.ts';

/** Calls under a model id that begins so fail in the way that follows. */
const failingId = 'eval.fails.';

const errors: Partial<Record<ModelFailure, WireError>> = {
  throttled: new WireError(429, 'ThrottlingException', 'Too many tokens, please wait before trying again.'),
  unavailable: new WireError(
    503,
    'ServiceUnavailableException',
    'Bedrock is unable to process your request.',
  ),
  invalid: validationError('The model returned the following errors: it was told to fail.'),
  refused: new WireError(403, 'AccessDeniedException', 'You do not have access to the model.'),
};

const usage = { inputTokens: 0, outputTokens: 0, totalTokens: 0 };

const failing: ConverseModel = async (_request, modelId) => {
  const how = modelId.slice(failingId.length);
  const error = errors[how as ModelFailure];
  if (error !== undefined) throw error;
  const content = [{ text: 'I was about to' }];
  return {
    output: { message: { role: 'assistant', content } },
    stopReason: how,
    usage,
    metrics: { latencyMs: 0 },
  };
};

export interface ModelServer {
  model: Model;
  failing(how: ModelFailure): Model;
  close(): Promise<void>;
}

/** Nothing is signed for anybody: the emulator answers. */
const nobody = { accessKeyId: 'local', secretAccessKey: 'local' };

/**
 * The real Converse adapter over HTTP to the emulator with `behind` in it; without `behind`, to Amazon Bedrock itself,
 * and the emulator for calls that are to fail.
 */
export const serveModel = async (
  { model: { id, region, guardrail } }: FrontdeskConfig,
  behind?: ConverseModel,
): Promise<ModelServer> => {
  const emulator = await createBedrockEmulator({
    model: async (request, modelId, signal) => {
      if (modelId.startsWith(failingId)) return failing(request, modelId, signal);
      if (behind === undefined) throw validationError('The provided model identifier is invalid.');
      return behind(request, modelId, signal);
    },
    faults: { take: () => undefined },
    now: () => 0,
  });
  const timeoutMs = 60_000;
  const local = bedrockClient({ region, endpoint: emulator.url, timeoutMs, credentials: nobody });
  const client = behind === undefined ? bedrockClient({ region, timeoutMs: 25_000 }) : local;
  return {
    model: bedrockModel(client, { modelId: id, ...(guardrail === undefined ? {} : { guardrail }) }),
    failing: (how) => bedrockModel(local, { modelId: `${failingId}${how}` }),
    close: async () => {
      client.destroy();
      local.destroy();
      await emulator.close();
    },
  };
};
