import type { IncomingMessage } from 'node:http';

/** The whole body, or `too_large` past `limit` bytes; the rest is then read and dropped so that an answer gets through. */
export const readBody = async (request: IncomingMessage, limit: number): Promise<Buffer | 'too_large'> => {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length <= limit) chunks.push(chunk);
  }
  return length > limit ? 'too_large' : Buffer.concat(chunks);
};
