import { Duration } from 'aws-cdk-lib';
import {
  Alarm,
  ComparisonOperator,
  type IMetric,
  Metric,
  Stats,
  TreatMissingData,
} from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Construct } from 'constructs';
import type { MetricName } from '../../core/telemetry.ts';
import { metricsNamespace } from '../../functions/env.ts';
import type { HouseFunction } from './house-function.ts';
import type { WorkQueues } from './work-queues.ts';

export interface AlarmsProps {
  queues: WorkQueues;
  functions: HouseFunction[];
  /** Gets an e-mail at every alarm, once it has confirmed the subscription. */
  email: string | undefined;
}

/** One of the product's own metrics, as functions/telemetry.ts writes it. */
const sumOf = (metricName: MetricName, period: Duration, reason?: string) =>
  new Metric({
    namespace: metricsNamespace,
    metricName,
    dimensionsMap: { service: 'frontdesk', ...(reason === undefined ? {} : { reason }) },
    period,
    statistic: Stats.SUM,
  });

/** What somebody must know at once: dead letters, failing functions, visitors who wait. */
export class Alarms extends Construct {
  private readonly topic: Topic | undefined;

  constructor(scope: Construct, id: string, props: AlarmsProps) {
    super(scope, id);
    if (props.email !== undefined) {
      this.topic = new Topic(this, 'Topic', { displayName: 'Frontdesk alarms', enforceSSL: true });
      this.topic.addSubscription(new EmailSubscription(props.email));
    }
    for (const [name, { deadLetters }] of Object.entries(props.queues)) {
      this.add(`${name}-dead-letters`, {
        metric: deadLetters.metricApproximateNumberOfMessagesVisible({
          period: Duration.minutes(1),
          statistic: Stats.MAXIMUM,
        }),
        threshold: 1,
        says: `A message on ${name} was given up. Its conversation is in front of a person; find out why it failed.`,
      });
    }
    for (const { lambda, node } of props.functions) {
      this.add(`${node.id}-errors`, {
        metric: lambda.metricErrors({ period: Duration.minutes(5), statistic: Stats.SUM }),
        threshold: 1,
        says: `Function ${node.id} crashed or timed out: a bug, since expected failures are handled.`,
      });
    }
    // Of all functions of the account in the region: together they use up what it may run at once.
    this.add('functions-throttled', {
      metric: new Metric({
        namespace: 'AWS/Lambda',
        metricName: 'Throttles',
        period: Duration.minutes(5),
        statistic: Stats.SUM,
      }),
      threshold: 1,
      says: 'Lambda turned calls away: as many functions run as the account may run at once. Webhooks are lost until the next look at changed chats, and presses in Slack fail. Ask AWS for a higher quota (docs/deploy.md).',
    });
    this.add('slack-refusals', {
      metric: sumOf('SlackRefusals', Duration.minutes(5)),
      threshold: 1,
      says: 'Slack refuses the app or a channel (token revoked, channel archived, bot removed …), so cases go out by e-mail. The metric by reason names it; docs/slack.md says what to do.',
    });
    this.add('circuit-opened', {
      metric: sumOf('CircuitOpened', Duration.minutes(5)),
      threshold: 1,
      says: 'The model, LiveAgent or Slack failed again and again and is asked only now and then. The metric by reason names which. Without the model, visitors are handed to people at once.',
    });
    this.add('day-ceiling', {
      metric: sumOf('LimitsReached', Duration.minutes(5), 'day'),
      threshold: 1,
      says: 'What the model may cost in a day (limits.dollarsPerDay) is spent: until midnight UTC every question calls a person. The dashboard tells whether it was a flood or a busy day.',
    });
    this.add('knowledge-failures', {
      metric: sumOf('KnowledgeFailures', Duration.hours(1)),
      threshold: 1,
      says: 'A page or a source of knowledge could not be read or indexed; "npm run knowledge -- sync --function" names it.',
    });
    this.add('overdue', {
      metric: sumOf('OverdueConversations', Duration.minutes(2)),
      threshold: 1,
      // One or two sweeps put right what a crash or a refusing service left behind.
      periods: 5,
      says: 'For ten minutes there were conversations in which something waits that should have been done minutes ago. The log of the sweep function names them; docs/operations.md says what to do.',
    });
    this.add('visitors-wait', {
      metric: props.queues.inbox.queue.metricApproximateAgeOfOldestMessage({
        period: Duration.minutes(1),
        statistic: Stats.MAXIMUM,
      }),
      // Two minutes are past any single turn.
      threshold: 120,
      says: 'The oldest visitor event has waited for two minutes or more.',
    });
  }

  private add(id: string, props: { metric: IMetric; threshold: number; periods?: number; says: string }) {
    const alarm = new Alarm(this, id, {
      metric: props.metric,
      threshold: props.threshold,
      evaluationPeriods: props.periods ?? 1,
      comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      treatMissingData: TreatMissingData.NOT_BREACHING,
      alarmDescription: props.says,
    });
    if (this.topic !== undefined) alarm.addAlarmAction(new SnsAction(this.topic));
  }
}
