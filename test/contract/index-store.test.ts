import { mkdtemp, readdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileIndexStore } from '../../adapters/index-store/file.ts';
import { appError } from '../factories/errors.ts';
import { sequentialIds } from '../factories/ids.ts';
import { indexStoreContract } from './index-store.suite.ts';

const freshFile = async () => join(await mkdtemp(join(tmpdir(), 'frontdesk-')), 'deep', 'index');

describe('an index in a file', () => {
  indexStoreContract(async () => {
    const file = await freshFile();
    return [fileIndexStore(file, sequentialIds('a')), fileIndexStore(file, sequentialIds('b'))];
  });

  it('leaves no second file behind', async () => {
    const file = await freshFile();
    const store = fileIndexStore(file, sequentialIds());
    await store.write({ version: 'v1', bytes: new Uint8Array([1]) });
    await store.write({ version: 'v2', bytes: new Uint8Array([2]) });
    expect(await readdir(join(file, '..'))).toEqual(['index']);
  });

  it('says which file is no index, or cannot be written', async () => {
    const dir = await mkdtemp(join(tmpdir(), 'frontdesk-'));
    const file = join(dir, 'index');
    await writeFile(file, 'v1');
    await expect(fileIndexStore(file, sequentialIds()).read()).rejects.toEqual(
      appError('unavailable', `${file} cannot be read: its first line, the version, has no end`),
    );
    const within = join(file, 'index');
    await expect(
      fileIndexStore(within, sequentialIds()).write({ version: 'v1', bytes: new Uint8Array() }),
    ).rejects.toEqual(appError('unavailable', `${within} cannot be written`));
  });
});
