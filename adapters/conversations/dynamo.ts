import {
  BatchGetCommand,
  type DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
  type QueryCommandInput,
  ScanCommand,
  TransactWriteCommand,
} from '@aws-sdk/lib-dynamodb';
import type {
  ConversationId,
  ConversationState,
  Message,
  Owner,
  Ownership,
} from '../../core/conversation/conversation.ts';
import type { Overdue } from '../../core/conversation/turn.ts';
import { AppError } from '../../core/errors.ts';
import type { Clock, ConversationStore } from '../../core/ports.ts';
import { newItem, ownerWrite, turnWrites, type WriteContext } from './dynamo-commit.ts';
import { dynamoEffects } from './dynamo-effects.ts';
import { reading, throughConflicts, transact, written } from './dynamo-errors.ts';
import {
  effectKey,
  effectOf,
  type Item,
  inputItem,
  inputOf,
  isKind,
  lookupKey,
  overdueOf,
  ownerKey,
  partition,
  pendingIndex,
  stateKey,
} from './dynamo-items.ts';
import {
  bySequence,
  byTimeThenId,
  checkConversationId,
  checkInputId,
  checkLookup,
  checkTurn,
  expiryAt,
  longestFirst,
  nobodyYet,
  type StoreOptions,
  seconds,
} from './records.ts';

const stateOf = (item: Item | undefined) => item?.state as ConversationState | undefined;
const messageOf = (item: Item) => item.message as Message;
const ownershipOf = (item: Item | undefined): Ownership =>
  item === undefined ? nobodyYet : { owner: item.owner as Owner, epoch: Number(item.epoch) };

/**
 * Conversations in one DynamoDB table: keys `pk` and `sk` (strings), time to live on `expiresAt`, and a local
 * secondary index `pending` on the number `pendingSince` that projects everything. A local index, because only
 * such a one is read consistently; it limits a conversation to 10 GB.
 */
export const dynamoConversations = (
  client: DynamoDBDocumentClient,
  { table, retentionDays, clock }: StoreOptions & { table: string; clock: Clock },
): ConversationStore => {
  const writing = (): WriteContext => {
    const now = clock.now();
    return { table, now, expiresAt: expiryAt(now, retentionDays) };
  };
  const isLive = (item: Item | undefined): item is Item =>
    item !== undefined && Number(item.expiresAt) > seconds(clock.now());

  const get = async (key: { pk: string; sk: string }): Promise<Item | undefined> => {
    const request = client.send(new GetCommand({ TableName: table, Key: key, ConsistentRead: true }));
    const { Item: item } = await reading(request);
    return isLive(item) ? item : undefined;
  };

  /** Live items, all of them or the first `limit`. */
  const query = async (
    input: Partial<QueryCommandInput>,
    limit = Number.POSITIVE_INFINITY,
  ): Promise<Item[]> => {
    const items: Item[] = [];
    let from: Item | undefined;
    do {
      const command = new QueryCommand({
        TableName: table,
        ConsistentRead: true,
        ...input,
        ...(Number.isFinite(limit) ? { Limit: limit - items.length } : {}),
        ...(from === undefined ? {} : { ExclusiveStartKey: from }),
      });
      const page = await reading(client.send(command));
      items.push(...(page.Items ?? []).filter(isLive));
      from = page.LastEvaluatedKey;
    } while (from !== undefined && items.length < limit);
    return items;
  };

  const inPartition = (pk: string) => ({
    KeyConditionExpression: 'pk = :pk',
    ExpressionAttributeValues: { ':pk': pk } as Record<string, unknown>,
  });

  const newestMessages = async (id: ConversationId, limit: number): Promise<Message[]> => {
    if (limit < 1) return [];
    const newestFirst = await query(
      {
        KeyConditionExpression: 'pk = :pk AND begins_with(sk, :kind)',
        ExpressionAttributeValues: { ':pk': partition(id), ':kind': 'MSG#' },
        ScanIndexForward: false,
      },
      limit,
    );
    return newestFirst.map(messageOf).reverse();
  };

  const stateAndOwner = async (id: ConversationId) => {
    const Keys = [stateKey(id), ownerKey(id)];
    const command = new BatchGetCommand({ RequestItems: { [table]: { Keys, ConsistentRead: true } } });
    const { Responses, UnprocessedKeys } = await reading(client.send(command));
    if (Object.keys(UnprocessedKeys ?? {}).length > 0) {
      throw new AppError('throttled', 'DynamoDB left a read undone; expected capacity for this table', {
        retryAfterMs: 1000,
      });
    }
    const live = (Responses?.[table] ?? []).filter(isLive);
    return {
      state: stateOf(live.find((item) => item.sk === 'STATE')),
      ownership: ownershipOf(live.find((item) => item.sk === 'OWNER')),
    };
  };

  const getOwnership = async (id: ConversationId): Promise<Ownership> => {
    checkConversationId(id);
    return ownershipOf(await get(ownerKey(id)));
  };

  return {
    load: async (id, options) => {
      checkConversationId(id);
      // The owner first: whoever sees a new owner then also sees the input that says so, as both were written at once.
      const head = await stateAndOwner(id);
      const [messages, pending] = await Promise.all([
        newestMessages(id, options.messages),
        query({ ...inPartition(partition(id)), IndexName: pendingIndex }),
      ]);
      return {
        ...head,
        messages,
        unhandled: pending
          .filter((item) => isKind(item, 'IN'))
          .map(inputOf)
          .sort(byTimeThenId),
        undelivered: pending
          .filter((item) => isKind(item, 'OUT'))
          .map(effectOf)
          .sort(bySequence),
      };
    },

    getOwnership,

    recordInput: async (id, input) => {
      checkConversationId(id);
      checkInputId(input.id);
      const context = writing();
      const item = newItem(context, inputItem(id, input, false, context.expiresAt));
      const stored = await throughConflicts(() => written(client.send(new PutCommand(item))));
      return stored === false ? 'known' : 'recorded';
    },

    changeOwner: async (id, { expectedEpoch, to, input }) => {
      checkConversationId(id);
      checkInputId(input.id);
      return throughConflicts(async () => {
        const context = writing();
        const TransactItems = [
          ownerWrite(context, id, expectedEpoch, to),
          { Put: newItem(context, inputItem(id, input, false, context.expiresAt)) },
        ];
        const refusal = await transact(client.send(new TransactWriteCommand({ TransactItems })));
        if (refusal === undefined) return { changed: true, epoch: expectedEpoch + 1 };
        const current = await getOwnership(id);
        if (refusal.conflict && current.epoch === expectedEpoch) return 'conflict';
        return { changed: false, current };
      });
    },

    commit: async (id, turn) => {
      checkTurn(id, turn);
      const TransactItems = turnWrites(writing(), id, turn);
      const refusal = await transact(client.send(new TransactWriteCommand({ TransactItems })));
      if (refusal === undefined) return 'committed';
      return refusal.failed[0] === true ? 'owner_changed' : 'version_changed';
    },

    ...dynamoEffects(client, writing, async ({ conversation, seq }) => {
      checkConversationId(conversation);
      const item = await get(effectKey(conversation, seq));
      return item === undefined ? undefined : effectOf(item);
    }),

    findConversation: async (key) => {
      checkLookup(key);
      const { pk } = lookupKey(key, '');
      if (key.kind !== 'lead')
        return (await get({ pk, sk: 'CONV' }))?.conversation as ConversationId | undefined;
      const [newest] = (await query(inPartition(pk))).sort((a, b) => Number(b.at) - Number(a.at));
      return newest?.conversation as ConversationId | undefined;
    },

    findOverdue: async (before, limit) => {
      const found: Overdue[] = [];
      let from: Item | undefined;
      do {
        const command = new ScanCommand({
          TableName: table,
          IndexName: pendingIndex,
          ProjectionExpression: 'pk, pendingSince',
          FilterExpression: 'pendingSince < :before AND expiresAt > :present',
          ExpressionAttributeValues: { ':before': before, ':present': seconds(clock.now()) },
          ...(from === undefined ? {} : { ExclusiveStartKey: from }),
        });
        const page = await reading(client.send(command));
        found.push(...(page.Items ?? []).map(overdueOf));
        from = page.LastEvaluatedKey;
      } while (from !== undefined && new Set(found.map(({ conversation }) => conversation)).size < limit);
      return longestFirst(found, limit);
    },

    history: async (id) => {
      checkConversationId(id);
      const items = await query(inPartition(partition(id)));
      return {
        state: stateOf(items.find((item) => item.sk === 'STATE')),
        ownership: ownershipOf(items.find((item) => item.sk === 'OWNER')),
        messages: items.filter((item) => isKind(item, 'MSG')).map(messageOf),
        inputs: items
          .filter((item) => isKind(item, 'IN'))
          .map((item) => ({ ...inputOf(item), handled: item.handled === true }))
          .sort(byTimeThenId),
        effects: items.filter((item) => isKind(item, 'OUT')).map(effectOf),
      };
    },
  };
};
