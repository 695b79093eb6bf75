import * as z from 'zod';
import { AppError } from '../../core/errors.ts';
import { type FileRules, nameOf, refusalOf, slackFile, typeOf } from '../../core/files/slack-file.ts';
import type { TeamFiles } from '../../core/ports.ts';
import { type SlackClientOptions, slackClient } from './slack-client.ts';

/** Where Slack keeps files; the token goes nowhere else. */
const fileOrigins = ['https://files.slack.com', 'https://slack.com', 'https://files.slack-gov.com'];

const answer = z.object({ file: slackFile });

/** The address to fetch from; undefined where it is none of Slack's. */
const addressOf = (url: string, apiUrl: string): URL | undefined => {
  if (!URL.canParse(url)) return undefined;
  const address = new URL(url);
  const known = apiUrl === '' ? fileOrigins : [...fileOrigins, new URL(apiUrl).origin];
  return address.username === '' && known.includes(address.origin) ? address : undefined;
};

/** At most `maxBytes`; undefined where there are more, whatever was announced. */
const bytesOf = async (response: Response, maxBytes: number): Promise<Buffer | undefined> => {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of response.body ?? []) {
    length += chunk.length;
    if (length > maxBytes) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
};

const unanswered = (cause: unknown): AppError =>
  new AppError('unavailable', 'Slack did not hand out a file in time', { cause });

/**
 * Reads files out of Slack: `files.info`, then their bytes with the bot's token. Scope: files:read. Without it Slack
 * answers with a redirect to its sign-in page, or with that page.
 */
export const slackFiles = (options: SlackClientOptions & { rules: FileRules }): TeamFiles => {
  const call = slackClient(options);
  const { rules, apiUrl = '', timeoutMs = 5000 } = options;
  const download = async (url: URL): Promise<Response | undefined> => {
    const response = await fetch(url, {
      headers: { authorization: `Bearer ${await options.token()}` },
      redirect: 'manual',
      signal: AbortSignal.timeout(timeoutMs),
    }).catch((cause: unknown) => {
      throw unanswered(cause);
    });
    if (response.status === 200) return response;
    await response.body?.cancel();
    if (response.status === 429 || response.status >= 500) {
      throw new AppError('unavailable', `Slack did not hand out a file: HTTP ${response.status}`);
    }
    return undefined;
  };
  return {
    read: async (id) => {
      const { file } = await call('read', 'files.info', { file: id }, answer);
      const address = addressOf(file.url_private_download || file.url_private || '', apiUrl);
      if (address === undefined || refusalOf(file, rules) !== undefined) return undefined;
      const response = await download(address);
      if (response === undefined) return undefined;
      const type = typeOf(file);
      const isPage = /^text\/html\b/i.test(response.headers.get('content-type') ?? '');
      if (isPage && type !== 'text/html') {
        await response.body?.cancel();
        return undefined;
      }
      const bytes = await bytesOf(response, rules.maxBytes).catch((cause: unknown) => {
        throw unanswered(cause);
      });
      return bytes === undefined ? undefined : { name: nameOf(file), type, bytes };
    },
  };
};
