import { type Desk, staysTrue } from '../factories/desk.ts';
import type { Journey } from './journey.ts';

/** What the routes of the product let in, driven from outside like the other journeys. */
export const doorJourneys = (desk: Desk, it: Journey): void => {
  it('answers a webhook with a wrong secret like an unknown address, and changes nothing', async () => {
    const chat = await desk.open({ language: 'en' });
    await chat.welcome();
    const body = JSON.stringify({ conversation_id: chat.id });
    const wrong = await desk.post('/liveagent/events', body, { 'x-frontdesk-secret': 'wrong' });
    expect(wrong.status).toBe(404);
    expect((await desk.post('/liveagent/events/wrong', body)).status).toBe(404);
    expect((await desk.post('/liveagent/events', body)).status).toBe(404);
    await staysTrue('nothing happened', async () => (await chat.messages()).length === 1, 2);
  });

  it('names the missing field of a webhook without a conversation', async () => {
    const { liveagent } = await desk.info();
    const headers = { 'x-frontdesk-secret': liveagent.webhookSecret };
    for (const body of [
      '{"event":"chat_started"}',
      '{"conversation_id":"{$conversationid}"}',
      '',
      '{{{{',
      '[]',
    ]) {
      const answer = await desk.post('/liveagent/events', body, headers);
      expect(answer.status).toBe(400);
      expect(await answer.text()).toContain('conversation_id');
    }
  });

  it('refuses Slack requests without a right and recent signature', async () => {
    const { slack } = await desk.info();
    const body = JSON.stringify({ type: 'url_verification', challenge: 'c-1' });
    const good = await desk.signed('/slack/events', body, 'application/json', slack.signingSecret);
    expect([good.status, await good.text()]).toEqual([200, expect.stringContaining('c-1')]);
    const wrong = await desk.signed('/slack/events', body, 'application/json', 'not-the-secret');
    const stale = await desk.signed(
      '/slack/events',
      body,
      'application/json',
      slack.signingSecret,
      Date.now() - 400_000,
    );
    const none = await desk.post('/slack/events', body);
    const form = 'payload=%7B%7D';
    const pressed = await desk.signed(
      '/slack/interactions',
      form,
      'application/x-www-form-urlencoded',
      'not-the-secret',
    );
    expect([wrong, stale, none, pressed].map(({ status }) => status)).toEqual([401, 401, 401, 401]);
    const malformed = await desk.signed('/slack/events', '{"type":', 'application/json', slack.signingSecret);
    expect(malformed.status).toBe(400);
  });

  it('tells that it is healthy', async () => {
    const answer = await desk.get('/health');
    expect([answer.status, await answer.json()]).toEqual([
      200,
      { status: 'ok', version: expect.any(String) },
    ]);
  });
};
