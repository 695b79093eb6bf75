import type { IndexStore } from '../../core/ports.ts';

const bytesOf = (text: string) => new TextEncoder().encode(text);
const textOf = (bytes: Uint8Array | undefined) => new TextDecoder().decode(bytes);

/** What every index store does. `open` gives two stores over one empty place, as two processes have them. */
export const indexStoreContract = (open: () => Promise<[IndexStore, IndexStore]>): void => {
  const large = `{"text":"${'Ĺive ćhat 🙂 '.repeat(50_000)}"}`;

  it('holds nothing before the first write', async () => {
    const [store] = await open();
    expect(await store.read()).toBeUndefined();
    expect(await store.read('v1')).toBeUndefined();
  });

  it('gives back what was written, to another process too', async () => {
    const [writer, reader] = await open();
    await writer.write({ version: 'v1', bytes: bytesOf(large) });
    for (const store of [writer, reader]) {
      const found = await store.read();
      expect(found?.version).toBe('v1');
      expect(textOf(found?.bytes)).toBe(large);
    }
  });

  it('gives nothing where the version is known, whoever knows it', async () => {
    const [writer, reader] = await open();
    await writer.write({ version: 'v1', bytes: bytesOf('one') });
    expect(await reader.read('v1')).toBeUndefined();
    expect(await reader.read('v1')).toBeUndefined();
    expect(textOf((await reader.read())?.bytes)).toBe('one');
    expect(await reader.read('v1')).toBeUndefined();
  });

  it('gives the new one once it is there, and the old one never again', async () => {
    const [writer, reader] = await open();
    await writer.write({ version: 'v1', bytes: bytesOf('one') });
    expect((await reader.read('v0'))?.version).toBe('v1');
    await writer.write({ version: 'v2', bytes: bytesOf('two') });
    const found = await reader.read('v1');
    expect([found?.version, textOf(found?.bytes)]).toEqual(['v2', 'two']);
    expect(await reader.read('v2')).toBeUndefined();
    const again = await reader.read('v1');
    expect([again?.version, textOf(again?.bytes)]).toEqual(['v2', 'two']);
  });

  it('takes an empty index for what it is', async () => {
    const [writer, reader] = await open();
    await writer.write({ version: 'v1', bytes: new Uint8Array() });
    expect((await reader.read())?.bytes).toHaveLength(0);
  });
};
