import { rendered, synth } from './synth.ts';

const embedded = synth();
const bedrock = synth({}, { engine: 'bedrock', sync: { everyHours: 6 } });
const bedrockTypes = [
  'AWS::Bedrock::KnowledgeBase',
  'AWS::Bedrock::DataSource',
  'AWS::S3Vectors::VectorBucket',
  'AWS::S3Vectors::Index',
];

describe('the knowledge bucket', () => {
  it('is private, encrypted and keeps old versions for a month', () => {
    expect(Object.values(rendered(embedded, 'AWS::S3::Bucket'))).toEqual([
      {
        BucketEncryption: {
          ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } }],
        },
        PublicAccessBlockConfiguration: {
          BlockPublicAcls: true,
          BlockPublicPolicy: true,
          IgnorePublicAcls: true,
          RestrictPublicBuckets: true,
        },
        VersioningConfiguration: { Status: 'Enabled' },
        LifecycleConfiguration: {
          Rules: [
            {
              Status: 'Enabled',
              NoncurrentVersionExpiration: { NoncurrentDays: 30 },
              ExpiredObjectDeleteMarker: true,
              AbortIncompleteMultipartUpload: { DaysAfterInitiation: 1 },
            },
          ],
        },
      },
    ]);
  });

  it('refuses anything that is not sent over TLS', () => {
    const [policy] = Object.values(rendered(embedded, 'AWS::S3::BucketPolicy'));
    expect(policy?.PolicyDocument).toMatchObject({
      Statement: [
        {
          Effect: 'Deny',
          Action: 's3:*',
          Principal: { AWS: '*' },
          Resource: ['KnowledgeBucket.Arn', 'KnowledgeBucket.Arn/*'],
          Condition: { Bool: { 'aws:SecureTransport': 'false' } },
        },
      ],
    });
  });

  it('is emptied only where the stack is to leave nothing behind', () => {
    embedded.resourceCountIs('Custom::S3AutoDeleteObjects', 0);
    synth({ onDestroy: 'delete', dashboards: false }).resourceCountIs('Custom::S3AutoDeleteObjects', 1);
  });
});

describe('the schedule of the synchronisation', () => {
  const scheduleOf = (template: typeof embedded) =>
    Object.entries(rendered(template, 'AWS::Scheduler::Schedule')).filter(([id]) =>
      id.startsWith('Knowledge'),
    );

  it.each([
    [embedded, 'rate(1 day)'],
    [bedrock, 'rate(6 hours)'],
  ])('invokes the function alone, as often as configured', (template, rate) => {
    const [[, schedule] = ['', undefined], ...others] = scheduleOf(template);
    expect(others).toEqual([]);
    expect(schedule).toEqual({
      Description: 'Frontdesk: runs sync-knowledge',
      FlexibleTimeWindow: { Mode: 'OFF' },
      ScheduleExpression: rate,
      Target: { Arn: 'syncknowledgeFunction.Arn', RoleArn: 'KnowledgeScheduleRole.Arn' },
    });
    const policy = rendered(template, 'AWS::IAM::Policy').KnowledgeScheduleRoleDefaultPolicy;
    expect(policy?.PolicyDocument).toMatchObject({
      Statement: [
        { Effect: 'Allow', Action: 'lambda:InvokeFunction', Resource: 'syncknowledgeFunction.Arn' },
      ],
    });
  });

  it('has a name that changes with the code, so that a deployment synchronises at once', () => {
    const [[id] = ['']] = scheduleOf(embedded);
    expect(id).toMatch(/^KnowledgeScheduleRate[0-9a-f]{8}$/);
  });
});

describe('the Bedrock knowledge base', () => {
  it('is there only where it is the engine', () => {
    for (const type of bedrockTypes) {
      embedded.resourceCountIs(type, 0);
      bedrock.resourceCountIs(type, 1);
    }
    expect(Object.keys(embedded.findOutputs('KnowledgeBaseId'))).toEqual([]);
    expect(Object.keys(bedrock.findOutputs('KnowledgeBaseId'))).toEqual(['KnowledgeBaseId']);
  });

  it('keeps vectors of Titan in S3 Vectors, with what Bedrock adds left out of the filter', () => {
    expect(rendered(bedrock, 'AWS::S3Vectors::Index').KnowledgeBaseIndex).toEqual({
      VectorBucketArn: 'KnowledgeBaseVectors.VectorBucketArn',
      DataType: 'float32',
      Dimension: 1024,
      DistanceMetric: 'cosine',
      MetadataConfiguration: {
        NonFilterableMetadataKeys: ['AMAZON_BEDROCK_TEXT', 'AMAZON_BEDROCK_METADATA'],
      },
    });
    expect(rendered(bedrock, 'AWS::Bedrock::KnowledgeBase').KnowledgeBase).toMatchObject({
      RoleArn: 'KnowledgeBaseRole.Arn',
      KnowledgeBaseConfiguration: {
        Type: 'VECTOR',
        VectorKnowledgeBaseConfiguration: {
          EmbeddingModelArn:
            'arn:${AWS::Partition}:bedrock:${AWS::Region}::foundation-model/amazon.titan-embed-text-v2:0',
          EmbeddingModelConfiguration: {
            BedrockEmbeddingModelConfiguration: { Dimensions: 1024, EmbeddingDataType: 'FLOAT32' },
          },
        },
      },
      StorageConfiguration: {
        Type: 'S3_VECTORS',
        S3VectorsConfiguration: { IndexArn: 'KnowledgeBaseIndex.IndexArn' },
      },
    });
  });

  it('reads the documents as they are, a passage each', () => {
    expect(rendered(bedrock, 'AWS::Bedrock::DataSource').KnowledgeBaseDocuments).toMatchObject({
      KnowledgeBaseId: 'KnowledgeBase.KnowledgeBaseId',
      DataDeletionPolicy: 'DELETE',
      DataSourceConfiguration: {
        Type: 'S3',
        S3Configuration: { BucketArn: 'KnowledgeBucket.Arn', InclusionPrefixes: ['documents/'] },
      },
      VectorIngestionConfiguration: { ChunkingConfiguration: { ChunkingStrategy: 'NONE' } },
    });
  });

  it('works under a role that only its own account can have it use', () => {
    expect(rendered(bedrock, 'AWS::IAM::Role').KnowledgeBaseRole?.AssumeRolePolicyDocument).toMatchObject({
      Statement: [
        {
          Action: 'sts:AssumeRole',
          Principal: { Service: 'bedrock.amazonaws.com' },
          Condition: {
            StringEquals: { 'aws:SourceAccount': '${AWS::AccountId}' },
            ArnLike: {
              'aws:SourceArn':
                'arn:${AWS::Partition}:bedrock:${AWS::Region}:${AWS::AccountId}:knowledge-base/*',
            },
          },
        },
      ],
    });
  });

  it('is made after what its role may do, which Bedrock tries at once', () => {
    const [base] = Object.values(bedrock.findResources('AWS::Bedrock::KnowledgeBase'));
    expect(base?.DependsOn).toEqual(
      expect.arrayContaining([expect.stringMatching(/^KnowledgeBaseRoleDefaultPolicy/)]),
    );
  });
});
