import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomIds } from '../../adapters/ids/random-ids.ts';
import { fileKnowledgeStore } from '../../adapters/knowledge-store/file.ts';
import { appError } from '../factories/errors.ts';
import { knowledgeStoreContract } from './knowledge-store.suite.ts';

describe('knowledge store in a folder', () => {
  let root = '';
  let opened = 0;
  beforeAll(async () => {
    root = await mkdtemp(join(tmpdir(), 'frontdesk-knowledge-'));
  });
  afterAll(() => rm(root, { recursive: true }));
  const newDir = () => {
    opened += 1;
    return join(root, String(opened), 'knowledge');
  };

  knowledgeStoreContract(async () => {
    const dir = newDir();
    return [fileKnowledgeStore(dir, randomIds), fileKnowledgeStore(dir, randomIds)];
  });

  it('leaves no draft beside the snapshot', async () => {
    const dir = newDir();
    await fileKnowledgeStore(dir, randomIds).save({ version: 'v', syncedAt: 0, pages: [] });
    expect(await readdir(dir)).toEqual(['snapshot.json']);
  });

  it.each([
    ['cut off', '{"format":1,"version":"v"'],
    ['of another format', '{"format":2,"version":"v","syncedAt":0,"pages":[]}'],
    ['without pages', '{"format":1,"version":"v","syncedAt":0}'],
  ])('names a file that is %s', async (_how, text) => {
    const dir = newDir();
    const store = fileKnowledgeStore(dir, randomIds);
    await store.save({ version: 'v', syncedAt: 0, pages: [] });
    await writeFile(join(dir, 'snapshot.json'), text);
    await expect(store.load()).rejects.toEqual(
      appError(
        'invalid',
        `${join(dir, 'snapshot.json')} is no knowledge snapshot of format 1; without it the next synchronisation reads everything anew`,
      ),
    );
  });

  it('says where it cannot write', async () => {
    const dir = newDir();
    await writeFile(join(root, String(opened)), 'a file where a folder should be');
    await expect(
      fileKnowledgeStore(dir, randomIds).save({ version: 'v', syncedAt: 0, pages: [] }),
    ).rejects.toEqual(appError('unavailable', `${join(dir, 'snapshot.json')} cannot be written`));
  });
});
