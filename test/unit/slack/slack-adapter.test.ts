import { slackTeamChat } from '../../../adapters/team-chat/slack.ts';
import { unanswered } from '../../../core/errors.ts';
import { card, ok, postedReply, refusal, say, server, token } from './slack-double.ts';

describe('the Slack adapter', () => {
  it('posts once, marked by its key, without unfurling or guessing names', async () => {
    const { apiUrl, received } = await server(postedReply);
    const teamChat = slackTeamChat({ token, apiUrl });
    expect(await teamChat.postInThread(card, say, 'c:1')).toEqual({ channel: card.channel, ts: '2.000001' });
    await teamChat.postInThread(card, say, 'c:1');
    await teamChat.postInThread(card, say, 'c:2');
    const [first, second, third] = received.map(({ form }) => Object.fromEntries(form));
    expect(Object.keys(first ?? {}).sort()).toEqual([
      'blocks',
      'channel',
      'client_msg_id',
      'metadata',
      'text',
      'thread_ts',
      'unfurl_links',
      'unfurl_media',
    ]);
    expect(first).toMatchObject({ unfurl_links: 'false', unfurl_media: 'false', thread_ts: card.ts });
    expect(JSON.parse(first?.metadata ?? '')).toEqual({
      event_type: 'frontdesk_effect',
      event_payload: { key: 'c:1' },
    });
    expect(first?.client_msg_id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(second?.client_msg_id).toBe(first?.client_msg_id);
    expect(third?.client_msg_id).not.toBe(first?.client_msg_id);
    expect(received[0]).toMatchObject({ path: '/api/chat.postMessage', token: 'Bearer xoxb-test' });
  });

  it.each([
    [
      'not_in_channel',
      refusal('not_in_channel'),
      'refused',
      'Slack refused chat.postMessage: not_in_channel',
    ],
    ['is_archived', refusal('is_archived'), 'refused', 'Slack refused chat.postMessage: is_archived'],
    ['missing_scope', refusal('missing_scope'), 'refused', 'Slack refused chat.postMessage: missing_scope'],
    [
      'invalid_blocks',
      refusal('invalid_blocks', {
        messages: ['[ERROR] no more than 50 items allowed [json-pointer:/blocks]'],
      }),
      'refused',
      'Slack refused chat.postMessage: invalid_blocks ([ERROR] no more than 50 items allowed [json-pointer:/blocks])',
    ],
    ['HTTP 404', { status: 404, body: 'no' }, 'refused', 'Slack refused chat.postMessage: HTTP 404'],
    [
      'fatal_error',
      refusal('fatal_error'),
      'ambiguous',
      'Slack may or may not have done chat.postMessage: fatal_error',
    ],
    [
      'HTTP 503',
      { status: 503, body: 'x' },
      'ambiguous',
      'Slack may or may not have done chat.postMessage: HTTP 503',
    ],
    [
      'a page instead of JSON',
      { body: '<html>Visitor: secret</html>' },
      'ambiguous',
      'Slack may or may not have done chat.postMessage: an answer that is not JSON',
    ],
    ['an answer without ts', ok({ channel: 'C' }), 'ambiguous', 'Slack answered chat.postMessage without ts'],
    ['ratelimited', refusal('ratelimited'), 'throttled', 'Slack limits chat.postMessage; asked to wait 1 s'],
    [
      'HTTP 429',
      { status: 429, headers: { 'retry-after': '7' }, body: '' },
      'throttled',
      'Slack limits chat.postMessage; asked to wait 7 s',
    ],
    [
      'HTTP 429 without a time',
      { status: 429, body: '' },
      'throttled',
      'Slack limits chat.postMessage; asked to wait 1 s',
    ],
    [
      'a message beside its thread',
      ok({ channel: 'C', ts: '3.1', message: {} }),
      'refused',
      'Slack did not put the message into thread 1.000001: its card is gone',
    ],
  ])('turns %s on a post into an AppError, after one call', async (_what, answer, code, message) => {
    const { apiUrl, received } = await server(answer);
    const teamChat = slackTeamChat({ token, apiUrl });
    await expect(teamChat.postInThread(card, say, 'k')).rejects.toMatchObject({ code, message });
    expect(received).toHaveLength(1);
  });

  it.each([
    [503, undefined],
    [504, unanswered],
  ])('says whether a post that met HTTP %i may still be done: %s', async (status, reason) => {
    const { apiUrl } = await server({ status, body: 'x' });
    await expect(slackTeamChat({ token, apiUrl }).postInThread(card, say, 'k')).rejects.toMatchObject({
      code: 'ambiguous',
      reason,
    });
  });

  it('finds a post by its metadata or by its id, page by page, from two seconds before', async () => {
    const other = {
      ts: '5.000001',
      metadata: { event_type: 'frontdesk_effect', event_payload: { key: 'x' } },
    };
    const foreign = { ts: '5.000002', metadata: { event_type: 'other', event_payload: { key: 'k' } } };
    const ours = {
      ts: '5.000003',
      metadata: { event_type: 'frontdesk_effect', event_payload: { key: 'k' } },
    };
    const { apiUrl, received } = await server(
      ok({ messages: [other, foreign], response_metadata: { next_cursor: 'more' } }),
      ok({ messages: [ours] }),
    );
    const teamChat = slackTeamChat({ token, apiUrl });
    expect(await teamChat.findPosted(card.channel, card.ts, 'k', 1_772_442_010_500)).toEqual({
      channel: card.channel,
      ts: '5.000003',
    });
    expect(received.map(({ path, form }) => [path, Object.fromEntries(form)])).toEqual([
      [
        '/api/conversations.replies',
        {
          channel: card.channel,
          ts: card.ts,
          oldest: '1772442008.500000',
          inclusive: 'true',
          include_all_metadata: 'true',
          limit: '200',
        },
      ],
      ['/api/conversations.replies', expect.objectContaining({ cursor: 'more', limit: '200' })],
    ]);
  });
});
