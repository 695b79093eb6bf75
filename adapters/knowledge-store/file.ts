import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '../../core/errors.ts';
import type { KnowledgeStore } from '../../core/ports.ts';
import { parseSnapshot, snapshotJson } from './snapshot-json.ts';

const isMissing = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && error.code === 'ENOENT';

const failed = (file: string, what: string, cause: unknown) =>
  new AppError('unavailable', `${file} cannot be ${what}`, { cause });

export const snapshotFile = (dir: string): string => join(dir, 'snapshot.json');

/**
 * The snapshot as `snapshot.json` in a folder. A reader sees the old one or the new one, never a part. `ids` names the
 * file that is written before it takes the other's place.
 */
export const fileKnowledgeStore = (dir: string, ids: { next(): string }): KnowledgeStore => {
  const file = snapshotFile(dir);
  return {
    load: async () => {
      const text = await readFile(file, 'utf8').catch((error: unknown) => {
        if (isMissing(error)) return undefined;
        throw failed(file, 'read', error);
      });
      return text === undefined ? undefined : parseSnapshot(text, file);
    },

    save: async (snapshot) => {
      const written = `${file}.${ids.next()}`;
      try {
        await mkdir(dir, { recursive: true });
        const handle = await open(written, 'w');
        try {
          await handle.writeFile(snapshotJson(snapshot));
          // Without this a power cut could leave the new name over nothing.
          await handle.sync();
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
  };
};
