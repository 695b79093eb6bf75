import { productRoutes } from '../../../local/console/product-routes.ts';
import { type Console, startConsole } from '../../../local/console/server.ts';
import { consoleDouble } from '../../factories/console-double.ts';

export let console: Console;
export let double: ReturnType<typeof consoleDouble>;
beforeEach(async () => {
  double = consoleDouble();
  console = await startConsole({
    ...double.view,
    port: 0,
    product: productRoutes((request, response) => response.end(`product ${request.url}`)),
  });
});
afterEach(() => console.close());

export const call = async (method: string, path: string, body?: unknown) => {
  const response = await fetch(console.url + path, {
    method,
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
};
export const openChat = async () => {
  const { body } = await call('POST', '/visitor/chats', { url: 'https://example.com/pricing' });
  return String(body.id);
};
export const escalated = async () => {
  const id = await openChat();
  await call('POST', `/visitor/chats/${id}/messages`, { text: 'a person please' });
  const [card] = (await call('GET', '/slack/messages')).body as unknown as { channel: string; ts: string }[];
  return { id, channel: String(card?.channel), ts: String(card?.ts) };
};
