import {
  CreateQueueCommand,
  DeleteMessageCommand,
  DeleteQueueCommand,
  GetQueueAttributesCommand,
  ReceiveMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import { sqsQueues, sqsRedelivery } from '../../adapters/queues/sqs.ts';
import { maxReceives, type QueueName, queueMessage, queueNames } from '../../core/messages.ts';
import { type QueueHarness, queuesContract } from '../contract/queues.suite.ts';
import { aws, fresh } from './aws.ts';

const fifoAttributes = {
  FifoQueue: 'true',
  DeduplicationScope: 'messageGroup',
  FifoThroughputLimit: 'perMessageGroupId',
};

describe('queues in SQS', () => {
  const client = new SQSClient(aws);
  const created: string[] = [];
  let opened = 0;

  const create = async (name: string, fifo: boolean, more: Record<string, string>): Promise<string> => {
    const Attributes = fifo ? { ...fifoAttributes, ...more } : more;
    const command = new CreateQueueCommand({ QueueName: fifo ? `${name}.fifo` : name, Attributes });
    const url = (await client.send(command)).QueueUrl ?? '';
    created.push(url);
    return url;
  };

  /** A queue and its dead-letter queue as the stack makes them. */
  const pair = async (queue: QueueName): Promise<{ url: string; deadUrl: string }> => {
    const fifo = queue !== 'timers';
    const name = fresh(`${queue}-${opened}`);
    const deadUrl = await create(`${name}-dead`, fifo, {});
    const ask = new GetQueueAttributesCommand({ QueueUrl: deadUrl, AttributeNames: ['QueueArn'] });
    const deadLetterTargetArn = (await client.send(ask)).Attributes?.QueueArn;
    const RedrivePolicy = JSON.stringify({ deadLetterTargetArn, maxReceiveCount: maxReceives[queue] });
    return { url: await create(name, fifo, { RedrivePolicy }), deadUrl };
  };

  const receive = async (url: string, max: number, visibilitySeconds: number) => {
    const command = new ReceiveMessageCommand({
      QueueUrl: url,
      MaxNumberOfMessages: max,
      VisibilityTimeout: visibilitySeconds,
      WaitTimeSeconds: 0,
      MessageSystemAttributeNames: ['ApproximateReceiveCount', 'MessageGroupId'],
    });
    return ((await client.send(command)).Messages ?? []).map((message) => ({
      receiptHandle: message.ReceiptHandle ?? '',
      message: queueMessage.parse(JSON.parse(message.Body ?? '')),
      attempt: Number(message.Attributes?.ApproximateReceiveCount),
      group: message.Attributes?.MessageGroupId,
    }));
  };

  const open = async (): Promise<QueueHarness> => {
    opened += 1;
    const pairs = new Map<QueueName, { url: string; deadUrl: string }>();
    for (const queue of queueNames) pairs.set(queue, await pair(queue));
    const url = (queue: QueueName) => pairs.get(queue)?.url ?? '';
    const urls = Object.fromEntries(queueNames.map((queue) => [queue, url(queue)])) as Record<
      QueueName,
      string
    >;
    return {
      queues: sqsQueues(client, urls),
      redelivery: (queue) => sqsRedelivery(client, url(queue)),
      receive: (queue, { max, visibilitySeconds }) => receive(url(queue), max, visibilitySeconds),
      remove: async (queue, receiptHandle) => {
        await client.send(new DeleteMessageCommand({ QueueUrl: url(queue), ReceiptHandle: receiptHandle }));
      },
      dead: async (queue) =>
        (await receive(pairs.get(queue)?.deadUrl ?? '', 10, 30)).map(({ message }) => message),
      // The service has a clock of its own.
      pass: (seconds) => new Promise((resolve) => setTimeout(resolve, seconds * 1000)),
    };
  };

  afterAll(async () => {
    for (const QueueUrl of created) await client.send(new DeleteQueueCommand({ QueueUrl }));
    client.destroy();
  });

  queuesContract(open);

  it('say so where the queue does not exist', async () => {
    const urls = { inbox: `${aws.endpoint}/000000000000/none.fifo` };
    const message = { type: 'doorbell', conversation: 'a' } as const;
    await expect(
      sqsQueues(client, urls).send('inbox', message, { group: 'a', dedupe: 'd' }),
    ).rejects.toMatchObject({
      name: 'AppError',
      code: 'refused',
    });
  });
});
