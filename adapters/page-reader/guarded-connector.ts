import { lookup as systemLookup } from 'node:dns/promises';
import type { LookupFunction } from 'node:net';
import { buildConnector } from 'undici';
import { AppError } from '../../core/errors.ts';
import { literalOf } from './check-url.ts';
import { isPublicAddress } from './public-address.ts';

/** All addresses of a name. */
export type Resolve = (hostname: string) => Promise<{ address: string; family: number }[]>;

export const systemResolve: Resolve = (hostname) => systemLookup(hostname, { all: true });

const refused = () => new AppError('refused', 'the address is not on the public internet');

/** Resolves once, for the connection itself, so that nothing can change between check and use. */
const lookupWith =
  (resolve: Resolve, isAllowed: (address: string) => boolean): LookupFunction =>
  (hostname, options, callback) => {
    resolve(hostname).then(
      (addresses) => {
        const [first] = addresses;
        if (first === undefined) callback(new Error(`no address for ${hostname}`), '');
        else if (!addresses.every(({ address }) => isAllowed(address))) callback(refused(), '');
        else if (options.all === true) callback(null, addresses);
        else callback(null, first.address, first.family);
      },
      (error: NodeJS.ErrnoException) => callback(error, ''),
    );
  };

/**
 * undici connector that reaches public addresses only: literals are judged as they stand (no look-up happens for
 * them), names by every address they resolve to, and the connection by where it really went.
 */
export const guardedConnector = (options: {
  timeoutMs: number;
  resolve: Resolve;
  allow: Set<string>;
}): buildConnector.connector => {
  const connectorWith = (isAllowed: (address: string) => boolean) =>
    buildConnector({ timeout: options.timeoutMs, lookup: lookupWith(options.resolve, isAllowed) });
  const open = connectorWith(() => true);
  const guarded = connectorWith(isPublicAddress);
  return (target, callback) => {
    const port = target.port || (target.protocol === 'https:' ? '443' : '80');
    if (options.allow.has(`${target.hostname}:${port}`)) return open(target, callback);
    const literal = literalOf(target.hostname);
    if (literal !== undefined && !isPublicAddress(literal)) return callback(refused(), null);
    guarded(target, (...[error, socket]) => {
      if (error !== null) return callback(error, null);
      if (isPublicAddress(socket.remoteAddress ?? '')) return callback(null, socket);
      socket.destroy();
      callback(refused(), null);
    });
  };
};
