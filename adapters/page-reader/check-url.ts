import { isIP } from 'node:net';
import { maxAddressLength } from '../../core/assistant/page-answer.ts';
import { AppError } from '../../core/errors.ts';
import { isPublicAddress } from './public-address.ts';

const refuse = (why: string): never => {
  throw new AppError('refused', why);
};

/** IP address that a URL names literally; undefined for a name. */
export const literalOf = (hostname: string): string | undefined => {
  const bare = hostname.replace(/^\[|\]$/g, '');
  return isIP(bare) === 0 ? undefined : bare;
};

/**
 * A URL that may be asked for, before its name is resolved. The parser has turned decimal, octal, hexadecimal and
 * full-width addresses into plain ones by then. `allow` holds `host:port` pairs that tests serve pages on.
 */
export const checkUrl = (raw: string, allow: Set<string>): URL => {
  if (raw.length > maxAddressLength)
    refuse(`the address has ${raw.length} characters; expected at most ${maxAddressLength}`);
  if (/[\s\\\p{Cc}]/u.test(raw)) refuse('the address holds spaces, control characters or backslashes');
  if (!URL.canParse(raw))
    refuse('the address is not a URL; expected one such as https://www.example.com/page');
  const url = new URL(raw);
  url.hash = '';
  if (url.protocol !== 'http:' && url.protocol !== 'https:')
    refuse(`the scheme is ${url.protocol}; expected http: or https:`);
  if (url.username !== '' || url.password !== '') refuse('the address holds a user name or password');
  if (allow.has(hostAndPort(url))) return url;
  // The parser leaves the standard port of the scheme out.
  if (url.port !== '' && url.port !== '80' && url.port !== '443')
    refuse(`the port is ${url.port}; expected 80 or 443`);
  const literal = literalOf(url.hostname);
  if (literal !== undefined && !isPublicAddress(literal)) refuse('the address is not on the public internet');
  return url;
};

const hostAndPort = (url: URL): string =>
  `${url.hostname}:${url.port || (url.protocol === 'https:' ? '443' : '80')}`;

/** Where a redirect leads. AppError refused for a missing target, a downgrade or an address that may not be read. */
export const nextHop = (from: URL, location: string | null, allow: Set<string>): URL => {
  if (location === null || !URL.canParse(location, from.href))
    return refuse('the page redirects to no usable address');
  if (/[\\\p{Cc}]/u.test(location))
    return refuse('the page redirects to an address with control characters or backslashes');
  const to = checkUrl(new URL(location, from.href).href, allow);
  if (from.protocol === 'https:' && to.protocol === 'http:')
    return refuse('the page redirects from https to http');
  return to;
};
