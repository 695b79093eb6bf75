import { AppError } from '../../core/errors.ts';
import type { PageReader } from '../../core/ports.ts';
import { type Resolve, systemResolve } from './guarded-connector.ts';
import { guardedFetch } from './guarded-fetch.ts';
import { pageText } from './page-text.ts';

export interface PageReaderOptions {
  /** For one page, redirects included. */
  timeoutMs: number;
  /** Bytes of one page after decompression. */
  maxBytes: number;
  userAgent?: string;
  /** The system's resolver by default. */
  resolve?: Resolve;
  /** `host:port` pairs that are read whatever their address and port; for tests only. */
  allow?: string[];
}

/** Reads public web pages and nothing else: no private address, whatever its notation, name or redirect. */
export const guardedPageReader = ({
  timeoutMs,
  maxBytes,
  userAgent = 'Frontdesk/1 (page reader)',
  resolve = systemResolve,
  allow = [],
}: PageReaderOptions): PageReader => ({
  read: async (address) => {
    const { url, contentType, body } = await guardedFetch(address, {
      timeoutMs,
      maxBytes,
      userAgent,
      resolve,
      allow: new Set(allow),
    });
    const { title, text } = pageText(body, contentType);
    if (text === '') throw new AppError('refused', 'the page holds no text');
    return { url, title: title === '' ? url : title, text };
  },
});
