import type { ConverseRequest } from '../../core/assistant/converse.ts';
import type { Model } from '../../core/ports.ts';
import type { ConverseModel, ConverseWireResponse } from '../../local/emulators/bedrock/wire.ts';
import type { FaultKind } from '../../local/faults.ts';

export interface ModelUnderTest {
  model: Model;
  /** Lets the next calls fail. */
  fail(kind: FaultKind, times: number): void;
  close(): Promise<void>;
}

/** Starts a model whose backend is `backend`; a call may take `timeoutMs` at the most. */
export type StartModel = (backend: ConverseModel, options: { timeoutMs: number }) => Promise<ModelUnderTest>;

export const request = (over: Partial<ConverseRequest> = {}): ConverseRequest => ({
  system: { stable: 'You are the front desk.', session: 'Answer in: English (en)' },
  messages: [{ role: 'user', content: [{ text: 'What does it cost?' }] }],
  tools: [
    {
      name: 'search_knowledge',
      description: 'Searches the knowledge base.',
      inputSchema: { type: 'object', properties: { query: { type: 'string' } }, required: ['query'] },
    },
  ],
  maxTokens: 300,
  temperature: 0.2,
  ...over,
});

export const says = (over: Partial<ConverseWireResponse> = {}): ConverseWireResponse => ({
  output: { message: { role: 'assistant', content: [{ text: 'It costs $15.' }] } },
  stopReason: 'end_turn',
  usage: { inputTokens: 120, outputTokens: 8, totalTokens: 128, cacheReadInputTokens: 100 },
  metrics: { latencyMs: 5 },
  ...over,
});

/** Starts a model for each test, and counts the calls its backend gets. */
export const modelsUnderTest = (start: StartModel) => {
  let running: ModelUnderTest | undefined;
  let calls = 0;
  afterEach(async () => {
    await running?.close();
    running = undefined;
  });
  return {
    calls: () => calls,
    begin: async (backend: ConverseModel, timeoutMs = 5_000): Promise<ModelUnderTest> => {
      calls = 0;
      running = await start(
        (...args) => {
          calls += 1;
          return backend(...args);
        },
        { timeoutMs },
      );
      return running;
    },
  };
};
