import type { SharedFile } from '../../core/files/shared-file.ts';
import { nameOf, refusalOf, slackFile } from '../../core/files/slack-file.ts';
import type { SlackDeps } from './deps.ts';

/** Slack takes no more in one message. */
const mostFiles = 10;

/** Files of a message: with a link for the visitor, or with the reason why there is none. */
export const sharedFiles = async (
  { files: rules, fileLinks }: Pick<SlackDeps, 'files' | 'fileLinks'>,
  files: unknown[],
): Promise<SharedFile[]> => {
  const known = files.slice(0, mostFiles).flatMap((file) => slackFile.safeParse(file).data ?? []);
  return Promise.all(
    known.map(async (file) => {
      const name = nameOf(file);
      const refused = refusalOf(file, rules);
      return refused === undefined ? { name, url: await fileLinks.sign(file.id) } : { name, refused };
    }),
  );
};
