import { type RemovalPolicy, SecretValue, Validations } from 'aws-cdk-lib';
import { CfnSecret, Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import type { HouseFunction } from './house-function.ts';

/** Generated values are letters and digits only: one of them may be sent as the last part of an address. */
const punctuation = '!"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~';

const toFillIn = (value: Record<string, string>) =>
  Object.fromEntries(Object.entries(value).map(([key, text]) => [key, SecretValue.unsafePlainText(text)]));

/** The secrets, each a JSON object. Two are generated, two wait for what only their owner knows. */
export class HouseSecrets extends Construct {
  readonly liveAgentKeys: Secret;
  readonly liveAgentWebhook: Secret;
  readonly slack: Secret;
  readonly transcriptKeys: Secret;

  constructor(scope: Construct, id: string, props: { removalPolicy: RemovalPolicy }) {
    super(scope, id);
    const { removalPolicy } = props;
    this.liveAgentKeys = new Secret(this, 'LiveAgentKeys', {
      description: 'Frontdesk: LiveAgent API keys, {"v3","v1"}; fill in both',
      secretObjectValue: toFillIn({ v3: '', v1: '' }),
      removalPolicy,
    });
    this.liveAgentWebhook = new Secret(this, 'LiveAgentWebhook', {
      description: 'Frontdesk: shared secret of the LiveAgent rule, {"current","previous"}',
      // 40 of 62 characters are 238 random bits.
      generateSecretString: {
        secretStringTemplate: JSON.stringify({ previous: '' }),
        generateStringKey: 'current',
        excludeCharacters: punctuation,
        passwordLength: 40,
      },
      removalPolicy,
    });
    this.slack = new Secret(this, 'Slack', {
      description: 'Frontdesk: Slack app, {"botToken","signingSecret"}; fill in both',
      secretObjectValue: toFillIn({ botToken: '', signingSecret: '' }),
      removalPolicy,
    });
    this.transcriptKeys = new Secret(this, 'TranscriptKeys', {
      description:
        'Frontdesk: signs transcript links; {"id","key"}, or {"keys":[{"id","key"}]} while rotating',
      generateSecretString: {
        secretStringTemplate: JSON.stringify({ id: 'k1' }),
        generateStringKey: 'key',
        excludeCharacters: punctuation,
        passwordLength: 43,
      },
      removalPolicy,
    });
    Validations.of(this).acknowledge({
      id: 'AwsSolutions-SMG4',
      reason:
        'LiveAgent and Slack issue theirs by hand; the other two are rotated by hand as well, with old and new valid side by side.',
    });
  }
}

/** ARN, the six random characters at its end included. */
export const arnOf = (secret: Secret): string => {
  const { defaultChild } = secret.node;
  if (!(defaultChild instanceof CfnSecret))
    throw new Error(`${secret.node.path} is not a secret of this stack`);
  return defaultChild.attrId;
};

/** Lets `reader` read that one secret. */
export const grantSecret = (secret: Secret, reader: HouseFunction) =>
  reader.allow(['secretsmanager:GetSecretValue'], [arnOf(secret)]);
