import { Names, Stack } from 'aws-cdk-lib';
import { CfnDataSource, CfnKnowledgeBase } from 'aws-cdk-lib/aws-bedrock';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { CfnIndex, CfnVectorBucket } from 'aws-cdk-lib/aws-s3vectors';
import { Construct } from 'constructs';
import { knowledgeKeys } from '../../functions/env.ts';
import type { HouseFunction } from './house-function.ts';
import type { KnowledgeBucket } from './knowledge-bucket.ts';

const embeddingModel = 'amazon.titan-embed-text-v2:0';
/** The most that model gives, and the best it does. */
const dimensions = 1024;

/** Bedrock keeps these with each vector; they are larger than what S3 Vectors filters by, and cannot be named later. */
const nonFilterableMetadataKeys = ['AMAZON_BEDROCK_TEXT', 'AMAZON_BEDROCK_METADATA'];

/** A Bedrock Knowledge Base over the bucket's documents, its vectors in S3 Vectors: nothing that costs while idle. */
export class KnowledgeBase extends Construct {
  readonly base: CfnKnowledgeBase;
  readonly source: CfnDataSource;

  constructor(scope: Construct, id: string, props: { documents: KnowledgeBucket }) {
    super(scope, id);
    const { documents } = props;
    // Both are made from the documents, so they go with the stack.
    const vectors = new CfnVectorBucket(this, 'Vectors', { encryptionConfiguration: { sseType: 'AES256' } });
    const index = new CfnIndex(this, 'Index', {
      vectorBucketArn: vectors.attrVectorBucketArn,
      dataType: 'float32',
      dimension: dimensions,
      distanceMetric: 'cosine',
      metadataConfiguration: { nonFilterableMetadataKeys },
    });
    const { partition, region } = Stack.of(this);
    const modelArn = `arn:${partition}:bedrock:${region}::foundation-model/${embeddingModel}`;
    const role = this.addRole(documents, index.attrIndexArn, modelArn);
    this.base = new CfnKnowledgeBase(this, 'Base', {
      name: Names.uniqueResourceName(this, { maxLength: 80, separator: '-' }),
      description: 'Frontdesk: what the assistant answers from',
      roleArn: role.roleArn,
      knowledgeBaseConfiguration: {
        type: 'VECTOR',
        vectorKnowledgeBaseConfiguration: {
          embeddingModelArn: modelArn,
          embeddingModelConfiguration: {
            bedrockEmbeddingModelConfiguration: { dimensions, embeddingDataType: 'FLOAT32' },
          },
        },
      },
      storageConfiguration: {
        type: 'S3_VECTORS',
        s3VectorsConfiguration: { indexArn: index.attrIndexArn },
      },
    });
    // Bedrock tries the role when the base is made.
    this.base.node.addDependency(role);
    this.source = new CfnDataSource(this, 'Documents', {
      name: 'documents',
      description: 'Passages written by the synchronisation, one a document',
      knowledgeBaseId: this.base.attrKnowledgeBaseId,
      // The index goes after the source, so vectors are still there to be deleted.
      dataDeletionPolicy: 'DELETE',
      dataSourceConfiguration: {
        type: 'S3',
        s3Configuration: {
          bucketArn: documents.bucket.bucketArn,
          inclusionPrefixes: [knowledgeKeys.documents],
        },
      },
      vectorIngestionConfiguration: {
        // The documents are passages already, cut where their sections end.
        chunkingConfiguration: { chunkingStrategy: 'NONE' },
      },
    });
  }

  private addRole(documents: KnowledgeBucket, indexArn: string, modelArn: string): Role {
    const { account, partition, region } = Stack.of(this);
    const role = new Role(this, 'Role', {
      description: 'Frontdesk knowledge base',
      assumedBy: new ServicePrincipal('bedrock.amazonaws.com', {
        conditions: {
          StringEquals: { 'aws:SourceAccount': account },
          ArnLike: { 'aws:SourceArn': `arn:${partition}:bedrock:${region}:${account}:knowledge-base/*` },
        },
      }),
    });
    const own = { StringEquals: { 'aws:ResourceAccount': account } };
    const statements = [
      { actions: ['bedrock:InvokeModel'], resources: [modelArn] },
      { actions: ['s3:ListBucket'], resources: [documents.bucket.bucketArn], conditions: own },
      {
        actions: ['s3:GetObject'],
        resources: [documents.bucket.arnForObjects(`${knowledgeKeys.documents}*`)],
        conditions: own,
      },
      {
        actions: [
          's3vectors:PutVectors',
          's3vectors:GetVectors',
          's3vectors:DeleteVectors',
          's3vectors:QueryVectors',
          's3vectors:GetIndex',
        ],
        resources: [indexArn],
        conditions: own,
      },
    ];
    for (const statement of statements) role.addToPolicy(new PolicyStatement(statement));
    documents.acknowledgeDocuments(this, 'All documents, and nothing else in the bucket.');
    return role;
  }

  get id(): string {
    return this.base.attrKnowledgeBaseId;
  }

  get dataSourceId(): string {
    return this.source.attrDataSourceId;
  }

  grantRetrieve(reader: HouseFunction) {
    reader.allow(['bedrock:Retrieve'], [this.base.attrKnowledgeBaseArn]);
  }

  grantIngest(writer: HouseFunction) {
    writer.allow(
      ['bedrock:StartIngestionJob', 'bedrock:GetIngestionJob', 'bedrock:ListKnowledgeBaseDocuments'],
      [this.base.attrKnowledgeBaseArn],
    );
  }
}
