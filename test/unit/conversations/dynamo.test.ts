import {
  DynamoDBClient,
  InternalServerError,
  ProvisionedThroughputExceededException,
  TransactionCanceledException,
  TransactionConflictException,
} from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { dynamoConversations } from '../../../adapters/conversations/dynamo.ts';
import { fixedClock } from '../../factories/clock.ts';
import { anInput, anna, aTurn, ownedBy } from '../../factories/conversation.ts';
import { appError } from '../../factories/errors.ts';

const metadata = { $metadata: {}, message: 'no' };
const cancelled = (...codes: string[]) =>
  new TransactionCanceledException({ ...metadata, CancellationReasons: codes.map((Code) => ({ Code })) });
const coded = (code: string) => Object.assign(new Error('socket'), { code });
const id = 'liveagent:a';

/** A store whose requests end one after the other as told: an error is thrown, anything else returned. */
const answering = (...answers: unknown[]) => {
  const client = DynamoDBDocumentClient.from(
    new DynamoDBClient({ region: 'eu-central-1', credentials: { accessKeyId: 'a', secretAccessKey: 'b' } }),
  );
  const sent: string[] = [];
  client.middlewareStack.add(
    (_next, context) => async () => {
      sent.push(String(context.commandName));
      const answer = answers[Math.min(sent.length, answers.length) - 1];
      if (answer instanceof Error) throw answer;
      return { output: { $metadata: {}, ...(answer as object) }, response: undefined };
    },
    { step: 'initialize', priority: 'high' },
  );
  return { sent, store: dynamoConversations(client, { table: 't', retentionDays: 1, clock: fixedClock() }) };
};

describe('a refused DynamoDB transaction', () => {
  it.each([
    ['owner_changed', ['ConditionalCheckFailed', 'None']],
    ['owner_changed', ['ConditionalCheckFailed', 'ConditionalCheckFailed']],
    ['owner_changed', ['ConditionalCheckFailed', 'ThrottlingError']],
    ['version_changed', ['None', 'ConditionalCheckFailed']],
    ['version_changed', ['TransactionConflict', 'None']],
  ])('is told as %s for %j', async (result, codes) => {
    expect(await answering(cancelled(...codes)).store.commit(id, aTurn())).toBe(result);
  });

  it('is told as throttled where capacity lacked', async () => {
    const { store } = answering(cancelled('None', 'ThrottlingError'));
    await expect(store.commit(id, aTurn())).rejects.toMatchObject({ code: 'throttled', retryAfterMs: 1000 });
  });

  it('is told as refused for any other reason', async () => {
    await expect(answering(cancelled('None', 'ValidationError')).store.commit(id, aTurn())).rejects.toEqual(
      appError('refused', 'DynamoDB refused the transaction (ValidationError)'),
    );
  });
});

describe('a claim that meets another transaction', () => {
  const claim = { expectedEpoch: 0, to: ownedBy(anna), input: anInput({ kind: 'claimed' }) };
  const conflict = cancelled('TransactionConflict', 'None');

  it('is tried again while the owner is still the one expected', async () => {
    const { sent, store } = answering(conflict, {}, {});
    expect(await store.changeOwner(id, claim)).toEqual({ changed: true, epoch: 1 });
    expect(sent).toEqual(['TransactWriteItemsCommand', 'GetItemCommand', 'TransactWriteItemsCommand']);
  });

  it('is lost once the owner is another', async () => {
    const Item = { owner: ownedBy(anna), epoch: 1, expiresAt: 9_999_999_999 };
    const { store } = answering(conflict, { Item });
    const current = { owner: ownedBy(anna), epoch: 1 };
    expect(await store.changeOwner(id, claim)).toEqual({ changed: false, current });
  });

  it('is throttled where the other never ends', async () => {
    const answers = Array.from({ length: 6 }, () => [conflict, {}]).flat();
    const { sent, store } = answering(...answers);
    await expect(store.changeOwner(id, claim)).rejects.toMatchObject({ name: 'AppError', code: 'throttled' });
    expect(sent).toHaveLength(12);
  });
});

describe('a write that meets a transaction', () => {
  it('is tried again', async () => {
    const { sent, store } = answering(new TransactionConflictException(metadata), {});
    expect(await store.recordInput(id, anInput())).toBe('recorded');
    expect(sent).toEqual(['PutItemCommand', 'PutItemCommand']);
  });
});

describe('a failing DynamoDB', () => {
  const failures: [string, string, Error][] = [
    ['throttled', 'throttled', new ProvisionedThroughputExceededException(metadata)],
    ['unavailable', 'unavailable', coded('ECONNREFUSED')],
    ['unavailable', 'ambiguous', coded('ECONNRESET')],
    ['unavailable', 'ambiguous', Object.assign(new Error('slow'), { name: 'TimeoutError' })],
    ['unavailable', 'ambiguous', new InternalServerError(metadata)],
  ];
  it.each(failures)('is %s to a reader and %s to a writer (%#)', async (reading, writing, error) => {
    await expect(answering(error).store.getOwnership(id)).rejects.toMatchObject({
      name: 'AppError',
      code: reading,
    });
    const write = answering(error).store.recordInput(id, anInput());
    await expect(write).rejects.toMatchObject({ name: 'AppError', code: writing, cause: error });
  });

  it('hides no bug of ours', async () => {
    const bug = new TypeError('undefined is not a function');
    await expect(answering(bug).store.getOwnership(id)).rejects.toBe(bug);
  });

  it('is throttled where it leaves half of a batch unread', async () => {
    const { store } = answering({ Responses: {}, UnprocessedKeys: { t: { Keys: [{}] } } });
    await expect(store.load(id, { messages: 0 })).rejects.toMatchObject({
      name: 'AppError',
      code: 'throttled',
    });
  });
});
