import { type DynamoDBClient, ListTablesCommand } from '@aws-sdk/client-dynamodb';
import { ListQueuesCommand, ListQueueTagsCommand, type SQSClient } from '@aws-sdk/client-sqs';
import type { DeadLetterUrls } from '../../adapters/queues/sqs-dead-letters.ts';
import { AppError } from '../../core/errors.ts';
import { type QueueName, queueNames } from '../../core/messages.ts';

export interface FoundStack {
  urls: Record<QueueName, DeadLetterUrls>;
  table: string;
}

/** CloudFormation cuts names that grow too long, the stack's first. */
const kept = 30;

/** What a deployment calls a resource: `<stack>-<its own name><hash>-<random>`. */
const namesOf = (stack: string, resource: string) => {
  const head = stack.length <= kept ? stack : `${stack.slice(0, kept)}[A-Za-z0-9-]*`;
  return new RegExp(`(^|/)${head}-${resource}[0-9A-F]{8}-\\w+(\\.fifo)?$`);
};

const allQueues = async (sqs: SQSClient, prefix: string): Promise<string[]> => {
  const urls: string[] = [];
  let from: string | undefined;
  do {
    const command = new ListQueuesCommand({
      QueueNamePrefix: prefix,
      MaxResults: 1000,
      ...(from === undefined ? {} : { NextToken: from }),
    });
    const page = await sqs.send(command);
    urls.push(...(page.QueueUrls ?? []));
    from = page.NextToken;
  } while (from !== undefined);
  return urls;
};

const allTables = async (dynamo: DynamoDBClient): Promise<string[]> => {
  const names: string[] = [];
  let from: string | undefined;
  do {
    const page = await dynamo.send(
      new ListTablesCommand(from === undefined ? {} : { ExclusiveStartTableName: from }),
    );
    names.push(...(page.TableNames ?? []));
    from = page.LastEvaluatedTableName;
  } while (from !== undefined);
  return names;
};

const theOne = (stack: string, what: string, found: string[]): string => {
  const [only, ...others] = found;
  if (only !== undefined && others.length === 0) return only;
  throw new AppError(
    'not_found',
    `the account has ${found.length} of ${what} of a stack "${stack}" in this region; expected one`,
  );
};

/** Of a name that was cut two stacks may have the same beginning. CloudFormation's tag tells them apart, where it is there. */
const checkStack = async (sqs: SQSClient, stack: string, QueueUrl: string): Promise<void> => {
  if (stack.length <= kept) return;
  const { Tags } = await sqs.send(new ListQueueTagsCommand({ QueueUrl }));
  const tagged = Tags?.['aws:cloudformation:stack-name'] ?? stack;
  if (tagged === stack) return;
  throw new AppError('not_found', `the queues found are those of a stack "${tagged}"; expected "${stack}"`);
};

/** Finds the queues and the table of a deployed stack by the names that its deployment gave them. */
export const findStack = async (
  { sqs, dynamo }: { sqs: SQSClient; dynamo: DynamoDBClient },
  stack: string,
): Promise<FoundStack> => {
  const urls = await allQueues(sqs, stack.slice(0, kept));
  const queueOf = (name: QueueName, part: 'Queue' | 'DeadLetters') => {
    const pattern = namesOf(stack, `${name}${part}`);
    return theOne(
      stack,
      `the queue ${name}${part}`,
      urls.filter((url) => pattern.test(url)),
    );
  };
  await checkStack(sqs, stack, queueOf('inbox', 'Queue'));
  const pattern = namesOf(stack, 'ConversationsTable');
  const tables = (await allTables(dynamo)).filter((name) => pattern.test(name));
  return {
    urls: Object.fromEntries(
      queueNames.map((name) => [
        name,
        { queue: queueOf(name, 'Queue'), deadLetters: queueOf(name, 'DeadLetters') },
      ]),
    ) as Record<QueueName, DeadLetterUrls>,
    table: theOne(stack, 'the conversation table', tables),
  };
};
