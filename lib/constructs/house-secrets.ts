import { type RemovalPolicy, SecretValue, Validations } from 'aws-cdk-lib';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import type { HouseFunction } from './house-function.ts';

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
      // Letters and digits only: it may be sent as the last part of an address. 40 of them are 238 random bits.
      generateSecretString: {
        secretStringTemplate: JSON.stringify({ previous: '' }),
        generateStringKey: 'current',
        excludePunctuation: true,
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
        excludePunctuation: true,
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

/** Lets `reader` read that one secret. */
export const grantSecret = (secret: Secret, reader: HouseFunction) =>
  // The ARN's six random characters are only known once the secret exists; the reference holds them.
  reader.allow(['secretsmanager:GetSecretValue'], [secret.secretArn]);
