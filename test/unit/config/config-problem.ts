import { parseConfig } from '../../../core/config.ts';
import config from '../../../frontdesk.config.ts';
import { appError } from '../../factories/errors.ts';

/** The configuration with the value at `path` replaced; undefined takes the key out. */
export const withValue = (path: string, value: unknown): unknown => {
  const copy: unknown = structuredClone(config);
  const keys = path.split('.');
  const last = keys.pop() ?? '';
  const place = keys.reduce((at, key) => (at as Record<string, unknown>)[key], copy) as Record<
    string,
    unknown
  >;
  if (value === undefined) delete place[last];
  else place[last] = value;
  return copy;
};

export const problem = (input: unknown): unknown => {
  try {
    parseConfig(input);
  } catch (error) {
    return error;
  }
  return undefined;
};
export const refused = (...lines: string[]) =>
  appError('invalid', lines.map((line) => `frontdesk.config.ts: ${line}`).join('\n'));

export const site = 'the address of the website, starting with https://';
export const address = 'an e-mail address such as team@example.com';
export const code = 'a two-letter ISO 639-1 code such as en';
export const channel = 'a Slack channel id such as C0123456789 (not its name)';
export const fallback =
  'languages, topics, pages, reasons or departments: slack.channel already takes whatever no route does';
