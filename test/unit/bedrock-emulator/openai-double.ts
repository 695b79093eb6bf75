import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import * as z from 'zod';
import { openaiModel } from '../../../local/emulators/bedrock/openai-model.ts';
import {
  type ConverseWireRequest,
  type ConverseWireResponse,
  WireError,
} from '../../../local/emulators/bedrock/wire.ts';

/** The chat-completions request as OpenAI documents it; anything else is refused with 400. */
export const chatRequest = z.strictObject({
  model: z.string().min(1),
  messages: z
    .array(
      z.discriminatedUnion('role', [
        z.strictObject({ role: z.literal('system'), content: z.string() }),
        z.strictObject({ role: z.literal('user'), content: z.string().min(1) }),
        z.strictObject({ role: z.literal('tool'), tool_call_id: z.string(), content: z.string() }),
        z.strictObject({
          role: z.literal('assistant'),
          content: z.string().nullable(),
          tool_calls: z
            .array(
              z.strictObject({
                id: z.string(),
                type: z.literal('function'),
                function: z.strictObject({ name: z.string(), arguments: z.string() }),
              }),
            )
            .min(1)
            .optional(),
        }),
      ]),
    )
    .min(1),
  stream: z.literal(false),
  max_tokens: z.int().optional(),
  temperature: z.number().optional(),
  top_p: z.number().optional(),
  stop: z.array(z.string()).optional(),
  tools: z
    .array(
      z.strictObject({
        type: z.literal('function'),
        function: z.strictObject({
          name: z.string(),
          description: z.string().optional(),
          parameters: z.record(z.string(), z.unknown()),
        }),
      }),
    )
    .min(1)
    .optional(),
  tool_choice: z.union([z.enum(['auto', 'required']), z.object({ type: z.literal('function') })]).optional(),
});

export interface Seen {
  path: string | undefined;
  authorization: string | undefined;
  body: unknown;
}

export const text = (content: string) => ({
  choices: [{ message: { role: 'assistant', content }, finish_reason: 'stop' }],
});
export const question: ConverseWireRequest = { messages: [{ role: 'user', content: [{ text: 'Hello?' }] }] };

export const ask = async (
  reply: { status?: number; body: unknown },
  request: ConverseWireRequest = question,
  apiKey?: string,
): Promise<{ seen: Seen[]; response: ConverseWireResponse | WireError }> => {
  const seen: Seen[] = [];
  const server = createServer(async (incoming, outgoing) => {
    let raw = '';
    for await (const chunk of incoming) raw += String(chunk);
    const body: unknown = JSON.parse(raw);
    seen.push({ path: incoming.url, authorization: incoming.headers.authorization, body });
    const fits = chatRequest.safeParse(body).success;
    outgoing.writeHead(fits ? (reply.status ?? 200) : 400, { 'content-type': 'application/json' });
    outgoing.end(typeof reply.body === 'string' ? reply.body : JSON.stringify(reply.body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1/`;
  const model = openaiModel({ url, model: 'qwen3:8b', ...(apiKey === undefined ? {} : { apiKey }) });
  const response = await model(request, 'anthropic.claude', new AbortController().signal).catch(
    (error: unknown) => {
      if (error instanceof WireError) return error;
      throw error;
    },
  );
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  return { seen, response };
};
