import { createHash } from 'node:crypto';
import { type Order, ordersIn } from './attacker/orders.ts';
import { obeyingTranslations } from './attacker/translate.ts';
import type { ConverseModel, ConverseWireRequest, ConverseWireResponse, WireBlock } from './wire.ts';

type Content = ConverseWireResponse['output']['message']['content'];

const textOf = (block: WireBlock): string[] => {
  if ('text' in block) return [block.text];
  if (!('toolResult' in block)) return [];
  return block.toolResult.content.map((part) => ('text' in part ? part.text : JSON.stringify(part.json)));
};

/** Every text that somebody else wrote: visitors, teammates, passages, pages, tool results. */
const readAll = ({ messages }: ConverseWireRequest): string =>
  messages
    .filter(({ role }) => role === 'user')
    .flatMap(({ content }) => content.flatMap(textOf))
    .join('\n');

const systemOf = ({ system = [] }: ConverseWireRequest): string =>
  system.flatMap((block) => ('text' in block ? [block.text] : [])).join('\n');

/** The same order has the same id, so that what was obeyed in this turn is known from the history alone. */
const idOf = (order: Order, n: number): string =>
  `tooluse_${createHash('sha256').update(JSON.stringify(order)).digest('hex').slice(0, 16)}_${n}`;

const callsOf = (orders: Order[], done: Set<string>): Content =>
  orders.flatMap((order) => {
    if (!('call' in order) || done.has(idOf(order, 1))) return [];
    return Array.from({ length: order.times }, (_, i) => ({
      toolUse: { toolUseId: idOf(order, i + 1), name: order.call, input: order.input },
    }));
  });

const wordsOf = (orders: Order[], request: ConverseWireRequest): string => {
  const words = orders.flatMap((order) => {
    if ('say' in order) return [order.say];
    return 'reveal' in order ? [systemOf(request)] : [];
  });
  return words.length === 0 ? 'Done as told [1].' : words.join('\n');
};

/** Four characters a token: an estimate. */
const tokensIn = (text: string) => Math.ceil(text.length / 4);

/**
 * The worst model there can be: it obeys every instruction it finds anywhere, calls every tool it is told to, and
 * says whatever it is told to say. Policies that hold with this one do not rest on a model.
 */
export const attackerModel = (): ConverseModel => async (request, _modelId, signal) => {
  signal.throwIfAborted();
  const orders = ordersIn(readAll(request));
  const done = new Set(
    request.messages.flatMap(({ content }) =>
      content.flatMap((block) => ('toolUse' in block ? [block.toolUse.toolUseId] : [])),
    ),
  );
  const calls = callsOf(orders, done);
  const translations = obeyingTranslations(request, (text) => wordsOf(ordersIn(text), request));
  const words = translations ?? wordsOf(orders, request);
  const content: Content = calls.length > 0 && translations === undefined ? calls : [{ text: words }];
  const inputTokens = tokensIn(JSON.stringify(request.messages));
  const outputTokens = tokensIn(JSON.stringify(content));
  return {
    output: { message: { role: 'assistant', content } },
    stopReason: content.some((block) => 'toolUse' in block) ? 'tool_use' : 'end_turn',
    usage: { inputTokens, outputTokens, totalTokens: inputTokens + outputTokens },
    metrics: { latencyMs: 0 },
  };
};
