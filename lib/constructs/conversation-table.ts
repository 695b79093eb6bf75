import type { RemovalPolicy } from 'aws-cdk-lib';
import { AttributeType, ProjectionType, TableEncryptionV2, TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { Construct } from 'constructs';
import type { HouseFunction } from './house-function.ts';

/** The one table: conversations, their inputs, messages and effects. Every item carries `expiresAt`. */
export class ConversationTable extends Construct {
  readonly table: TableV2;

  constructor(scope: Construct, id: string, props: { removalPolicy: RemovalPolicy }) {
    super(scope, id);
    this.table = new TableV2(this, 'Table', {
      partitionKey: { name: 'pk', type: AttributeType.STRING },
      sortKey: { name: 'sk', type: AttributeType.STRING },
      // Sparse: holds only what still needs doing, and reads it consistently, as a global index could not.
      localSecondaryIndexes: [
        {
          indexName: 'pending',
          sortKey: { name: 'pendingSince', type: AttributeType.NUMBER },
          projectionType: ProjectionType.ALL,
        },
      ],
      timeToLiveAttribute: 'expiresAt',
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      // AWS managed rather than owned: each use of the key is in the account's own audit trail.
      encryption: TableEncryptionV2.awsManagedKey(),
      removalPolicy: props.removalPolicy,
    });
  }

  get name(): string {
    return this.table.tableName;
  }

  /** Single items and one conversation; never a scan. */
  grantRead(reader: HouseFunction) {
    reader.allow(['dynamodb:GetItem', 'dynamodb:Query'], [this.table.tableArn]);
  }

  /** Nobody deletes: items leave by expiring. */
  grantReadWrite(writer: HouseFunction) {
    this.grantRead(writer);
    writer.allow(['dynamodb:PutItem', 'dynamodb:UpdateItem'], [this.table.tableArn]);
  }

  /** One bucket of the rate limiter, and nothing of any conversation. */
  grantLimit(taker: HouseFunction, bucket: string) {
    taker.allow(['dynamodb:UpdateItem'], [this.table.tableArn], {
      'ForAllValues:StringEquals': { 'dynamodb:LeadingKeys': `LIMIT#${bucket}` },
    });
  }

  /** What waits anywhere; the index holds nothing else. */
  grantFindOverdue(sweeper: HouseFunction) {
    sweeper.allow(['dynamodb:Scan'], [`${this.table.tableArn}/index/pending`]);
  }

  /** These bookmarks, and nothing of any conversation. */
  grantBookmarks(reader: HouseFunction, names: string[]) {
    reader.allow(['dynamodb:GetItem', 'dynamodb:PutItem'], [this.table.tableArn], {
      'ForAllValues:StringEquals': { 'dynamodb:LeadingKeys': names.map((name) => `BOOKMARK#${name}`) },
    });
  }

  /** `load` of the store: state and owner at once, and what is pending. */
  grantLoad(reader: HouseFunction) {
    reader.allow(['dynamodb:BatchGetItem'], [this.table.tableArn]);
    reader.allow(['dynamodb:Query'], [`${this.table.tableArn}/index/pending`]);
  }
}
