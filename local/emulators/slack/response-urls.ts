import { randomBytes } from 'node:crypto';
import { teamId } from './event-callbacks.ts';
import type { SlackMessage, Workspace } from './workspace.ts';

/** Slack lets an address be used so often and so long (docs.slack.dev, "Handling user interaction"). */
const uses = 5;
const lifetimeMs = 30 * 60_000;

export interface ResponseUrls {
  /** Path of an address by which the app may answer to what was done with `message`. */
  pathFor(message: SlackMessage): string;
  /** Answers a post to such a path as Slack does. */
  post(path: string, body: Record<string, unknown>): { status: number; body: string };
}

const refusal = (status: number, error: string) => ({ status, body: JSON.stringify({ ok: false, error }) });

/** The addresses that come with interactions. Only taking the message away is known here: Frontdesk needs no more. */
export const createResponseUrls = (workspace: Workspace, now: () => number): ResponseUrls => {
  const open = new Map<string, { channel: string; ts: string; left: number; until: number }>();
  return {
    pathFor: ({ channel, ts }) => {
      const path = `/actions/${teamId}/${randomBytes(6).readUIntBE(0, 6)}/${randomBytes(12).toString('base64url')}`;
      open.set(path, { channel, ts, left: uses, until: now() + lifetimeMs });
      return path;
    },
    post: (path, body) => {
      const found = open.get(path);
      if (found === undefined) return { status: 404, body: 'no_service' };
      if (now() >= found.until) return refusal(404, 'expired_url');
      if (found.left === 0) return refusal(404, 'used_url');
      found.left -= 1;
      if (body.delete_original !== true) return refusal(500, 'no_text');
      const message = workspace.find(found.channel, found.ts);
      if (message === undefined) return refusal(404, 'message_not_found');
      workspace.remove(message);
      return { status: 200, body: 'ok' };
    },
  };
};
