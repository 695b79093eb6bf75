import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { type BuildOptions, build, type Plugin } from 'esbuild';
import { articleLanguages } from './build-knowledge.ts';
import { knowledgeEngine } from './bundle/knowledge-engine.ts';
import { knowledgeLanguages } from './bundle/knowledge-languages.ts';
import { languageProfile } from './bundle/language-profile.ts';
import { leftOut } from './bundle/left-out.ts';
import { sdkSchemas } from './bundle/sdk-schemas.ts';
import { loadConfig } from './load-config.ts';

const root = resolve(import.meta.dirname, '..');
const defaultOut = join(root, 'dist/lambda');

/** Where `buildFunctions` puts a function, unless told otherwise. */
export const functionDir = (name: string): string => join(defaultOut, name);

/** Something a function reads at run time that is not code, written beside its bundle. */
export interface Asset {
  function: string;
  run(outDir: string): Promise<void>;
}

export interface BuiltFunction {
  name: string;
  dir: string;
  /** Size of the minified bundle in bytes, source map not counted. */
  bytes: number;
}

/** Functions import `frontdesk.config.ts`; this gives them the configuration they are built for. */
const configuration = (path: string): Plugin => ({
  name: 'configuration',
  setup: ({ onResolve }) => {
    onResolve({ filter: /(^|\/)frontdesk\.config\.ts$/ }, ({ importer }) =>
      importer.startsWith(join(root, 'functions')) ? { path } : undefined,
    );
  },
});

/** How a bundle is made, whatever it holds. CommonJS, because ES modules take half as long again to load in Lambda. */
export const bundling = {
  absWorkingDir: root,
  bundle: true,
  platform: 'node',
  target: 'node24',
  format: 'cjs',
  mainFields: ['module', 'main'],
  minify: true,
  keepNames: false,
  legalComments: 'none',
  // CommonJS knows its place by other names.
  banner: { js: "const __moduleUrl=require('node:url').pathToFileURL(__filename).href;" },
  define: { 'import.meta.dirname': '__dirname', 'import.meta.url': '__moduleUrl' },
  metafile: true,
  logLevel: 'error',
} satisfies BuildOptions;

const functionNames = async (): Promise<string[]> => {
  const entries = await readdir(join(root, 'functions'), { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.name === 'index.ts')
    .map((entry) => entry.parentPath.slice(join(root, 'functions').length + 1))
    .sort();
};

/**
 * Bundles every `functions/<name>/index.ts` into `<outDir>/<name>/index.js`, the AWS SDK included: pinned, and
 * faster to load than the copy in the runtime.
 *
 * `config`: path of the configuration that the functions are built for.
 */
export const buildFunctions = async (options: {
  config: string;
  assets?: Asset[];
  outDir?: string;
}): Promise<BuiltFunction[]> => {
  const outDir = options.outDir ?? defaultOut;
  const path = resolve(options.config);
  const config = await loadConfig(path);
  const languages = await articleLanguages(config);
  const names = await functionNames();
  await rm(outDir, { recursive: true, force: true });
  const { metafile } = await build({
    ...bundling,
    entryPoints: names.map((name) => ({ in: join('functions', name, 'index.ts'), out: join(name, 'index') })),
    outdir: outDir,
    plugins: [
      configuration(path),
      leftOut,
      sdkSchemas,
      languageProfile,
      knowledgeEngine(config.knowledge.engine),
      ...(languages === undefined ? [] : [knowledgeLanguages(languages)]),
    ],
  });
  const bytes = new Map(
    Object.entries(metafile.outputs).map(([file, output]) => [resolve(root, file), output.bytes]),
  );
  const built = names.map((name) => {
    const dir = join(outDir, name);
    return { name, dir, bytes: bytes.get(join(dir, 'index.js')) ?? 0 };
  });
  for (const { dir } of built) await writeFile(join(dir, 'package.json'), '{"type":"commonjs"}\n');
  for (const asset of options.assets ?? []) {
    const dir = join(outDir, asset.function);
    await mkdir(dir, { recursive: true });
    await asset.run(dir);
  }
  return built;
};
