import * as z from 'zod';
import { plainLine } from '../text/plain-text.ts';

/** Which files of Slack may be passed on. `types`: MIME types, such as `application/pdf` or `image/*`. */
export interface FileRules {
  maxBytes: number;
  types: readonly string[];
}

/** What is read of a file in events and in answers of `files.info` (docs.slack.dev, "File object"). */
export const slackFile = z.object({
  id: z.string().regex(/^F[A-Z0-9]{2,40}$/),
  name: z.string().nullish(),
  title: z.string().nullish(),
  mimetype: z.string().nullish(),
  size: z.int().nonnegative().nullish(),
  /** `hosted` and `snippet` lie in Slack; others lie elsewhere, or are gone. */
  mode: z.string().nullish(),
  is_external: z.boolean().nullish(),
  url_private: z.string().nullish(),
  url_private_download: z.string().nullish(),
});

export type SlackFile = z.infer<typeof slackFile>;

const longestName = 150;

export const nameOf = ({ name, title }: SlackFile): string =>
  plainLine(name || title || 'file', longestName) || 'file';

/** Without parameters such as a character set, in lower case. */
export const typeOf = ({ mimetype }: SlackFile): string =>
  (mimetype ?? '').split(';')[0]?.trim().toLowerCase() ?? '';

const megabytes = (bytes: number): string => `${Number((bytes / 1e6).toFixed(1))} MB`;

const isAllowed = (type: string, { types }: FileRules): boolean =>
  types.some((allowed) =>
    allowed.endsWith('/*') ? type.startsWith(allowed.slice(0, -1)) : type === allowed,
  );

const reason = (file: SlackFile, rules: FileRules): string | undefined => {
  const { mode, size } = file;
  if (mode === 'tombstone' || mode === 'hidden_by_limit') return 'Slack has it no more';
  if (file.is_external === true || mode === 'external')
    return 'it lies outside Slack; a link to it can be sent';
  if (!size || (mode !== 'hosted' && mode !== 'snippet')) return 'Slack does not let it be read';
  if (size > rules.maxBytes) return `it has ${megabytes(size)}, and ${megabytes(rules.maxBytes)} is the most`;
  return isAllowed(typeOf(file), rules) ? undefined : 'files of its type are not passed on';
};

/** Why a file is not passed on, in a sentence for its sender; undefined where it is. */
export const refusalOf = (file: SlackFile, rules: FileRules): string | undefined => {
  const why = reason(file, rules);
  return why === undefined ? undefined : `The visitor does not get “${nameOf(file)}”: ${why}.`;
};
