import { chatCompletion, fromChatCompletion, toChatRequest } from './openai-wire.ts';
import { type ConverseModel, WireError } from './wire.ts';

export interface OpenAiModelOptions {
  /** Base URL of an OpenAI-compatible API, such as http://127.0.0.1:11434/v1 for Ollama. */
  url: string;
  /** Name of the model there. */
  model: string;
  apiKey?: string;
}

/** The error a client of Bedrock sees for what the server behind answered. */
const errorFor = (status: number): WireError => {
  const message = `The model behind the emulator answered with status ${status}.`;
  if (status === 429) return new WireError(429, 'ThrottlingException', message);
  if (status === 401 || status === 403) return new WireError(403, 'AccessDeniedException', message);
  if (status === 404) return new WireError(404, 'ResourceNotFoundException', message);
  return status < 500
    ? new WireError(400, 'ValidationException', message)
    : new WireError(424, 'ModelErrorException', message);
};

const ask = async (
  options: OpenAiModelOptions,
  body: Record<string, unknown>,
  signal: AbortSignal,
): Promise<Response> => {
  try {
    return await fetch(`${options.url.replace(/\/+$/, '')}/chat/completions`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(options.apiKey === undefined ? {} : { authorization: `Bearer ${options.apiKey}` }),
      },
      body: JSON.stringify(body),
      signal,
    });
  } catch (cause) {
    if (signal.aborted) throw cause;
    throw new WireError(503, 'ServiceUnavailableException', `The model at ${options.url} cannot be reached.`);
  }
};

/** A model behind an OpenAI-compatible API, for a local run with a model of one's own. */
export const openaiModel =
  (options: OpenAiModelOptions): ConverseModel =>
  async (request, _modelId, signal) => {
    const response = await ask(options, toChatRequest(request, options.model), signal);
    if (!response.ok) throw errorFor(response.status);
    const completion = chatCompletion.safeParse(await response.json().catch(() => undefined));
    if (!completion.success) {
      throw new WireError(
        424,
        'ModelErrorException',
        'The model behind the emulator sent no chat completion.',
      );
    }
    return fromChatCompletion(completion.data, request.messages.length);
  };
