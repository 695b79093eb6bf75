import { permissionsOf, type Statement } from './permissions-of.ts';
import { render, rendered, synth } from './synth.ts';

const template = synth();
const policies = rendered(template, 'AWS::IAM::Policy');

const allow = (resource: string, ...actions: string[]) =>
  actions.map((action) => `Allow ${action} ${resource}`);
const ownLog = (name: string) =>
  allow(`${name.replace('-', '')}Log.Arn`, 'logs:CreateLogStream', 'logs:PutLogEvents');
const readTable = allow('ConversationsTable.Arn', 'dynamodb:GetItem', 'dynamodb:Query');
const loadTurns = [
  ...allow('ConversationsTable.Arn', 'dynamodb:BatchGetItem'),
  ...allow('ConversationsTable.Arn/index/pending', 'dynamodb:Query'),
];
const writeTable = [
  ...readTable,
  ...allow('ConversationsTable.Arn', 'dynamodb:PutItem', 'dynamodb:UpdateItem'),
];
const send = (queue: string) => allow(`${queue}Queue.Arn`, 'sqs:SendMessage');
const consume = (queue: string) =>
  allow(
    `${queue}Queue.Arn`,
    'sqs:ChangeMessageVisibility',
    'sqs:DeleteMessage',
    'sqs:GetQueueAttributes',
    'sqs:ReceiveMessage',
  );
const readSecret = (secret: string) => allow(`Secrets${secret}.Id`, 'secretsmanager:GetSecretValue');

const bucket = 'KnowledgeBucket';

const profile =
  'arn:${AWS::Partition}:bedrock:eu-central-1:${AWS::AccountId}:inference-profile/eu.anthropic.claude-sonnet-4-6';
const identity = 'arn:${AWS::Partition}:ses:${AWS::Region}:${AWS::AccountId}:identity';
const fromSender = ' if {"StringEquals":{"ses:FromAddress":"frontdesk@example.com"}}';

const leading = (key: string | string[]) =>
  JSON.stringify({ 'ForAllValues:StringEquals': { 'dynamodb:LeadingKeys': key } });

const expected: Record<string, string[]> = {
  receive: [...send('inbox'), ...readSecret('LiveAgentWebhook')],
  slack: [
    ...writeTable,
    ...loadTurns,
    ...send('inbox'),
    ...readSecret('Slack'),
    ...readSecret('TranscriptKeys'),
  ],
  transcript: [...readTable, ...loadTurns, ...readSecret('TranscriptKeys')],
  files: [...readSecret('Slack'), ...readSecret('TranscriptKeys')],
  health: [],
  'read-page': [],
  converse: [
    ...writeTable,
    ...loadTurns,
    ...consume('inbox'),
    ...['inbox', 'replies', 'escalations', 'leads', 'timers'].flatMap(send),
    ...readSecret('LiveAgentKeys'),
    ...allow('readpageFunction.Arn', 'lambda:InvokeFunction'),
    ...allow(`${bucket}.Arn`, 's3:ListBucket'),
    ...allow(`${bucket}.Arn/state/2/index.json.br`, 's3:GetObject'),
    ...allow(profile, 'bedrock:InvokeModel'),
    `Allow bedrock:InvokeModel arn:\${AWS::Partition}:bedrock:*::foundation-model/anthropic.claude-sonnet-4-6 if {"StringEquals":{"bedrock:InferenceProfileArn":"${profile}"}}`,
  ],
  reply: [
    ...writeTable,
    ...loadTurns,
    ...consume('replies'),
    ...send('inbox'),
    ...readSecret('LiveAgentKeys'),
  ],
  escalate: [
    ...writeTable,
    ...consume('escalations'),
    ...['inbox', 'escalations'].flatMap(send),
    ...readSecret('LiveAgentKeys'),
    ...readSecret('Slack'),
    ...readSecret('TranscriptKeys'),
  ],
  'notify-lead': [
    ...writeTable,
    ...consume('leads'),
    ...send('inbox'),
    ...readSecret('TranscriptKeys'),
    ...['frontdesk@example.com', 'sales@example.com'].flatMap((address) =>
      allow(`${identity}/${address}${fromSender}`, 'ses:SendEmail', 'ses:SendRawEmail'),
    ),
  ],
  ring: [...writeTable, ...consume('timers'), ...send('inbox'), ...send('timers')],
  sweep: [
    ...loadTurns,
    ...allow('ConversationsTable.Arn/index/pending', 'dynamodb:Scan'),
    ...allow('ConversationsTable.Arn', 'dynamodb:GetItem', 'dynamodb:PutItem').map(
      (line) =>
        `${line} if ${leading(['BOOKMARK#help_desk_changes', 'BOOKMARK#help_desk_changes_left', 'BOOKMARK#help_desk_first_look'])}`,
    ),
    ...allow('ConversationsTable.Arn', 'dynamodb:UpdateItem').map(
      (line) => `${line} if ${leading('LIMIT#liveagent:v3')}`,
    ),
    ...send('inbox'),
    ...readSecret('LiveAgentKeys'),
  ],
  'sync-knowledge': [
    ...allow(`${bucket}.Arn`, 's3:ListBucket'),
    ...allow(`${bucket}.Arn/state/2/embedded/snapshot.json.br`, 's3:GetObject', 's3:PutObject'),
    ...allow(`${bucket}.Arn/state/2/index.json.br`, 's3:PutObject'),
  ],
};

describe('permissions', () => {
  it.each(Object.entries(expected))('%s may do exactly what it needs', (name, lines) => {
    expect(permissionsOf(name)).toEqual([...ownLog(name), ...lines].sort());
  });

  it.each(Object.keys(expected))(
    '%s may send to each queue whose address it is given, and no other',
    (name) => {
      const { Environment } =
        rendered(template, 'AWS::Lambda::Function')[`${name.replace('-', '')}Function`] ?? {};
      const { Variables } = Environment as { Variables: Record<string, string> };
      const given = Object.entries(Variables)
        // A worker only postpones on the queue that feeds it.
        .filter(([variable]) => variable.endsWith('_QUEUE_URL') && variable !== 'SOURCE_QUEUE_URL')
        .map(([, queue]) => `Allow sqs:SendMessage ${queue}.Arn`);
      expect(permissionsOf(name).filter((line) => line.includes('sqs:SendMessage'))).toEqual(given.sort());
    },
  );

  it('gives nothing but these and the two schedules a policy, and no role a managed one', () => {
    expect(Object.keys(policies)).toHaveLength(Object.keys(expected).length + 2);
    const roles = rendered(template, 'AWS::IAM::Role');
    expect(Object.keys(roles)).toHaveLength(Object.keys(expected).length + 2);
    for (const role of Object.values(roles)) {
      expect(Object.keys(role).sort()).toEqual(['AssumeRolePolicyDocument', 'Description']);
    }
  });

  it('lets the API call each function on its own routes only', () => {
    const sources = Object.values(template.findResources('AWS::Lambda::Permission')).map(({ Properties }) => {
      const { Action, FunctionName, Principal, SourceArn } = render(Properties) as Record<string, string>;
      return `${Principal} ${Action} ${FunctionName} ${SourceArn?.replace(/^.*:DoorApi\//, '')}`;
    });
    const line = (name: string, path: string) =>
      `apigateway.amazonaws.com lambda:InvokeFunction ${name}Function.Arn ${path}`;
    expect(sources.sort()).toEqual(
      [
        line('receive', '*/*/liveagent/events'),
        line('receive', '*/*/liveagent/events'),
        line('receive', '*/*/liveagent/events/{secret}'),
        line('receive', '*/*/liveagent/events/{secret}'),
        line('slack', '*/*/slack/events'),
        line('slack', '*/*/slack/interactions'),
        line('transcript', '*/*/transcripts/{token}'),
        line('files', '*/*/files/{token}'),
        line('health', '*/*/health'),
      ].sort(),
    );
  });

  it('refuses queues anything that is not sent over TLS', () => {
    const denials = Object.values(rendered(template, 'AWS::SQS::QueuePolicy')).map(
      ({ PolicyDocument }) => (PolicyDocument as { Statement: Statement[] }).Statement,
    );
    expect(denials).toHaveLength(10);
    for (const statements of denials) {
      expect(statements).toEqual([
        expect.objectContaining({
          Effect: 'Deny',
          Action: 'sqs:*',
          Condition: { Bool: { 'aws:SecureTransport': 'false' } },
        }),
      ]);
    }
  });
});

describe('permissions with the engine of Bedrock', () => {
  const knowledge = rendered(
    synth({}, { engine: 'bedrock', sources: [{ kind: 'liveagent' }] }),
    'AWS::IAM::Policy',
  );
  const base = 'KnowledgeBase.KnowledgeBaseArn';
  const ofKnowledge = (name: string) =>
    permissionsOf(name, knowledge).filter((line) => /s3|Retrieve|Ingest|KnowledgeBase|LiveAgent/.test(line));

  it('converse asks the one knowledge base and reads no bucket', () => {
    expect(ofKnowledge('converse')).toEqual([
      ...allow(base, 'bedrock:Retrieve'),
      ...readSecret('LiveAgentKeys'),
    ]);
  });

  it('sync-knowledge writes documents and its own snapshot, and has them ingested', () => {
    expect(ofKnowledge('sync-knowledge')).toEqual(
      [
        ...allow(
          base,
          'bedrock:StartIngestionJob',
          'bedrock:GetIngestionJob',
          'bedrock:ListKnowledgeBaseDocuments',
        ),
        ...allow(`${bucket}.Arn`, 's3:ListBucket'),
        ...allow(`${bucket}.Arn/documents/*`, 's3:DeleteObject', 's3:PutObject'),
        ...allow(
          `${bucket}.Arn/state/2/KnowledgeBase.KnowledgeBaseId/snapshot.json.br`,
          's3:GetObject',
          's3:PutObject',
        ),
        ...readSecret('LiveAgentKeys'),
      ].sort(),
    );
  });

  it('sync-knowledge takes tokens for its requests, and touches no conversation', () => {
    expect(permissionsOf('sync-knowledge', knowledge).filter((line) => line.includes('dynamodb'))).toEqual([
      'Allow dynamodb:UpdateItem ConversationsTable.Arn if {"ForAllValues:StringEquals":{"dynamodb:LeadingKeys":"LIMIT#liveagent:v1"}}',
    ]);
  });

  it('the knowledge base reads documents, embeds them and keeps their vectors', () => {
    const own = ' if {"StringEquals":{"aws:ResourceAccount":"${AWS::AccountId}"}}';
    const model =
      'arn:${AWS::Partition}:bedrock:${AWS::Region}::foundation-model/amazon.titan-embed-text-v2:0';
    const vectors = ['DeleteVectors', 'GetIndex', 'GetVectors', 'PutVectors', 'QueryVectors'];
    expect(permissionsOf('KnowledgeBase', knowledge)).toEqual(
      [
        ...allow(model, 'bedrock:InvokeModel'),
        ...allow(`${bucket}.Arn`, 's3:ListBucket').map((line) => line + own),
        ...allow(`${bucket}.Arn/documents/*`, 's3:GetObject').map((line) => line + own),
        ...vectors.map((action) => `Allow s3vectors:${action} KnowledgeBaseIndex.IndexArn${own}`),
      ].sort(),
    );
  });
});
