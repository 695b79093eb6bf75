import { type RemovalPolicy, Validations } from 'aws-cdk-lib';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import {
  CfnStage,
  HttpApi,
  HttpMethod,
  HttpStage,
  LogGroupLogDestination,
} from 'aws-cdk-lib/aws-apigatewayv2';
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

/**
 * Requests a second, and at once, that each route takes, by the first part of its path; 429 beyond. A flood on one
 * leaves the others theirs, and costs little: functions that nothing else uses need no concurrency reserved, which
 * accounts with a small quota would refuse.
 */
const throttles: Record<string, { rate: number; burst: number }> = {
  // A busy help desk sends a few a second. Anybody may knock here, and what that pushes out the sweep finds.
  liveagent: { rate: 100, burst: 200 },
  slack: { rate: 50, burst: 100 },
  // Opened by people, each page once.
  transcripts: { rate: 10, burst: 20 },
  files: { rate: 10, burst: 20 },
  health: { rate: 5, burst: 10 },
};

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
      // For routes that have no throttle of their own.
      throttle: { rateLimit: 10, burstLimit: 20 },
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
      const added = this.api.addRoutes({
        path,
        methods: [method === 'GET' ? HttpMethod.GET : HttpMethod.POST],
        integration,
      });
      this.throttle(route, path);
      // API Gateway takes settings of routes that exist.
      this.stage.node.addDependency(...added);
    }
  }

  private throttle(route: string, path: string) {
    const { defaultChild } = this.stage.node;
    const limits = throttles[path.split('/')[1] ?? ''];
    if (!(defaultChild instanceof CfnStage) || limits === undefined) return;
    defaultChild.addPropertyOverride(`RouteSettings.${route}`, {
      ThrottlingRateLimit: limits.rate,
      ThrottlingBurstLimit: limits.burst,
    });
  }
}
