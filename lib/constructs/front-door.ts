import { type RemovalPolicy, Validations } from 'aws-cdk-lib';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import { HttpApi, HttpMethod, HttpStage, LogGroupLogDestination } from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { LogGroup, type RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { HouseFunction } from './house-function.ts';

/** Route keys and never paths: a path may hold the webhook's secret or a transcript's token. */
const accessLog = JSON.stringify({
  requestId: '$context.requestId',
  requestTime: '$context.requestTime',
  route: '$context.routeKey',
  status: '$context.status',
  latencyMs: '$context.responseLatency',
  integrationError: '$context.integrationErrorMessage',
});

export interface FrontDoorProps {
  logRetention: RetentionDays;
  removalPolicy: RemovalPolicy;
  /** Address that the API is reached by, where it is not its own. */
  publicUrl: string | undefined;
}

/** The HTTP API. Each route's function authenticates its own caller: LiveAgent and Slack know no AWS signature. */
export class FrontDoor extends Construct {
  readonly api: HttpApi;
  readonly stage: HttpStage;
  /** Without a slash at its end. */
  readonly url: string;

  constructor(scope: Construct, id: string, props: FrontDoorProps) {
    super(scope, id);
    this.api = new HttpApi(this, 'Api', {
      description: 'Frontdesk: LiveAgent and Slack call in here, teammates open transcripts',
      createDefaultStage: false,
    });
    Validations.of(this.api).acknowledge({
      id: 'AwsSolutions-APIG4',
      reason:
        'The functions check their callers: shared secret, Slack signature, signed link; /health says nothing worth guarding.',
    });
    const logGroup = new LogGroup(this, 'AccessLog', {
      retention: props.logRetention,
      removalPolicy: props.removalPolicy,
    });
    this.stage = new HttpStage(this, 'Stage', {
      httpApi: this.api,
      stageName: '$default',
      autoDeploy: true,
      // A busy help desk sends a few events a second; this leaves room for bursts and none for a flood's bill.
      throttle: { rateLimit: 50, burstLimit: 100 },
      accessLogSettings: {
        destination: new LogGroupLogDestination(logGroup),
        format: AccessLogFormat.custom(accessLog),
      },
    });
    this.url = props.publicUrl?.replace(/\/+$/, '') ?? this.api.apiEndpoint;
  }

  /** Sends `GET /path` and so on to `target`. */
  route(target: HouseFunction, ...routes: `${'GET' | 'POST'} /${string}`[]) {
    const integration = new HttpLambdaIntegration(target.node.id, target.lambda);
    for (const route of routes) {
      const [method = '', path = ''] = route.split(' ');
      this.api.addRoutes({
        path,
        methods: [method === 'GET' ? HttpMethod.GET : HttpMethod.POST],
        integration,
      });
    }
  }
}
