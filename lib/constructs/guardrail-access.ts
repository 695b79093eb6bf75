import type { ModelStatement } from './model-access.ts';

export interface GuardrailAccess {
  /** Lets the caller have a call checked by the guardrail. */
  statement: ModelStatement;
  /** Refuses every call of the model that does not go through that version of it. */
  condition: Record<string, string>;
}

/**
 * What a role needs for one numbered version of a guardrail, given by id or ARN. Source: Amazon Bedrock user guide,
 * "Set up permissions to use Guardrails" and "Enforce the use of specific guardrails".
 */
export const guardrailAccess = (
  guardrail: { id: string; version: string },
  place: { partition: string; region: string; account: string },
): GuardrailAccess => {
  const { partition, region, account } = place;
  const arn = guardrail.id.startsWith('arn:')
    ? guardrail.id
    : `arn:${partition}:bedrock:${region}:${account}:guardrail/${guardrail.id}`;
  return {
    statement: { actions: ['bedrock:ApplyGuardrail'], resources: [arn] },
    condition: { 'bedrock:GuardrailIdentifier': `${arn}:${guardrail.version}` },
  };
};
