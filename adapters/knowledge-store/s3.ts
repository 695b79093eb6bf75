import type { IndexStore, KnowledgeStore } from '../../core/ports.ts';
import { parseSnapshot, snapshotJson } from './snapshot-json.ts';

/** The snapshot as the one object that `object` stands for; `name` says in errors where that is. */
export const s3KnowledgeStore = (object: IndexStore, name: string): KnowledgeStore => ({
  load: async () => {
    const found = await object.read();
    return found === undefined ? undefined : parseSnapshot(Buffer.from(found.bytes).toString('utf8'), name);
  },
  save: (snapshot) => object.write({ version: snapshot.version, bytes: Buffer.from(snapshotJson(snapshot)) }),
});
