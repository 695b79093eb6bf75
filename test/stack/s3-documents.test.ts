import { CreateBucketCommand, GetObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { s3Client } from '../../adapters/index-store/s3.ts';
import { s3Documents } from '../../adapters/knowledge/s3-documents.ts';
import { appError } from '../factories/errors.ts';
import { aws, fresh } from './aws.ts';

describe('documents in S3', () => {
  const client = s3Client({
    region: aws.region,
    credentials: aws.credentials,
    endpoint: aws.endpoint,
    timeoutMs: 10_000,
  });
  const bucket = fresh('documents').toLowerCase();
  beforeAll(() => client.send(new CreateBucketCommand({ Bucket: bucket })));
  afterAll(() => client.destroy());

  it('are written and told of without their prefix', async () => {
    const documents = s3Documents(client, { bucket, prefix: 'told/' });
    expect(await documents.keys()).toEqual([]);
    await documents.put('a/1.md', '# Grüße');
    await documents.put('a/1.md.metadata.json', '{}');
    await client.send(new PutObjectCommand({ Bucket: bucket, Key: 'elsewhere', Body: 'x' }));
    expect((await documents.keys()).sort()).toEqual(['a/1.md', 'a/1.md.metadata.json']);
    const stored = await client.send(new GetObjectCommand({ Bucket: bucket, Key: 'told/a/1.md' }));
    expect([stored.ContentType, await stored.Body?.transformToString()]).toEqual([
      'text/markdown; charset=utf-8',
      '# Grüße',
    ]);
  });

  it('are listed and removed in thousands', async () => {
    const documents = s3Documents(client, { bucket, prefix: 'many/' });
    const keys = Array.from({ length: 1_050 }, (_, i) => `${i}.md`);
    for (let at = 0; at < keys.length; at += 50) {
      await Promise.all(keys.slice(at, at + 50).map((key) => documents.put(key, 'text')));
    }
    expect((await documents.keys()).sort()).toEqual([...keys].sort());
    await documents.remove(keys.slice(1));
    expect(await documents.keys()).toEqual(['0.md']);
    await documents.remove([]);
    expect(await documents.keys()).toEqual(['0.md']);
  });

  it('say which bucket is not there', async () => {
    const documents = s3Documents(client, { bucket: `${bucket}-none`, prefix: 'a/' });
    await expect(documents.keys()).rejects.toMatchObject(
      appError(
        'refused',
        expect.stringContaining(`listing s3://${bucket}-none/a/ failed with NoSuchBucket (404)`),
      ),
    );
  });
});
