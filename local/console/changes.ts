import type { ServerResponse } from 'node:http';
import type { ConsoleView } from './console-view.ts';
import { recentPipeline } from './recent-pipeline.ts';

const pollMs = 1_000;
/** One request of the product moves several things; pages hear of them as one. */
const gatherMs = 40;
const keepAliveMs = 15_000;

/** What changes without telling anyone: the mail folder and the stored pipeline. */
const fingerprint = async (view: ConsoleView): Promise<string> => {
  const [mail, events] = await Promise.all([view.mail.list(), recentPipeline(view)]);
  return JSON.stringify([mail.length, events]);
};

/**
 * Tells open pages that something changed, as server-sent events; they then fetch again. Emulators tell of
 * themselves, the rest is looked at once a second while a page is open. `onFailure` hears of failed looks.
 */
export const changeFeed = (view: ConsoleView, onFailure: (error: unknown) => void) => {
  const pages = new Set<ServerResponse>();
  let seen = '';
  let looking = false;
  let telling: NodeJS.Timeout | undefined;
  const tell = () => {
    telling ??= setTimeout(() => {
      telling = undefined;
      for (const page of pages) page.write('event: change\ndata: {}\n\n');
    }, gatherMs);
  };
  const look = async () => {
    if (pages.size === 0 || looking) return;
    looking = true;
    try {
      const now = await fingerprint(view);
      if (now !== seen) tell();
      seen = now;
    } catch (error) {
      onFailure(error);
    } finally {
      looking = false;
    }
  };
  const unsubscribe = [view.liveagent.subscribe(tell), view.slack.subscribe(tell)];
  const poll = setInterval(look, pollMs);
  const keepAlive = setInterval(() => {
    for (const page of pages) page.write(': still here\n\n');
  }, keepAliveMs);
  return {
    join: (response: ServerResponse) => {
      response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
      response.write('retry: 1000\n\nevent: change\ndata: {}\n\n');
      pages.add(response);
      response.on('close', () => pages.delete(response));
    },
    close: () => {
      clearInterval(poll);
      clearInterval(keepAlive);
      clearTimeout(telling);
      for (const stop of unsubscribe) stop();
      for (const page of pages) page.end();
    },
  };
};
