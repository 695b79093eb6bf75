import { guardedPageReader } from '../../adapters/page-reader/guarded.ts';
import { readPageEnv } from '../env.ts';
import { lambdaTelemetry } from '../telemetry.ts';
import { makeHandler } from './handler.ts';

const env = readPageEnv.parse(process.env);

export const handler = makeHandler({
  reader: guardedPageReader({ timeoutMs: 8_000, maxBytes: 2_000_000 }),
  telemetry: lambdaTelemetry('read-page', env.LOG_LEVEL),
});
