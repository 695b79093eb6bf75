import { maxReceives, queueDelaySeconds, queueNames } from '../../core/messages.ts';
import { makeApp, rendered, synth } from './synth.ts';

const template = synth();
const only = (type: string) => {
  const resources = Object.values(rendered(template, type));
  expect(resources).toHaveLength(1);
  return resources[0];
};

describe('queues', () => {
  const queues = rendered(template, 'AWS::SQS::Queue');
  const fifo = {
    FifoQueue: true,
    DeduplicationScope: 'messageGroup',
    FifoThroughputLimit: 'perMessageGroupId',
  };
  const day = 86_400;

  it.each([
    ['inbox', fifo, 120],
    ['replies', fifo, 60],
    ['escalations', fifo, 60],
    ['leads', fifo, 60],
    ['timers', {}, 60],
  ] as const)('%s gives messages up after its number of receives', (name, kind, visibility) => {
    expect(queues[`${name}Queue`]).toEqual({
      ...kind,
      SqsManagedSseEnabled: true,
      MessageRetentionPeriod: 4 * day,
      VisibilityTimeout: visibility,
      DelaySeconds: queueDelaySeconds[name],
      RedrivePolicy: {
        deadLetterTargetArn: `${name}DeadLetters.Arn`,
        maxReceiveCount: maxReceives[name],
      },
    });
    expect(queues[`${name}DeadLetters`]).toEqual({
      ...kind,
      SqsManagedSseEnabled: true,
      MessageRetentionPeriod: 14 * day,
    });
  });

  it('are all there are', () => {
    expect(Object.keys(queues)).toHaveLength(2 * queueNames.length);
  });

  it.each([
    ['inbox', 'converse', 1, 10],
    ['replies', 'reply', 1, 3],
    ['escalations', 'escalate', 1, 2],
    ['leads', 'notifylead', 1, 2],
    ['timers', 'ring', 10, 2],
  ])('%s feeds %s, %i at a time, %i at once', (queue, worker, batch, concurrency) => {
    expect(rendered(template, 'AWS::Lambda::EventSourceMapping')[`${worker}FunctionFeed`]).toEqual({
      EventSourceArn: `${queue}Queue.Arn`,
      FunctionName: `${worker}Function`,
      BatchSize: batch,
      FunctionResponseTypes: ['ReportBatchItemFailures'],
      ScalingConfig: { MaximumConcurrency: concurrency },
    });
  });

  it('keep a message hidden for six times as long as its worker may take', () => {
    const functions = rendered(template, 'AWS::Lambda::Function');
    for (const feed of Object.values(rendered(template, 'AWS::Lambda::EventSourceMapping'))) {
      const queue = queues[String(feed.EventSourceArn).replace('.Arn', '')];
      expect(queue?.VisibilityTimeout).toBe(2 * Number(functions[String(feed.FunctionName)]?.Timeout));
    }
  });
});

describe('table', () => {
  it('is on demand, encrypted, restorable, with a sparse index and expiry', () => {
    expect(only('AWS::DynamoDB::GlobalTable')).toEqual({
      AttributeDefinitions: [
        { AttributeName: 'pk', AttributeType: 'S' },
        { AttributeName: 'sk', AttributeType: 'S' },
        { AttributeName: 'pendingSince', AttributeType: 'N' },
      ],
      KeySchema: [
        { AttributeName: 'pk', KeyType: 'HASH' },
        { AttributeName: 'sk', KeyType: 'RANGE' },
      ],
      LocalSecondaryIndexes: [
        {
          IndexName: 'pending',
          KeySchema: [
            { AttributeName: 'pk', KeyType: 'HASH' },
            { AttributeName: 'pendingSince', KeyType: 'RANGE' },
          ],
          Projection: { ProjectionType: 'ALL' },
        },
      ],
      BillingMode: 'PAY_PER_REQUEST',
      Replicas: [
        {
          PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
          Region: '${AWS::Region}',
        },
      ],
      SSESpecification: { SSEEnabled: true, SSEType: 'KMS' },
      TimeToLiveSpecification: { AttributeName: 'expiresAt', Enabled: true },
    });
  });

  it.each([
    ['retain', 'Retain'],
    ['delete', 'Delete'],
  ] as const)('and secrets follow onDestroy "%s"', (onDestroy, policy) => {
    const stack = synth({ onDestroy, dashboards: false });
    for (const type of ['AWS::DynamoDB::GlobalTable', 'AWS::SecretsManager::Secret', 'AWS::S3::Bucket']) {
      stack.allResources(type, { DeletionPolicy: policy, UpdateReplacePolicy: policy });
    }
  });
});

const punctuation = '!"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~';

describe('secrets', () => {
  it('are generated where nobody else issues them, and wait to be filled in otherwise', () => {
    const values = Object.fromEntries(
      Object.entries(rendered(template, 'AWS::SecretsManager::Secret')).map(
        ([id, { Description, ...value }]) => [id, value],
      ),
    );
    expect(values).toEqual({
      SecretsLiveAgentKeys: { SecretString: '{"v3":"","v1":""}' },
      SecretsSlack: { SecretString: '{"botToken":"","signingSecret":""}' },
      SecretsLiveAgentWebhook: {
        GenerateSecretString: {
          SecretStringTemplate: '{"previous":""}',
          GenerateStringKey: 'current',
          ExcludeCharacters: punctuation,
          PasswordLength: 40,
        },
      },
      SecretsTranscriptKeys: {
        GenerateSecretString: {
          SecretStringTemplate: '{"id":"k1"}',
          GenerateStringKey: 'key',
          ExcludeCharacters: punctuation,
          PasswordLength: 43,
        },
      },
    });
  });
});

const throttle = (rate: number, burst: number) => ({
  ThrottlingRateLimit: rate,
  ThrottlingBurstLimit: burst,
});

describe('HTTP API', () => {
  it('has these routes, each to its function', () => {
    const targets = rendered(template, 'AWS::ApiGatewayV2::Integration');
    const routes = Object.values(rendered(template, 'AWS::ApiGatewayV2::Route')).map((route) => {
      const integration = targets[String(route.Target).replace('integrations/', '')];
      expect(integration).toMatchObject({ IntegrationType: 'AWS_PROXY', PayloadFormatVersion: '2.0' });
      return `${route.RouteKey} -> ${integration?.IntegrationUri}`;
    });
    expect(routes.sort()).toEqual([
      'GET /files/{token} -> filesFunction.Arn',
      'GET /health -> healthFunction.Arn',
      'GET /liveagent/events -> receiveFunction.Arn',
      'GET /liveagent/events/{secret} -> receiveFunction.Arn',
      'GET /transcripts/{token} -> transcriptFunction.Arn',
      'POST /liveagent/events -> receiveFunction.Arn',
      'POST /liveagent/events/{secret} -> receiveFunction.Arn',
      'POST /slack/events -> slackFunction.Arn',
      'POST /slack/interactions -> slackFunction.Arn',
    ]);
  });

  it('is throttled, and logs routes but never paths, which hold secrets and tokens', () => {
    const stage = only('AWS::ApiGatewayV2::Stage');
    expect(stage).toMatchObject({
      StageName: '$default',
      AutoDeploy: true,
      DefaultRouteSettings: { ThrottlingRateLimit: 10, ThrottlingBurstLimit: 20 },
      RouteSettings: {
        'GET /files/{token}': throttle(10, 20),
        'GET /health': throttle(5, 10),
        'GET /liveagent/events': throttle(100, 200),
        'GET /liveagent/events/{secret}': throttle(100, 200),
        'GET /transcripts/{token}': throttle(10, 20),
        'POST /liveagent/events': throttle(100, 200),
        'POST /liveagent/events/{secret}': throttle(100, 200),
        'POST /slack/events': throttle(50, 100),
        'POST /slack/interactions': throttle(50, 100),
      },
      AccessLogSettings: { DestinationArn: 'DoorAccessLog.Arn' },
    });
    const { Format } = (stage?.AccessLogSettings ?? {}) as { Format?: string };
    expect(Object.values(JSON.parse(Format ?? '{}')).sort()).toEqual([
      '$context.integrationErrorMessage',
      '$context.requestId',
      '$context.requestTime',
      '$context.responseLatency',
      '$context.routeKey',
      '$context.status',
    ]);
  });
});

describe('functions', () => {
  it('run Node 24 on arm64 and log to a group of their own for as long as configured', () => {
    const logs = rendered(synth({ logDays: 7, dashboards: false }), 'AWS::Logs::LogGroup');
    const functions = rendered(template, 'AWS::Lambda::Function');
    expect(Object.keys(functions)).toHaveLength(13);
    for (const [id, properties] of Object.entries(functions)) {
      const log = id.replace(/Function$/, 'Log');
      expect(properties).toMatchObject({
        Runtime: 'nodejs24.x',
        Architectures: ['arm64'],
        Handler: 'index.handler',
        Role: `${id.replace(/Function$/, 'Role')}.Arn`,
        LoggingConfig: { LogGroup: log },
      });
      expect(logs[log]).toEqual({ RetentionInDays: 7 });
    }
  });
});

describe('the app', () => {
  it.each(['embedded', 'bedrock'] as const)(
    'passes AWS Solutions checks with every option on and the engine %s',
    (engine) => {
      const { app } = makeApp(
        { alarmEmail: 'ops@example.com', dashboards: true, onDestroy: 'delete' },
        { engine, sources: [{ kind: 'liveagent' }] },
      );
      expect(app.synth().stacks.map(({ stackName }) => stackName)).toEqual(['Frontdesk']);
    },
  );

  it('passes them where it is to stay, without dashboards and alarms', () => {
    const { app } = makeApp({ dashboards: false, onDestroy: 'retain' });
    expect(app.synth().stacks.map(({ stackName }) => stackName)).toEqual(['Frontdesk']);
  });
});
