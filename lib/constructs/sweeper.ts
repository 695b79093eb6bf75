import { Duration } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { EnvironmentOf, sweepEnv } from '../../functions/env.ts';
import type { House } from './house.ts';
import type { HouseFunction } from './house-function.ts';
import { arnOf, grantSecret } from './house-secrets.ts';
import { Schedule } from './schedule.ts';

/** The function that looks for what nobody comes back to, once a minute. */
export const addSweep = (scope: Construct, house: House): HouseFunction => {
  const { addFunction, config, queues, secrets, table } = house;
  const sweep = addFunction('sweep', {
    description: 'Rings for what has waited too long, and for chats whose webhook was lost',
    // A hundred sends and a list of LiveAgent's; after an outage some thousand items are read first.
    timeout: Duration.seconds(50),
    memory: 256,
    environment: {
      LOG_LEVEL: 'INFO',
      TABLE_NAME: table.name,
      LIVEAGENT_URL: config.liveagent.url,
      LIVEAGENT_KEYS_SECRET: arnOf(secrets.liveAgentKeys),
      INBOX_QUEUE_URL: queues.inbox.url,
    } satisfies EnvironmentOf<typeof sweepEnv>,
  });
  table.grantLoad(sweep);
  table.grantFindOverdue(sweep);
  table.grantBookmarks(sweep, ['help_desk_changes', 'help_desk_changes_left', 'help_desk_first_look']);
  table.grantLimit(sweep, 'liveagent:v3');
  queues.inbox.grantSend(sweep);
  grantSecret(secrets.liveAgentKeys, sweep);
  new Schedule(scope, 'SweepSchedule', { target: sweep, every: Duration.minutes(1) });
  return sweep;
};
