import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { AppError } from '../../core/errors.ts';
import type { IndexStore } from '../../core/ports.ts';

const failed = (file: string, what: string, cause?: unknown) =>
  new AppError('unavailable', `${file} cannot be ${what}`, { cause });

const isMissing = (error: unknown) =>
  typeof error === 'object' && error !== null && 'code' in error && error.code === 'ENOENT';

/**
 * An index in one file: its version on the first line, then the bytes. A reader sees the old file or the new one,
 * never a part. `ids` names the file that is written before it takes the other's place.
 */
export const fileIndexStore = (file: string, ids: { next(): string }): IndexStore => ({
  read: async (known) => {
    const content = await readFile(file).catch((error: unknown) => {
      if (isMissing(error)) return undefined;
      throw failed(file, 'read', error);
    });
    if (content === undefined) return undefined;
    const end = content.indexOf('\n');
    if (end < 0) throw failed(file, 'read: its first line, the version, has no end');
    const version = content.toString('utf8', 0, end);
    return version === known ? undefined : { version, bytes: content.subarray(end + 1) };
  },

  write: async ({ version, bytes }) => {
    const written = `${file}.${ids.next()}`;
    try {
      await mkdir(dirname(file), { recursive: true });
      const handle = await open(written, 'w');
      try {
        await handle.writeFile(`${version}\n`);
        await handle.writeFile(bytes);
      } finally {
        await handle.close();
      }
      await rename(written, file);
    } catch (error) {
      // What stood in the way of writing may stand in the way of this too; the first failure is the one to tell.
      await rm(written, { force: true }).catch(() => undefined);
      throw failed(file, 'written', error);
    }
  },
});
