import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SQSClient } from '@aws-sdk/client-sqs';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { dynamoConversations } from '../../adapters/conversations/dynamo.ts';
import { sqliteConversations } from '../../adapters/conversations/sqlite.ts';
import { sqliteDeadLetters } from '../../adapters/queues/sqlite-dead-letters.ts';
import { sqsDeadLetters } from '../../adapters/queues/sqs-dead-letters.ts';
import type { FrontdeskConfig } from '../../core/config.ts';
import { AppError } from '../../core/errors.ts';
import type { Clock } from '../../core/ports.ts';
import { findStack } from './find-stack.ts';
import type { Place } from './options.ts';
import type { RedriveDeps } from './run-command.ts';

export type OpenPlace = Pick<RedriveDeps, 'deadLetters' | 'store'> & { close(): Promise<void> };

const openLocal = (config: FrontdeskConfig, dir: string, clock: Clock): OpenPlace => {
  const file = join(dir, 'frontdesk.db');
  if (!existsSync(file)) {
    throw new AppError(
      'not_found',
      `there is no ${file}; expected the data of a local run ("npm start"), or --aws for a deployed stack`,
    );
  }
  const database = new DatabaseSync(file, { timeout: 5_000 });
  const deadLetters = sqliteDeadLetters(database, { clock });
  return {
    deadLetters,
    store: sqliteConversations(database, { retentionDays: config.retention.days, clock }),
    close: async () => {
      await deadLetters.close();
      database.close();
    },
  };
};

const openStack = async (
  config: FrontdeskConfig,
  place: Extract<Place, { kind: 'aws' }>,
  clock: Clock,
): Promise<OpenPlace> => {
  const options = {
    region: place.region ?? config.model.region,
    ...(place.profile === undefined ? {} : { profile: place.profile }),
  };
  const sqs = new SQSClient(options);
  const dynamo = new DynamoDBClient(options);
  const found = await findStack({ sqs, dynamo }, place.stack ?? config.deployment.stackName);
  const deadLetters = sqsDeadLetters(sqs, found.urls);
  return {
    deadLetters,
    store: dynamoConversations(DynamoDBDocumentClient.from(dynamo), {
      table: found.table,
      retentionDays: config.retention.days,
      clock,
    }),
    close: async () => {
      await deadLetters.close();
      sqs.destroy();
      dynamo.destroy();
    },
  };
};

/** Opens the dead letters and the store behind them. AppError says what stood in the way. */
export const openPlace = async (
  config: FrontdeskConfig,
  place: Place,
  { dir, clock }: { dir: string; clock: Clock },
): Promise<OpenPlace> =>
  place.kind === 'local' ? openLocal(config, dir, clock) : openStack(config, place, clock);
