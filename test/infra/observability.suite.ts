import type { DurationName, MetricName } from '../../core/telemetry.ts';
import { rendered, synth } from './synth.ts';

const queues = ['inbox', 'replies', 'escalations', 'leads', 'timers'];
const functions = [
  'receive',
  'slack',
  'transcript',
  'files',
  'health',
  'readpage',
  'converse',
  'reply',
  'escalate',
  'notifylead',
  'ring',
  'sweep',
  'syncknowledge',
];
/** Every one of them, which the type sees to. */
const metrics = Object.keys({
  ConversationsOpened: true,
  AnswersSent: true,
  Escalations: true,
  Claims: true,
  HandBacks: true,
  LeadsSent: true,
  LeadsUpdated: true,
  ModelCalls: true,
  ModelFailures: true,
  Translations: true,
  InputTokens: true,
  OutputTokens: true,
  CacheReadTokens: true,
  CacheWriteTokens: true,
  EstimatedCost: true,
  AnswersRefused: true,
  KnowledgeArticles: true,
  KnowledgeFailures: true,
  UnclaimedSteps: true,
  WaitsAbandoned: true,
  SlackRefusals: true,
  LimitsReached: true,
  CircuitOpened: true,
  OverdueConversations: true,
  MissedChats: true,
  AnswersDropped: true,
  DeliveriesFailed: true,
  TurnDuration: true,
  ModelDuration: true,
  TimeToClaim: true,
  AbandonedWait: true,
  DeliveryDuration: true,
} satisfies Record<MetricName | DurationName, true>);

const template = synth({ alarmEmail: 'ops@example.com' });
const silent = synth({ dashboards: false });

describe('alarms', () => {
  const alarms = rendered(template, 'AWS::CloudWatch::Alarm');
  const common = {
    ComparisonOperator: 'GreaterThanOrEqualToThreshold',
    EvaluationPeriods: 1,
    TreatMissingData: 'notBreaching',
    AlarmDescription: expect.stringMatching(/\w/),
    AlarmActions: ['AlarmsTopic'],
  };

  it.each(queues)('one dead letter of %s raises one within a minute', (name) => {
    expect(alarms[`Alarms${name}deadletters`]).toEqual({
      ...common,
      Namespace: 'AWS/SQS',
      MetricName: 'ApproximateNumberOfMessagesVisible',
      Dimensions: [{ Name: 'QueueName', Value: `${name}DeadLetters.QueueName` }],
      Period: 60,
      Statistic: 'Maximum',
      Threshold: 1,
    });
  });

  it.each(functions)('one crash of %s raises one', (name) => {
    expect(alarms[`Alarms${name}errors`]).toEqual({
      ...common,
      Namespace: 'AWS/Lambda',
      MetricName: 'Errors',
      Dimensions: [{ Name: 'FunctionName', Value: `${name}Function` }],
      Period: 300,
      Statistic: 'Sum',
      Threshold: 1,
    });
  });

  it('visitors who wait raise one', () => {
    expect(alarms.Alarmsvisitorswait).toEqual({
      ...common,
      Namespace: 'AWS/SQS',
      MetricName: 'ApproximateAgeOfOldestMessage',
      Dimensions: [{ Name: 'QueueName', Value: 'inboxQueue.QueueName' }],
      Period: 60,
      Statistic: 'Maximum',
      Threshold: 120,
    });
    expect(Object.keys(alarms)).toHaveLength(queues.length + functions.length + 7);
  });

  it('what is overdue for ten minutes raises one', () => {
    expect(alarms.Alarmsoverdue).toEqual({
      ...common,
      EvaluationPeriods: 5,
      Namespace: 'Frontdesk',
      MetricName: 'OverdueConversations',
      Dimensions: [{ Name: 'service', Value: 'frontdesk' }],
      Period: 120,
      Statistic: 'Sum',
      Threshold: 1,
    });
  });

  it('a call that Lambda turned away raises one, whatever its function', () => {
    expect(alarms.Alarmsfunctionsthrottled).toEqual({
      ...common,
      Namespace: 'AWS/Lambda',
      MetricName: 'Throttles',
      Period: 300,
      Statistic: 'Sum',
      Threshold: 1,
    });
  });

  it('one refusal of Slack raises one, whatever its reason', () => {
    expect(alarms.Alarmsslackrefusals).toEqual({
      ...common,
      Namespace: 'Frontdesk',
      MetricName: 'SlackRefusals',
      Dimensions: [{ Name: 'service', Value: 'frontdesk' }],
      Period: 300,
      Statistic: 'Sum',
      Threshold: 1,
    });
  });

  it('a circuit that opens raises one, whichever it is', () => {
    expect(alarms.Alarmscircuitopened).toEqual({
      ...common,
      Namespace: 'Frontdesk',
      MetricName: 'CircuitOpened',
      Dimensions: [{ Name: 'service', Value: 'frontdesk' }],
      Period: 300,
      Statistic: 'Sum',
      Threshold: 1,
    });
  });

  it('a day that has cost as much as it may raises one, and no other limit does', () => {
    expect(alarms.Alarmsdayceiling).toEqual({
      ...common,
      Namespace: 'Frontdesk',
      MetricName: 'LimitsReached',
      Dimensions: [
        { Name: 'reason', Value: 'day' },
        { Name: 'service', Value: 'frontdesk' },
      ],
      Period: 300,
      Statistic: 'Sum',
      Threshold: 1,
    });
  });

  it('a page of knowledge that failed raises one', () => {
    expect(alarms.Alarmsknowledgefailures).toEqual({
      ...common,
      Namespace: 'Frontdesk',
      MetricName: 'KnowledgeFailures',
      Dimensions: [{ Name: 'service', Value: 'frontdesk' }],
      Period: 3600,
      Statistic: 'Sum',
      Threshold: 1,
    });
  });

  it('reach the configured address', () => {
    expect(rendered(template, 'AWS::SNS::Subscription')).toEqual({
      AlarmsTopicopsexamplecom: {
        Protocol: 'email',
        Endpoint: 'ops@example.com',
        TopicArn: 'AlarmsTopic',
      },
    });
  });

  it('exist without an address too, and then tell nobody', () => {
    silent.resourceCountIs('AWS::SNS::Topic', 0);
    const quiet = Object.values(rendered(silent, 'AWS::CloudWatch::Alarm'));
    expect(quiet).toHaveLength(Object.keys(alarms).length);
    expect(quiet.filter((alarm) => 'AlarmActions' in alarm)).toEqual([]);
  });
});

describe('dashboards', () => {
  const boards = rendered(template, 'AWS::CloudWatch::Dashboard');

  it('show every metric of the desk, under the dimension it is written with', () => {
    const body = String(boards.KpisBoard?.DashboardBody);
    const shown = [...body.matchAll(/\["Frontdesk","(\w+)","service","frontdesk"/g)].map(([, name]) => name);
    expect([...new Set(shown)].sort()).toEqual([...metrics].sort());
  });

  it('show every function, queue and the table', () => {
    const body = String(boards.ResourcesBoard?.DashboardBody);
    const missing = [
      ...functions.map((name) => `${name}Function`),
      ...queues.flatMap((name) => [`${name}Queue.QueueName`, `${name}DeadLetters.QueueName`]),
      'ConversationsTable',
      'DoorApi',
    ].filter((name) => !body.includes(`"${name}"`));
    expect(missing).toEqual([]);
  });

  it('are left out where the configuration says so', () => {
    silent.resourceCountIs('AWS::CloudWatch::Dashboard', 0);
  });
});
