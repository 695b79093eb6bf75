export type SecretName = 'liveagent_keys' | 'liveagent_webhook' | 'slack' | 'transcript_keys';

export interface SecretValues {
  liveagent_keys: { v3: string; v1: string };
  liveagent_webhook: { current: string; previous?: string };
  slack: { botToken: string; signingSecret: string };
  /** Signed with the first, verified with all. */
  transcript_keys: { keys: { id: string; key: string }[] };
}
