import { promisify } from 'node:util';
import { brotliCompress, brotliDecompress, constants } from 'node:zlib';
import {
  GetObjectCommand,
  type GetObjectCommandOutput,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import { AppError } from '../../core/errors.ts';
import type { StoredIndex } from '../../core/knowledge/stored-index.ts';
import type { IndexStore } from '../../core/ports.ts';
import { nameOf, statusOf, toAppError } from './s3-errors.ts';

const compress = promisify(brotliCompress);
const decompress = promisify(brotliDecompress);

/** Level 5 of 11: within a tenth of the size of the highest, in a hundredth of its time. */
const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } };

/**
 * A client for objects of some megabytes. `timeoutMs` bounds one request; connecting gets 2 s of it. Nothing is tried
 * again: who reads has an older index, who writes runs again.
 */
export const s3Client = (options: {
  region?: string;
  endpoint?: string;
  timeoutMs: number;
  credentials?: { accessKeyId: string; secretAccessKey: string };
}): S3Client =>
  new S3Client({
    ...(options.region === undefined ? {} : { region: options.region }),
    // Of an emulator, which knows buckets by path only.
    ...(options.endpoint === undefined ? {} : { endpoint: options.endpoint, forcePathStyle: true }),
    ...(options.credentials === undefined ? {} : { credentials: options.credentials }),
    maxAttempts: 1,
    // Their own sums are for objects made of parts.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    requestHandler: new NodeHttpHandler({
      connectionTimeout: Math.min(2_000, options.timeoutMs),
      requestTimeout: options.timeoutMs,
      throwOnRequestTimeout: true,
      socketTimeout: options.timeoutMs,
    }),
  });

/** An index in one object, compressed, its version in the object's metadata. */
export const s3IndexStore = (client: S3Client, place: { bucket: string; key: string }): IndexStore => {
  const object = { Bucket: place.bucket, Key: place.key };
  const name = `s3://${place.bucket}/${place.key}`;
  /** What was read last, so that S3 itself can say that nothing changed. */
  let last: { version: string; etag: string } | undefined;

  const get = async (known: string | undefined): Promise<GetObjectCommandOutput | undefined> => {
    const unless = last !== undefined && last.version === known ? { IfNoneMatch: last.etag } : {};
    try {
      return await client.send(new GetObjectCommand({ ...object, ...unless }));
    } catch (error) {
      if (statusOf(error) === 304 || nameOf(error) === 'NoSuchKey') return undefined;
      throw toAppError(error, `reading ${name}`);
    }
  };

  const bytesOf = async ({ Body }: GetObjectCommandOutput): Promise<Uint8Array> => {
    try {
      return await decompress((await Body?.transformToByteArray()) ?? new Uint8Array());
    } catch (error) {
      throw toAppError(error, `reading ${name}`);
    }
  };

  return {
    read: async (known): Promise<StoredIndex | undefined> => {
      const found = await get(known);
      if (found === undefined) return undefined;
      const version = found.Metadata?.version;
      if (version === undefined) {
        throw new AppError(
          'invalid',
          `${name} has no version in its metadata; expected an index written by a synchronisation`,
        );
      }
      if (version === known) {
        // Read by another process or bundled: the body is not needed.
        found.Body?.transformToWebStream().cancel();
        if (found.ETag !== undefined) last = { version, etag: found.ETag };
        return undefined;
      }
      const bytes = await bytesOf(found);
      if (found.ETag !== undefined) last = { version, etag: found.ETag };
      return { version, bytes };
    },

    write: async ({ version, bytes }) => {
      const body = await compress(bytes, quality);
      await client
        .send(
          new PutObjectCommand({
            ...object,
            Body: body,
            ContentType: 'application/json',
            ContentEncoding: 'br',
            Metadata: { version },
          }),
        )
        .catch((error: unknown) => {
          throw toAppError(error, `writing ${name}`);
        });
    },
  };
};
