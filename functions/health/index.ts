import { healthEnv } from '../env.ts';
import { http } from '../http.ts';
import { lambdaTelemetry } from '../telemetry.ts';
import { makeHandler } from './handler.ts';

const env = healthEnv.parse(process.env);

export const handler = http(lambdaTelemetry('health', env.LOG_LEVEL), makeHandler({ version: env.VERSION }));
