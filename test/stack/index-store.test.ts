import { CreateBucketCommand, GetObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { s3Client, s3IndexStore } from '../../adapters/index-store/s3.ts';
import { indexStoreContract } from '../contract/index-store.suite.ts';
import { appError } from '../factories/errors.ts';
import { aws, fresh } from './aws.ts';

describe('an index in S3', () => {
  const options = { region: aws.region, credentials: aws.credentials, timeoutMs: 10_000 };
  const client = s3Client({ ...options, endpoint: aws.endpoint });
  const bucket = fresh('index-store').toLowerCase();
  let places = 0;
  const place = () => {
    places += 1;
    return { bucket, key: `state/${places}/index.json.br` };
  };
  beforeAll(() => client.send(new CreateBucketCommand({ Bucket: bucket })));
  afterAll(() => client.destroy());

  indexStoreContract(async () => {
    const where = place();
    const other = s3Client({ ...options, endpoint: aws.endpoint });
    return [s3IndexStore(client, where), s3IndexStore(other, where)];
  });

  it('is compressed, and says so', async () => {
    const where = place();
    const bytes = new TextEncoder().encode('the same words '.repeat(10_000));
    await s3IndexStore(client, where).write({ version: 'v1', bytes });
    const { ContentLength, ContentEncoding, Metadata } = await client.send(
      new GetObjectCommand({ Bucket: where.bucket, Key: where.key }),
    );
    expect(ContentLength).toBeLessThan(1000);
    expect([ContentEncoding, Metadata]).toEqual(['br', { version: 'v1' }]);
  });

  it('refuses an object that no synchronisation wrote', async () => {
    const where = place();
    await client.send(new PutObjectCommand({ Bucket: where.bucket, Key: where.key, Body: 'hello' }));
    await expect(s3IndexStore(client, where).read()).rejects.toEqual(
      appError(
        'invalid',
        `s3://${where.bucket}/${where.key} has no version in its metadata; expected an index written by a synchronisation`,
      ),
    );
    await client.send(
      new PutObjectCommand({
        Bucket: where.bucket,
        Key: where.key,
        Body: 'hello',
        Metadata: { version: 'v1' },
      }),
    );
    await expect(s3IndexStore(client, where).read()).rejects.toMatchObject({ name: 'AppError' });
  });

  it('tells a bucket that is not there from an index that is not there', async () => {
    const store = s3IndexStore(client, { bucket: `${bucket}-none`, key: 'index' });
    await expect(store.write({ version: 'v1', bytes: new Uint8Array([1]) })).rejects.toEqual(
      appError('refused', `writing s3://${bucket}-none/index failed with NoSuchBucket (404)`),
    );
    await expect(store.read()).rejects.toEqual(
      appError('refused', `reading s3://${bucket}-none/index failed with NoSuchBucket (404)`),
    );
  });

  it('says so where nobody answers', async () => {
    const nobody = s3Client({ ...options, endpoint: 'http://127.0.0.1:9' });
    await expect(s3IndexStore(nobody, place()).read()).rejects.toMatchObject({ code: 'unavailable' });
  });
});
