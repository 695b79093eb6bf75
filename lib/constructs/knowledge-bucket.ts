import { Duration, RemovalPolicy, Validations } from 'aws-cdk-lib';
import { BlockPublicAccess, Bucket, BucketEncryption } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { knowledgeKeys } from '../../functions/env.ts';
import type { HouseFunction } from './house-function.ts';

/** Where knowledge is kept: the snapshot of the last synchronisation, the embedded engine's index, Bedrock's documents. */
export class KnowledgeBucket extends Construct {
  readonly bucket: Bucket;

  constructor(scope: Construct, id: string, props: { removalPolicy: RemovalPolicy }) {
    super(scope, id);
    this.bucket = new Bucket(this, 'Bucket', {
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      encryption: BucketEncryption.S3_MANAGED,
      enforceSSL: true,
      versioned: true,
      lifecycleRules: [
        {
          // Long enough to notice that a synchronisation spoilt something.
          noncurrentVersionExpiration: Duration.days(30),
          expiredObjectDeleteMarker: true,
          abortIncompleteMultipartUploadAfter: Duration.days(1),
        },
      ],
      removalPolicy: props.removalPolicy,
      // CloudFormation deletes no bucket that holds something.
      autoDeleteObjects: props.removalPolicy === RemovalPolicy.DESTROY,
    });
    Validations.of(this.bucket).acknowledge({
      id: 'AwsSolutions-S1',
      reason: 'It holds copies of public help pages, which two functions read and write.',
    });
  }

  get name(): string {
    return this.bucket.bucketName;
  }

  /**
   * Without it S3 answers "access denied" where there is no such object, and a function could not tell an index that
   * was not made yet from a permission that is missing.
   */
  private grantList(reader: HouseFunction) {
    reader.allow(['s3:ListBucket'], [this.bucket.bucketArn]);
  }

  grantReadIndex(reader: HouseFunction) {
    this.grantList(reader);
    reader.allow(['s3:GetObject'], [this.bucket.arnForObjects(knowledgeKeys.index)]);
  }

  grantSnapshot(writer: HouseFunction, knowledgeBaseId: string) {
    this.grantList(writer);
    writer.allow(
      ['s3:GetObject', 's3:PutObject'],
      [this.bucket.arnForObjects(knowledgeKeys.snapshot(knowledgeBaseId))],
    );
  }

  grantWriteIndex(writer: HouseFunction) {
    writer.allow(['s3:PutObject'], [this.bucket.arnForObjects(knowledgeKeys.index)]);
  }

  grantWriteDocuments(writer: HouseFunction) {
    writer.allow(
      ['s3:PutObject', 's3:DeleteObject'],
      [this.bucket.arnForObjects(`${knowledgeKeys.documents}*`)],
    );
    this.acknowledgeDocuments(writer, 'Documents come and go; nothing else has names that begin so.');
  }

  /** cdk-nag names the bucket by its logical id. */
  acknowledgeDocuments(scope: Construct, reason: string) {
    const { defaultChild } = this.bucket.node;
    const logicalId = this.bucket.stack.getLogicalId(
      defaultChild as Parameters<typeof this.bucket.stack.getLogicalId>[0],
    );
    Validations.of(scope).acknowledge({
      id: `AwsSolutions-IAM5[Resource::<${logicalId}.Arn>/${knowledgeKeys.documents}*]`,
      reason,
    });
  }
}
