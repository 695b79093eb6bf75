import { existsSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { type FrontdeskConfig, parseConfig } from '../core/config.ts';
import { AppError } from '../core/errors.ts';

/** Reads and checks the configuration at `path`. AppError invalid says what is wrong with it. */
export const loadConfig = async (path: string): Promise<FrontdeskConfig> => {
  if (!existsSync(path)) {
    throw new AppError('invalid', `FRONTDESK_CONFIG names ${path}, which does not exist; expected a file`);
  }
  const { default: config } = await import(pathToFileURL(path).href);
  return parseConfig(config);
};
