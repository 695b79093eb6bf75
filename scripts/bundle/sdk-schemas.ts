import { readFile } from 'node:fs/promises';
import type { Plugin } from 'esbuild';

/**
 * The SDK names the keys in its schemas by constants (`[_h]: …`). To esbuild such a key may have a side effect, so all
 * operations of a service stay in. With the text in place of the constant the unused ones go.
 */
export const sdkSchemas: Plugin = {
  name: 'sdk-schemas',
  setup: ({ onLoad }) => {
    onLoad({ filter: /@aws-sdk[\\/].*[\\/]schemas_\d+\.js$/ }, async ({ path }) => {
      const source = await readFile(path, 'utf8');
      const constants = source.matchAll(/^const (_\w+) = ("[^"\\]*");$/gm);
      const texts = new Map([...constants].map(([, name, text]) => [name, text]));
      return {
        contents: source.replace(/\[(_\w+)\]:/g, (key, name: string) =>
          texts.has(name) ? `${texts.get(name)}:` : key,
        ),
      };
    });
  },
};
