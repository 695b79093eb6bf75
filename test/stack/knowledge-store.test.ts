import { CreateBucketCommand } from '@aws-sdk/client-s3';
import { s3Client, s3IndexStore } from '../../adapters/index-store/s3.ts';
import { s3KnowledgeStore } from '../../adapters/knowledge-store/s3.ts';
import { knowledgeStoreContract } from '../contract/knowledge-store.suite.ts';
import { appError } from '../factories/errors.ts';
import { aws, fresh } from './aws.ts';

describe('a knowledge snapshot in S3', () => {
  const open = () =>
    s3Client({
      region: aws.region,
      credentials: aws.credentials,
      endpoint: aws.endpoint,
      timeoutMs: 10_000,
    });
  const client = open();
  const bucket = fresh('knowledge-store').toLowerCase();
  let places = 0;
  const place = () => {
    places += 1;
    return { bucket, key: `${places}/snapshot.json.br` };
  };
  const storeAt = (where: { bucket: string; key: string }, by = client) =>
    s3KnowledgeStore(s3IndexStore(by, where), `s3://${where.bucket}/${where.key}`);
  beforeAll(() => client.send(new CreateBucketCommand({ Bucket: bucket })));
  afterAll(() => client.destroy());

  knowledgeStoreContract(async () => {
    const where = place();
    return [storeAt(where), storeAt(where, open())];
  });

  it('says where something else lies in its place', async () => {
    const where = place();
    await s3IndexStore(client, where).write({ version: 'v1', bytes: Buffer.from('{"format":2}') });
    await expect(storeAt(where).load()).rejects.toEqual(
      appError(
        'invalid',
        `s3://${where.bucket}/${where.key} is no knowledge snapshot of format 1; without it the next synchronisation reads everything anew`,
      ),
    );
  });
});
