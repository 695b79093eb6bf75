import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readThreadEvent } from '../../../functions/slack/thread-event.ts';
import { bot, channel, slackWorld } from './slack-world.ts';

const folder = join(import.meta.dirname, '../../fixtures/slack');
const of = `slack:${channel}:1772442010.000200`;
const said = (text = 'Hello from Anna') => `said ${of} "${text}"`;

/** What is stored of an event, or why it is ignored. */
const verdicts: Record<string, string[]> = {
  thread_reply: [said()],
  private_channel_reply: [said()],
  thread_broadcast: [said()],
  file_share: [said('Here is the invoice')],
  me_message: [said('is looking into it')],
  message_changed: [said(), `edited ${of} "Hello from Anna Smith"`],
  message_changed_to_tombstone: [said(), `deleted ${of}`],
  message_deleted: [said(), `deleted ${of}`],
  file_share_without_text: [said('')],
  without_text: [],
  other_thread: [],
  other_channel: [],
  outsider_reply: [],
};

const ignored: Record<string, string> = {
  channel_message: 'not_in_thread',
  message_changed_by_unfurl: 'same_text',
  message_changed_of_our_own: 'bot',
  message_changed_of_other_bot: 'bot',
  message_changed_outside_threads: 'not_in_thread',
  message_deleted_of_bot: 'bot',
  message_deleted_without_its_message: 'shape',
  message_replied: 'subtype',
  message_replied_without_subtype: 'shape',
  bot_message: 'bot',
  bot_with_a_user: 'bot',
  our_own_reply: 'bot',
  slackbot_reply: 'subtype',
  channel_join: 'subtype',
  channel_leave: 'subtype',
  channel_topic: 'subtype',
  channel_purpose: 'subtype',
  channel_name: 'subtype',
  channel_archive: 'subtype',
  channel_unarchive: 'subtype',
  channel_convert_to_private: 'subtype',
  channel_posting_permissions: 'subtype',
  channel_canvas_updated: 'subtype',
  group_join: 'subtype',
  group_leave: 'subtype',
  group_topic: 'subtype',
  group_purpose: 'subtype',
  group_name: 'subtype',
  group_archive: 'subtype',
  group_unarchive: 'subtype',
  pinned_item: 'subtype',
  unpinned_item: 'subtype',
  reminder_add: 'subtype',
  reminder_delete: 'subtype',
  bot_add: 'bot',
  bot_remove: 'bot',
  file_comment: 'subtype',
  file_mention: 'subtype',
  huddle_thread: 'subtype',
  sh_room_created: 'subtype',
  ekm_access_denied: 'subtype',
  assistant_app_thread: 'own_message',
  document_mention: 'subtype',
  joiner_notification: 'subtype',
  app_conversation_leave: 'subtype',
  list_record_comment: 'subtype',
  a_subtype_of_tomorrow: 'subtype',
  without_user: 'shape',
  message_metadata_posted: 'other_event',
  reaction_added: 'other_event',
};

const bodyOf = (name: string) => readFileSync(join(folder, `${name}.json`), 'utf8');
const names = readdirSync(folder).map((file) => file.replace(/\.json$/, ''));

const deliver = async (...fixtures: string[]) => {
  const world = await slackWorld();
  for (const name of fixtures) {
    expect(await world.run(world.request('events', bodyOf(name)))).toEqual({ status: 200 });
  }
  const stored = (await world.inputs()).map((input) => {
    if (input.kind === 'teammate_said') return `said ${input.id} "${input.text}"`;
    if (input.kind === 'teammate_edited') return `edited ${input.of} "${input.text}"`;
    return input.kind === 'teammate_deleted' ? `deleted ${input.of}` : input.kind;
  });
  return { stored, doorbells: world.doorbells.length, warnings: world.warnings };
};

describe('every kind of message event', () => {
  it('has a verdict', () => {
    expect(names.toSorted()).toEqual([...Object.keys(verdicts), ...Object.keys(ignored)].toSorted());
  });

  it.each(Object.entries(verdicts))('%s is stored as %j', async (name, expected) => {
    const { stored, doorbells, warnings } = await deliver(name);
    expect(stored).toEqual(expected);
    expect(doorbells).toBe(expected.length > 0 ? 1 : 0);
    expect(warnings).toEqual([]);
  });

  it.each(Object.entries(ignored))('%s is ignored: %s', async (name, reason) => {
    expect(readThreadEvent(JSON.parse(bodyOf(name)).event, [bot])).toEqual({ kind: 'ignored', reason });
    expect(await deliver(name)).toEqual({ stored: [], doorbells: 0, warnings: [] });
  });
});

describe('events out of order', () => {
  it.each([
    [
      ['message_changed', 'thread_reply'],
      [said(), `edited ${of} "Hello from Anna Smith"`],
    ],
    [
      ['message_deleted', 'thread_reply'],
      [said(), `deleted ${of}`],
    ],
    [
      ['message_deleted', 'message_changed', 'thread_reply', 'message_changed'],
      [said(), `deleted ${of}`, `edited ${of} "Hello from Anna Smith"`],
    ],
  ])('%j leave each change once, after its message', async (order, expected) => {
    expect((await deliver(...order)).stored).toEqual(expected);
  });
});

describe('one message under eleven event ids', () => {
  // As reported of Slack: github.com/slackapi/node-slack-sdk/issues/2141; no retry header, minutes apart.
  it('is stored once, and rings each time', async () => {
    const world = await slackWorld();
    const payload = JSON.parse(bodyOf('thread_reply'));
    for (let i = 0; i < 11; i += 1) {
      const body = JSON.stringify({ ...payload, event_id: `Ev0TWIN${i}`, event_time: 1_772_442_010 + i });
      expect(await world.run(world.request('events', body))).toEqual({ status: 200 });
      world.clock.advance(120_000);
    }
    expect((await world.inputs()).map(({ id }) => id)).toEqual([of]);
    expect(new Set(world.doorbells.map(({ dedupe }) => dedupe)).size).toBe(11);
  });
});
