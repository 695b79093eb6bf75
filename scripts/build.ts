import { resolve } from 'node:path';
import { AppError } from '../core/errors.ts';
import { buildFunctions } from './build-functions.ts';
import { functionAssets } from './function-assets.ts';
import { loadConfig } from './load-config.ts';

// `npm run build`: what `cdk synth` bundles, and how large it is.
try {
  const path = resolve(process.env.FRONTDESK_CONFIG ?? 'frontdesk.config.ts');
  const config = await loadConfig(path);
  const built = await buildFunctions({ config: path, assets: functionAssets(config) });
  console.table(Object.fromEntries(built.map(({ name, bytes }) => [name, { KB: Math.ceil(bytes / 1024) }])));
} catch (error) {
  if (!(error instanceof AppError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
