import { resolve } from 'node:path';
import { Code } from 'aws-cdk-lib/aws-lambda';
import { AppError } from '../core/errors.ts';
import { frontdeskApp } from '../lib/frontdesk-app.ts';
import packageJson from '../package.json' with { type: 'json' };
import { buildFunctions, functionDir } from '../scripts/build-functions.ts';
import { functionAssets } from '../scripts/function-assets.ts';
import { loadConfig } from '../scripts/load-config.ts';

try {
  const path = resolve(process.env.FRONTDESK_CONFIG ?? 'frontdesk.config.ts');
  const config = await loadConfig(path);
  await buildFunctions({ config: path, assets: functionAssets(config) });
  frontdeskApp({
    config,
    version: packageJson.version,
    codeOf: (name) => Code.fromAsset(functionDir(name)),
  });
} catch (error) {
  if (!(error instanceof AppError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
