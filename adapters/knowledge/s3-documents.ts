import {
  DeleteObjectsCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  type S3Client,
} from '@aws-sdk/client-s3';
import { AppError } from '../../core/errors.ts';
import { toAppError } from './aws-errors.ts';

/** Objects under one prefix of a bucket; keys are given without it. */
export interface Documents {
  keys(): Promise<string[]>;
  put(key: string, body: string): Promise<void>;
  remove(keys: string[]): Promise<void>;
}

/** S3 takes as many in one request. */
const maxRemoved = 1_000;

const contentType = (key: string) =>
  key.endsWith('.json') ? 'application/json' : 'text/markdown; charset=utf-8';

export const s3Documents = (
  client: S3Client,
  { bucket, prefix }: { bucket: string; prefix: string },
): Documents => {
  const failed = (doing: string) => (error: unknown) => {
    throw toAppError(error, `${doing} s3://${bucket}/${prefix}`);
  };
  return {
    keys: async () => {
      const keys: string[] = [];
      let token: string | undefined;
      do {
        const page = await client
          .send(
            new ListObjectsV2Command({
              Bucket: bucket,
              Prefix: prefix,
              ...(token === undefined ? {} : { ContinuationToken: token }),
            }),
          )
          .catch(failed('listing'));
        keys.push(...(page.Contents ?? []).map(({ Key = '' }) => Key.slice(prefix.length)));
        token = page.NextContinuationToken;
      } while (token !== undefined);
      return keys;
    },

    put: async (key, body) => {
      await client
        .send(
          new PutObjectCommand({
            Bucket: bucket,
            Key: `${prefix}${key}`,
            Body: body,
            ContentType: contentType(key),
          }),
        )
        .catch(failed('writing into'));
    },

    remove: async (keys) => {
      for (let at = 0; at < keys.length; at += maxRemoved) {
        const Objects = keys.slice(at, at + maxRemoved).map((key) => ({ Key: `${prefix}${key}` }));
        const { Errors = [] } = await client
          .send(new DeleteObjectsCommand({ Bucket: bucket, Delete: { Objects, Quiet: true } }))
          .catch(failed('deleting from'));
        const [first] = Errors;
        if (first !== undefined) {
          throw new AppError(
            'unavailable',
            `${Errors.length} objects of s3://${bucket}/${prefix} were not deleted: ${first.Code}`,
          );
        }
      }
    },
  };
};
