import { type SyncWorld, syncWorld } from './sync-world.ts';

export const text = 'What this page says about tickets, chats and calls.';

export let world: SyncWorld;
beforeEach(async () => {
  world = await syncWorld();
});
afterEach(() => world.close());

export const at = (path: string) => `${world.site.origin}${path}`;
export const list = (...paths: string[]) => ({ kind: 'urls' as const, urls: paths.map(at) });
export const name = (path: string) => `urls ${at(path)}`;
export const robots = (...lines: string[]) => ({ type: 'text/plain', body: lines.join('\n') });
