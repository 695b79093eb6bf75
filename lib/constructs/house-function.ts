import { type Duration, FileSystem, type RemovalPolicy } from 'aws-cdk-lib';
import { Effect, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import {
  Architecture,
  AssetCode,
  type Code,
  Function as LambdaFunction,
  Runtime,
} from 'aws-cdk-lib/aws-lambda';
import { LogGroup, type RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';

export const functionNames = [
  'receive',
  'slack',
  'converse',
  'read-page',
  'reply',
  'escalate',
  'notify-lead',
  'ring',
  'sync-knowledge',
  'sweep',
  'transcript',
  'files',
  'health',
] as const;

export type FunctionName = (typeof functionNames)[number];

export interface HouseFunctionProps {
  code: Code;
  description: string;
  timeout: Duration;
  /** MB. Lambda gives CPU in proportion: 1769 MB is one core. */
  memory: number;
  environment: Record<string, string>;
  logRetention: RetentionDays;
  removalPolicy: RemovalPolicy;
}

/** A function as every function of this house is: Node 24 on arm64, its own role and its own log group. */
export class HouseFunction extends Construct {
  readonly lambda: LambdaFunction;
  readonly timeout: Duration;
  /** Of everything in its asset. */
  readonly codeHash: string;
  private readonly role: Role;

  constructor(scope: Construct, name: FunctionName, props: HouseFunctionProps) {
    super(scope, name);
    const logGroup = new LogGroup(this, 'Log', {
      retention: props.logRetention,
      removalPolicy: props.removalPolicy,
    });
    this.role = new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
      description: `Frontdesk ${name}`,
    });
    this.timeout = props.timeout;
    this.codeHash =
      props.code instanceof AssetCode ? FileSystem.fingerprint(props.code.path).slice(0, 8) : '';
    this.lambda = new LambdaFunction(this, 'Function', {
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      handler: 'index.handler',
      code: props.code,
      description: props.description,
      timeout: props.timeout,
      memorySize: props.memory,
      role: this.role,
      logGroup,
      environment: props.environment,
    });
    this.allow(['logs:CreateLogStream', 'logs:PutLogEvents'], [logGroup.logGroupArn]);
  }

  /** Exactly these actions on exactly these resources. */
  allow(
    actions: string[],
    resources: string[],
    conditions: Record<string, Record<string, string | string[]>> = {},
  ) {
    this.role.addToPolicy(new PolicyStatement({ effect: Effect.ALLOW, actions, resources, conditions }));
  }

  /** Lets this function call `other`, and nothing else. */
  allowInvoking(other: HouseFunction) {
    this.allow(['lambda:InvokeFunction'], [other.lambda.functionArn]);
  }
}
