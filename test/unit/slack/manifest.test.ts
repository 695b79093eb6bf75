import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import * as z from 'zod';

const root = new URL('../../../', import.meta.url);
const file = (path: string) => readFileSync(new URL(path, root), 'utf8');

const text = (max: number) => z.string().min(1).max(max);
const address = z.url().max(3500);

/** As far as the manifest goes: github.com/slackapi/manifest-schema, schemas/manifest.schema.1.0.0.json. */
const schema = z.strictObject({
  display_information: z.strictObject({
    name: text(35),
    description: text(140).optional(),
    background_color: z.string().regex(/^#[0-9a-fA-F]{3}([0-9a-fA-F]{3})?$/),
  }),
  features: z.strictObject({
    bot_user: z.strictObject({ display_name: text(80), always_online: z.boolean() }),
  }),
  oauth_config: z.strictObject({ scopes: z.strictObject({ bot: z.array(text(50)) }) }),
  settings: z.strictObject({
    event_subscriptions: z.strictObject({ request_url: address, bot_events: z.array(text(50)) }),
    interactivity: z.strictObject({ is_enabled: z.literal(true), request_url: address }),
    org_deploy_enabled: z.literal(false),
    socket_mode_enabled: z.literal(false),
    // A rotated token would have to be stored, and the secret is written by hand.
    token_rotation_enabled: z.literal(false),
  }),
});

/** Bot scopes that each method and each event needs. Source: its own page on docs.slack.dev. */
const needs: Record<string, string[]> = {
  'chat.postMessage': ['chat:write'],
  'chat.postEphemeral': ['chat:write'],
  'chat.update': ['chat:write'],
  'chat.getPermalink': [],
  // Public and private channels; the customer chooses which the app is in.
  'conversations.history': ['channels:history', 'groups:history'],
  'conversations.replies': ['channels:history', 'groups:history'],
  'files.info': ['files:read'],
  'users.info': ['users:read'],
  'usergroups.users.list': ['usergroups:read'],
  'message.channels': ['channels:history'],
  'message.groups': ['groups:history'],
};

/** Web API methods by name in the adapter's sources. */
const methods = (): string[] => {
  const folder = new URL('adapters/team-chat/', root);
  const sources = readdirSync(folder).map((name) => readFileSync(new URL(name, folder), 'utf8'));
  const called =
    /'((?:admin|apps|auth|bots|chat|conversations|emoji|files|pins|reactions|team|usergroups|users|views)(?:\.[a-z][A-Za-z]*)+)'/g;
  return [...new Set(sources.flatMap((source) => [...source.matchAll(called)].map(([, name = '']) => name)))];
};

const manifest = schema.parse(parse(file('slack/manifest.yaml')));
const { bot_events: events } = manifest.settings.event_subscriptions;

describe('the app manifest', () => {
  it('asks for the scopes that the calls and events of the adapter need, and no others', () => {
    const used = [...methods(), ...events];
    expect(methods()).toEqual(
      expect.arrayContaining(['chat.postMessage', 'conversations.replies', 'users.info']),
    );
    expect(used.filter((name) => !Object.hasOwn(needs, name))).toEqual([]);
    const needed = new Set(used.flatMap((name) => needs[name] ?? []));
    expect([...manifest.oauth_config.scopes.bot].sort()).toEqual([...needed].sort());
  });

  it('knows no method that nothing calls any more', () => {
    expect(Object.keys(needs).sort()).toEqual([...methods(), ...events].sort());
  });

  it('hears messages of channels, public and private, and nothing else', () => {
    expect(events).toEqual(['message.channels', 'message.groups']);
  });

  it('sends events and presses to the routes that answer them', () => {
    const paths = [manifest.settings.event_subscriptions, manifest.settings.interactivity].map(
      ({ request_url }) => new URL(request_url).pathname,
    );
    expect(paths).toEqual(['/slack/events', '/slack/interactions']);
    const routes = file('lib/constructs/door-functions.ts');
    for (const path of paths) expect(routes).toContain(path);
  });

  it('is the one that docs/slack.md tells to use, scope by scope', () => {
    const docs = file('docs/slack.md');
    expect(docs).toContain('slack/manifest.yaml');
    for (const scope of manifest.oauth_config.scopes.bot) expect(docs).toContain(`\`${scope}\``);
  });
});
