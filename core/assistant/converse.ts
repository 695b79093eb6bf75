/** The part of Bedrock's Converse API that Frontdesk uses, in Converse's own words. */
export type ContentBlock =
  | { text: string }
  | { toolUse: { toolUseId: string; name: string; input: unknown } }
  | { toolResult: { toolUseId: string; status: 'success' | 'error'; content: { text: string }[] } };

export interface ConverseMessage {
  role: 'user' | 'assistant';
  content: ContentBlock[];
}

export interface ToolSpec {
  name: string;
  description: string;
  /** JSON Schema of the tool's input. */
  inputSchema: Record<string, unknown>;
}

export interface ConverseRequest {
  /** `stable` is the same for every conversation of a deployment and may be cached; `session` is not. */
  system: { stable: string; session: string };
  messages: ConverseMessage[];
  tools: ToolSpec[];
  maxTokens: number;
  temperature: number;
}

export type StopReason =
  | 'end_turn'
  | 'tool_use'
  | 'max_tokens'
  | 'stop_sequence'
  | 'guardrail_intervened'
  | 'content_filtered'
  | 'malformed_model_output'
  | 'malformed_tool_use'
  | 'model_context_window_exceeded';

export interface ConverseResponse {
  content: ContentBlock[];
  stopReason: StopReason;
  /** Tokens; `inputTokens` counts neither those read from the cache nor those written to it. */
  usage: { inputTokens: number; outputTokens: number; cacheReadTokens: number; cacheWriteTokens: number };
}
