import { Duration } from 'aws-cdk-lib';
import { Dashboard, GraphWidget, type IMetric, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import { Operation } from 'aws-cdk-lib/aws-dynamodb';
import { Construct } from 'constructs';
import type { ConversationTable } from './conversation-table.ts';
import type { FrontDoor } from './front-door.ts';
import type { HouseFunction } from './house-function.ts';
import type { WorkQueues } from './work-queues.ts';

const period = Duration.minutes(5);

const graph = (title: string, left: IMetric[], right: IMetric[] = []) =>
  new GraphWidget({
    title,
    left,
    right,
    leftYAxis: { min: 0 },
    rightYAxis: { min: 0 },
    width: 12,
    height: 6,
  });

const doorWidgets = ({ api }: FrontDoor) => [
  graph(
    'HTTP API: requests and errors',
    [api.metricCount({ period, statistic: Stats.SUM })],
    [
      api.metricClientError({ period, statistic: Stats.SUM }),
      api.metricServerError({ period, statistic: Stats.SUM }),
    ],
  ),
  graph('HTTP API: latency', [
    api.metricLatency({ period, statistic: 'p50', label: 'p50' }),
    api.metricLatency({ period, statistic: 'p95', label: 'p95' }),
  ]),
];

const functionWidget = ({ lambda, node }: HouseFunction) =>
  graph(
    `Function ${node.id}`,
    [
      lambda.metricInvocations({ period, statistic: Stats.SUM }),
      lambda.metricErrors({ period, statistic: Stats.SUM }),
      lambda.metricThrottles({ period, statistic: Stats.SUM }),
    ],
    [lambda.metricDuration({ period, statistic: 'p95', label: 'p95 duration' })],
  );

const queueWidgets = (queues: WorkQueues) =>
  Object.entries(queues).map(([name, { queue, deadLetters }]) =>
    graph(
      `Queue ${name}`,
      [
        queue.metricApproximateNumberOfMessagesVisible({
          period,
          statistic: Stats.MAXIMUM,
          label: 'waiting',
        }),
        deadLetters.metricApproximateNumberOfMessagesVisible({
          period,
          statistic: Stats.MAXIMUM,
          label: 'dead letters',
        }),
      ],
      [
        queue.metricApproximateAgeOfOldestMessage({
          period,
          statistic: Stats.MAXIMUM,
          label: 'oldest, seconds',
        }),
      ],
    ),
  );

const tableWidgets = ({ table }: ConversationTable) => [
  graph('Table: capacity used', [
    table.metricConsumedReadCapacityUnits({ period, statistic: Stats.SUM }),
    table.metricConsumedWriteCapacityUnits({ period, statistic: Stats.SUM }),
  ]),
  graph(
    'Table: refused and failed',
    [table.metricUserErrors({ period }), table.metricConditionalCheckFailedRequests({ period })],
    [Operation.GET_ITEM, Operation.QUERY, Operation.TRANSACT_WRITE_ITEMS].map((operation) =>
      table.metricThrottledRequestsForOperation(operation, { period, label: `throttled ${operation}` }),
    ),
  ),
];

export interface ResourceBoardProps {
  door: FrontDoor;
  functions: HouseFunction[];
  queues: WorkQueues;
  table: ConversationTable;
}

/** How the machinery does: the API, each function, each queue with its dead letters, the table. */
export class ResourceBoard extends Construct {
  constructor(scope: Construct, id: string, props: ResourceBoardProps) {
    super(scope, id);
    const board = new Dashboard(this, 'Board', { defaultInterval: Duration.hours(12) });
    board.addWidgets(
      ...doorWidgets(props.door),
      ...queueWidgets(props.queues),
      ...props.functions.map(functionWidget),
      ...tableWidgets(props.table),
    );
  }
}
