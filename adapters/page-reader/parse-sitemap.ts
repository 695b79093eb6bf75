import { gunzipSync } from 'node:zlib';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import * as z from 'zod';
import { AppError } from '../../core/errors.ts';
import { decode } from './page-text.ts';

export interface Sitemap {
  /** Further sitemaps, of an index. */
  sitemaps: string[];
  pages: string[];
}

const parser = new XMLParser({
  ignoreAttributes: true,
  removeNSPrefix: true,
  parseTagValue: false,
  // Of a sitemap's own tags only these two repeat; images and videos inside them are not looked at.
  isArray: (name) => name === 'url' || name === 'sitemap',
});

/** An entry without an address is empty, and then the parser gives a text. */
const entries = z.array(z.union([z.object({ loc: z.string() }), z.unknown().transform(() => undefined)]));
const inside = <T extends string>(name: T) =>
  z.union([z.object({ [name]: entries.optional() }), z.literal('')]);
const documentShape = z.object({
  urlset: inside('url').optional(),
  sitemapindex: inside('sitemap').optional(),
});

const refused = (why: string, cause?: unknown) => new AppError('refused', why, { cause });

const unpacked = (body: Buffer, maxBytes: number): Buffer => {
  if (body[0] !== 0x1f || body[1] !== 0x8b) return body;
  try {
    return gunzipSync(body, { maxOutputLength: maxBytes });
  } catch (error) {
    throw refused(`the sitemap cannot be unpacked; expected gzip of at most ${maxBytes} bytes`, error);
  }
};

const locationsOf = (part: unknown): string[] => {
  const list = entries.safeParse(part);
  if (!list.success) return [];
  return list.data.flatMap((entry) => (entry === undefined || entry.loc === '' ? [] : [entry.loc.trim()]));
};

/**
 * A sitemap or an index of sitemaps, plain or gzipped (sitemaps.org). AppError refused says what is wrong with it; a
 * document type is refused too, because nothing but entities made to swell could stand in it.
 */
export const parseSitemap = (body: Buffer, contentType: string, maxBytes: number): Sitemap => {
  const xml = decode(unpacked(body, maxBytes), contentType).trim();
  if (/<!DOCTYPE/i.test(xml.slice(0, 2000)) || /<!ENTITY/i.test(xml))
    throw refused('the sitemap has a document type; expected XML without one');
  const validity = XMLValidator.validate(xml);
  if (validity !== true) {
    const { msg, line, col } = validity.err;
    throw refused(`the sitemap is not valid XML at line ${line}, column ${col}: ${msg}`);
  }
  const document = documentShape.safeParse(parser.parse(xml));
  const { urlset, sitemapindex } = document.success ? document.data : {};
  if (urlset === undefined && sitemapindex === undefined)
    throw refused('the document is no sitemap; expected <urlset> or <sitemapindex>');
  return {
    pages: typeof urlset === 'object' ? locationsOf(urlset.url) : [],
    sitemaps: typeof sitemapindex === 'object' ? locationsOf(sitemapindex.sitemap) : [],
  };
};
