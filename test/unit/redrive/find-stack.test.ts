import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SQSClient } from '@aws-sdk/client-sqs';
import { queueNames } from '../../../core/messages.ts';
import { findStack } from '../../../scripts/redrive/find-stack.ts';
import { appError } from '../../factories/errors.ts';

interface Answers {
  [command: string]: (input: Record<string, unknown>) => unknown;
}

const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };

/** The SDK's own client with the network left out: `answers` stand for what the service would say. */
const answering = <Client extends SQSClient | DynamoDBClient>(client: Client, answers: Answers): Client => {
  const stack = client.middlewareStack as SQSClient['middlewareStack'];
  stack.add(
    (_next, { commandName = '' }) =>
      async ({ input }) => ({
        response: {},
        output: (answers[commandName]?.(input as Record<string, unknown>) ?? {}) as never,
      }),
    { step: 'initialize', priority: 'high' },
  );
  return client;
};

const base = 'https://sqs.eu-central-1.amazonaws.com/123456789012';
const queuesOf = (stack: string) =>
  queueNames.flatMap((name) =>
    ['Queue', 'DeadLetters'].map((part) => {
      const fifo = name === 'timers' ? '' : '.fifo';
      return `${base}/${stack}-${name}${part}0A1B2C3D-q7Yz${stack.length}${fifo}`;
    }),
  );
const tableOf = (stack: string) => `${stack}-ConversationsTable0A1B2C3D-Xyz${stack.length}`;

/** An account with these stacks, by the names that their deployments gave; two names a page. */
const account = (stacks: string[], tags: Record<string, string> = {}) => {
  const urls = stacks.flatMap(queuesOf);
  const tables = stacks.map(tableOf);
  const pageOf = (all: string[], from: unknown) => {
    const start = from === undefined ? 0 : Number(from);
    return {
      page: all.slice(start, start + 2),
      next: start + 2 < all.length ? String(start + 2) : undefined,
    };
  };
  const region = 'eu-central-1';
  const sqs = answering(new SQSClient({ region, credentials }), {
    ListQueuesCommand: ({ QueueNamePrefix, NextToken }) => {
      const named = urls.filter((url) => url.startsWith(`${base}/${QueueNamePrefix}`));
      const { page, next } = pageOf(named, NextToken);
      return { QueueUrls: page, NextToken: next };
    },
    ListQueueTagsCommand: () => ({ Tags: tags }),
  });
  const dynamo = answering(new DynamoDBClient({ region, credentials }), {
    ListTablesCommand: ({ ExclusiveStartTableName }) => {
      const start =
        ExclusiveStartTableName === undefined ? 0 : tables.indexOf(String(ExclusiveStartTableName)) + 1;
      const page = tables.slice(start, start + 1);
      return { TableNames: page, LastEvaluatedTableName: start + 1 < tables.length ? page[0] : undefined };
    },
  });
  return { sqs, dynamo };
};

const namesFound = async (clients: ReturnType<typeof account>, stack: string) => {
  const { urls, table } = await findStack(clients, stack);
  return [...Object.values(urls).flatMap(({ queue, deadLetters }) => [queue, deadLetters]), table];
};

describe('a deployed stack', () => {
  const neighbours = ['Frontdesk', 'FrontdeskTest', 'Frontdesk-Test', 'Test-Frontdesk', 'Frontdesk2'];

  it.each(neighbours)('%s is found among others whose names begin or end alike', async (stack) => {
    expect(await namesFound(account(neighbours), stack)).toEqual([...queuesOf(stack), tableOf(stack)]);
  });

  it.each(neighbours)('%s is not taken for another where it is not there', async (stack) => {
    const others = neighbours.filter((other) => other !== stack);
    await expect(findStack(account(others), stack)).rejects.toEqual(
      appError(
        'not_found',
        `the account has 0 of the queue inboxQueue of a stack "${stack}" in this region; expected one`,
      ),
    );
  });

  describe('whose name was cut', () => {
    const cut = 'FrontdeskForTheWholeCompanyIn';
    const [europe, asia] = [`${cut}Europe`, `${cut}Eurasia`];
    const deployed = `${cut}E`;

    it('is found by what is left of it', async () => {
      expect(await namesFound(account([deployed]), europe)).toEqual([
        ...queuesOf(deployed),
        tableOf(deployed),
      ]);
    });

    it('is not taken for another with the same beginning, which its tag tells', async () => {
      const tags = { 'aws:cloudformation:stack-name': asia };
      expect(await namesFound(account([deployed], tags), asia)).toContain(tableOf(deployed));
      await expect(findStack(account([deployed], tags), europe)).rejects.toEqual(
        appError('not_found', `the queues found are those of a stack "${asia}"; expected "${europe}"`),
      );
    });
  });
});
