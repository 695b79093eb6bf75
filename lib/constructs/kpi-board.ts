import { Duration } from 'aws-cdk-lib';
import {
  Dashboard,
  GraphWidget,
  type IMetric,
  MathExpression,
  Metric,
  SingleValueWidget,
  Stats,
} from 'aws-cdk-lib/aws-cloudwatch';
import { Construct } from 'constructs';
import { metricsNamespace } from '../../functions/env.ts';

/** As functions/telemetry.ts writes them. */
const namespace = metricsNamespace;
const dimensionsMap = { service: 'frontdesk' };

const count = (metricName: string, period = Duration.hours(1)) =>
  new Metric({ namespace, metricName, dimensionsMap, statistic: Stats.SUM, period, label: metricName });

const duration = (metricName: string, statistic: string) =>
  new Metric({
    namespace,
    metricName,
    dimensionsMap,
    statistic,
    period: Duration.hours(1),
    label: `${metricName} ${statistic}`,
  });

/** One line for each reason there has been; reasons are not known here. */
const byReason = (metricName: string) =>
  new MathExpression({
    expression: `SEARCH('{${namespace},reason,service} MetricName="${metricName}"', 'Sum', 3600)`,
    label: '',
    period: Duration.hours(1),
  });

const share = (part: string, whole: string[], label: string) =>
  new MathExpression({
    expression: `100 * part / (part + ${whole.map((_, i) => `w${i}`).join(' + ')})`,
    usingMetrics: {
      part: count(part),
      ...Object.fromEntries(whole.map((name, i) => [`w${i}`, count(name)])),
    },
    label,
    period: Duration.hours(1),
  });

const graph = (title: string, left: IMetric[], label: string) =>
  new GraphWidget({ title, left, leftYAxis: { label, min: 0, showUnits: false }, width: 12, height: 6 });

const percentiles = ['p50', 'p95'];

/** How the desk does: conversations, answers, escalations, leads, waiting and what the model costs. */
export class KpiBoard extends Construct {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    const today = Duration.days(1);
    new Dashboard(this, 'Board', {
      defaultInterval: Duration.days(7),
      widgets: [
        [
          new SingleValueWidget({
            title: 'Today',
            metrics: ['ConversationsOpened', 'AnswersSent', 'Escalations', 'Claims', 'LeadsSent'].map(
              (name) => count(name, today),
            ),
            width: 24,
            height: 3,
          }),
        ],
        [
          graph(
            'Conversations',
            ['ConversationsOpened', 'AnswersSent'].map((n) => count(n)),
            'an hour',
          ),
          graph(
            'People',
            ['Escalations', 'Claims', 'HandBacks', 'UnclaimedSteps', 'WaitsAbandoned'].map((n) => count(n)),
            'an hour',
          ),
        ],
        [
          graph(
            'Time to claim, and waits that nobody ended',
            ['TimeToClaim', 'AbandonedWait'].flatMap((name) => percentiles.map((p) => duration(name, p))),
            'ms',
          ),
          graph(
            'Time to decide and deliver',
            ['TurnDuration', 'ModelDuration', 'DeliveryDuration'].flatMap((name) =>
              percentiles.map((p) => duration(name, p)),
            ),
            'ms',
          ),
        ],
        [
          graph('Escalations by reason', [byReason('Escalations')], 'an hour'),
          graph('Answers kept back by the output check', [byReason('AnswersRefused')], 'an hour'),
        ],
        [graph('Held back by limits', [count('LimitsReached'), byReason('LimitsReached')], 'an hour')],
        [
          graph('Refused by Slack', [count('SlackRefusals'), byReason('SlackRefusals')], 'an hour'),
          graph(
            'Not asked because it was down',
            [count('CircuitOpened'), byReason('CircuitOpened')],
            'an hour',
          ),
        ],
        [
          graph('Leads', [count('LeadsSent'), count('LeadsUpdated')], 'an hour'),
          graph(
            'What did not work',
            [
              'ModelFailures',
              'DeliveriesFailed',
              'AnswersDropped',
              'AnswersRefused',
              'OverdueConversations',
              'MissedChats',
            ].map((n) => count(n)),
            'an hour',
          ),
        ],
        [
          graph('Model calls', [count('ModelCalls')], 'an hour'),
          graph(
            'Tokens',
            ['InputTokens', 'OutputTokens', 'CacheReadTokens', 'CacheWriteTokens'].map((n) => count(n)),
            'an hour',
          ),
        ],
        [
          graph('Estimated cost of the model', [count('EstimatedCost', today)], 'US dollars a day'),
          graph(
            'Input read from the prompt cache',
            [share('CacheReadTokens', ['InputTokens', 'CacheWriteTokens'], 'percent')],
            '%',
          ),
        ],
        [
          graph('Knowledge', [count('KnowledgeArticles', today), count('KnowledgeFailures', today)], 'a day'),
          graph('Translations', [count('Translations'), byReason('Translations')], 'an hour'),
        ],
      ],
    });
  }
}
