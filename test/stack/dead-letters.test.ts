import { CreateTableCommand, DeleteTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import {
  CreateQueueCommand,
  DeleteQueueCommand,
  ReceiveMessageCommand,
  SendMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import { sqsDeadLetters } from '../../adapters/queues/sqs-dead-letters.ts';
import { type QueueName, queueNames } from '../../core/messages.ts';
import { findStack } from '../../scripts/redrive/find-stack.ts';
import { type DeadLettersHarness, deadLettersContract } from '../contract/dead-letters.suite.ts';
import { aws, conversationTable } from './aws.ts';

describe('dead letters in SQS', () => {
  const sqs = new SQSClient(aws);
  const dynamo = new DynamoDBClient(aws);
  const queues: string[] = [];
  const tables: string[] = [];
  let made = 0;

  const createQueue = async (name: string, fifo: boolean) => {
    const QueueName = fifo ? `${name}.fifo` : name;
    const Attributes = fifo
      ? { FifoQueue: 'true', DeduplicationScope: 'messageGroup', FifoThroughputLimit: 'perMessageGroupId' }
      : {};
    const { QueueUrl = '' } = await sqs.send(new CreateQueueCommand({ QueueName, Attributes }));
    queues.push(QueueUrl);
  };

  /** Queues and a table under the names that a deployment gives them. */
  const makeStack = async (): Promise<string> => {
    made += 1;
    const stack = `Desk${process.pid}n${made}`;
    for (const name of queueNames) {
      await createQueue(`${stack}-${name}Queue0A1B2C3D-Xyz1`, name !== 'timers');
      await createQueue(`${stack}-${name}DeadLetters0A1B2C3D-Xyz2`, name !== 'timers');
    }
    const table = `${stack}-ConversationsTable0A1B2C3D-Xyz3`;
    await dynamo.send(new CreateTableCommand(conversationTable(table)));
    tables.push(table);
    return stack;
  };

  afterAll(async () => {
    for (const QueueUrl of queues) await sqs.send(new DeleteQueueCommand({ QueueUrl }));
    for (const TableName of tables) await dynamo.send(new DeleteTableCommand({ TableName }));
    sqs.destroy();
    dynamo.destroy();
  });

  deadLettersContract(async (): Promise<DeadLettersHarness> => {
    const { urls } = await findStack({ sqs, dynamo }, await makeStack());
    let sent = 0;
    const fifo = (queue: QueueName, group: string) => {
      sent += 1;
      return queue === 'timers' ? {} : { MessageGroupId: group, MessageDeduplicationId: `m${sent}` };
    };
    return {
      open: async () => sqsDeadLetters(sqs, urls),
      bury: async (queue, body, group) => {
        const QueueUrl = urls[queue].deadLetters;
        await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: body, ...fifo(queue, group) }));
      },
      delivered: async (queue) => {
        const command = new ReceiveMessageCommand({
          QueueUrl: urls[queue].queue,
          MaxNumberOfMessages: 10,
          MessageSystemAttributeNames: ['All'],
        });
        return ((await sqs.send(command)).Messages ?? []).map(({ Body = '', Attributes = {} }) => ({
          body: Body,
          group: Attributes.MessageGroupId,
          attempt: Number(Attributes.ApproximateReceiveCount),
        }));
      },
    };
  });

  it('are found for their own stack alone', async () => {
    const stack = await makeStack();
    const found = await findStack({ sqs, dynamo }, stack);
    expect([found.table, found.urls.timers.queue.split('/').at(-1)]).toEqual([
      `${stack}-ConversationsTable0A1B2C3D-Xyz3`,
      `${stack}-timersQueue0A1B2C3D-Xyz1`,
    ]);
    await expect(findStack({ sqs, dynamo }, stack.slice(0, -1))).rejects.toMatchObject({
      name: 'AppError',
      code: 'not_found',
      message: `the account has 0 of the queue inboxQueue of a stack "${stack.slice(0, -1)}" in this region; expected one`,
    });
  });

  it('sent back once more after a crash are taken once', async () => {
    const { urls } = await findStack({ sqs, dynamo }, await makeStack());
    const body = '{"type":"doorbell","conversation":"liveagent:a"}';
    const QueueUrl = urls.inbox.deadLetters;
    const fifo = { MessageGroupId: 'liveagent:a', MessageDeduplicationId: 'm' };
    await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: body, ...fifo }));
    const crashing = new SQSClient(aws);
    crashing.middlewareStack.add(
      (next, { commandName }) =>
        (args) =>
          commandName === 'DeleteMessageCommand' ? Promise.reject(new Error('gone')) : next(args),
      { step: 'initialize' },
    );
    const first = sqsDeadLetters(crashing, urls);
    await expect(first.list().then((letters) => first.redrive(letters))).rejects.toThrow('gone');
    await first.close();
    const second = sqsDeadLetters(sqs, urls);
    await second.redrive(await second.list());
    await second.close();
    const command = new ReceiveMessageCommand({ QueueUrl: urls.inbox.queue, MaxNumberOfMessages: 10 });
    expect((await sqs.send(command)).Messages?.map(({ Body }) => Body)).toEqual([body]);
    crashing.destroy();
  });
});
