import { readFileSync } from 'node:fs';
import { createLiveAgentEmulator } from '../../../local/emulators/liveagent/liveagent-emulator.ts';
import { appError } from '../../factories/errors.ts';
import { type EmulatorWorld, emulatorWorld, ok, page, start } from './liveagent-emulator-world.ts';

describe('LiveAgent emulator', () => {
  let desk: EmulatorWorld;
  beforeEach(async () => {
    desk = await emulatorWorld();
  });
  afterEach(() => desk.close());

  it('gives ids and codes of LiveAgent\u2019s form', () => {
    const { id, code } = desk.emulator.openChat({ url: page });
    expect(id).toMatch(/^[a-z0-9]{8}$/);
    expect(code).toMatch(/^[A-Z]{3}-[A-Z]{5}-\d{3}$/);
  });

  it('lets a visitor write under an id of their own, and begins with a start-info group', async () => {
    const { id } = desk.emulator.openChat({ url: page });
    desk.emulator.say(id, 'Hello');
    const ticket = (await desk.v3(`/tickets/${id}`)).body as { owner_contactid: string };
    const { body } = await desk.v3(`/tickets/${id}/messages`);
    const groups = body as { type: string; messages: { userid: string; type: string }[] }[];
    expect(groups.map(({ type }) => type)).toEqual(['C', 'S']);
    expect(groups[0]?.messages.map(({ type }) => type)).toEqual(['M']);
    expect(groups[0]?.messages[0]?.userid).toMatch(/^[a-z0-9]{8}$/);
    expect(groups[0]?.messages[0]?.userid).not.toBe(ticket.owner_contactid);
    expect(groups[1]?.messages[0]?.userid).toBe('system00');
  });

  it('rings twice for a chat and for every message, with the rule\u2019s secret', async () => {
    const { id } = desk.emulator.openChat({ url: page });
    desk.emulator.say(id, 'Hello');
    desk.emulator.answerAsAgent(id, 'carla001', 'Hi');
    const all = await desk.ringsOf(6);
    expect(new Set(all.map(({ path, headers }) => [path, headers['x-frontdesk-secret']].join(' ')))).toEqual(
      new Set(['/liveagent/events secret']),
    );
    const events = all.map(({ body }) => /"event":"(\w+)"/.exec(body)?.[1]).toSorted();
    expect(events).toEqual([
      ...['chat_started', 'chat_started'],
      ...['message_added', 'message_added', 'message_added', 'message_added'],
    ]);
  });

  it('pastes words in unescaped and leaves variables without a value', async () => {
    const { id, code } = desk.emulator.openChat({ url: page });
    desk.emulator.say(id, 'he said "no"\nand left');
    const bodies = (await desk.ringsOf(4)).map(({ body }) => body);
    expect(bodies).toContain(
      `{"event":"message_added","conversation_id":"${id}","conversation_code":"${code}","agent_id":"{$user_id}","message":"he said "no"\nand left"}`,
    );
  });

  it('rings for some messages before the API tells them, and again once it does', async () => {
    await desk.emulator.close();
    desk.emulator = await createLiveAgentEmulator({ ...desk.options, lagMs: 1_000 });
    const { id } = desk.emulator.openChat({ url: page });
    desk.watching = true;
    for (const text of ['one', 'two', 'three']) desk.emulator.say(id, text);
    const about = (await desk.ringsOf(8)).filter(({ body }) => body.includes('"message":"three"'));
    expect(about.map(({ readable }) => readable.includes('three'))).toEqual([false, true]);
    expect(desk.emulator.chat(id).messages.map(({ text }) => text)).toEqual(['one', 'two', 'three']);
  });

  it('tells who a message is from by the agent it was posted as', async () => {
    const { id } = desk.emulator.openChat({ url: page });
    desk.emulator.say(id, 'Hello');
    await desk.post(id, {});
    await desk.post(id, {
      useridentifier: 'notices@example.com',
      message: 'plain <b>',
      is_html_message: 'N',
    });
    await desk.post(id, { useridentifier: 'team@example.com' });
    desk.emulator.answerAsAgent(id, 'carla001', 'Me');
    expect(desk.emulator.chat(id)).toEqual({
      status: 'open',
      messages: [
        { from: 'visitor', text: 'Hello', at: start },
        { from: 'assistant', text: 'Hi', html: '<p>Hi</p>', at: start },
        { from: 'system', text: 'plain <b>', at: start },
        { from: 'teammate', text: 'Hi', html: '<p>Hi</p>', at: start },
        { from: 'teammate', text: 'Me', html: '<p>Me</p>', at: start },
      ],
    });
  });

  it('takes a reply by nobody it knows for a note', async () => {
    const { id } = desk.emulator.openChat({ url: page });
    expect(await desk.post(id, { useridentifier: 'who@example.com' })).toEqual(ok);
    expect(desk.emulator.chat(id).messages).toEqual([]);
    expect(desk.emulator.notes(id)).toEqual([{ text: 'Hi', at: start }]);
  });

  it('offers links and numbered questions as buttons', async () => {
    const { id } = desk.emulator.openChat({ url: page });
    const message =
      '<p>1. is a number</p><p><a href="https://a.example/?a=1&amp;b=2">Pricing</a> · <a href="https://b.example/">Trial</a></p><p>1. What is it?<br>2. A &amp; B?</p><p class="sources"><a href="https://c.example/">C</a></p>';
    await desk.post(id, { message: message.replace('<p>1. is a number</p>', '<p>3. is a number</p>') });
    const [posted] = desk.emulator.chat(id).messages;
    expect(posted?.buttons).toEqual([
      { id: 'link-1', label: 'Pricing', url: 'https://a.example/?a=1&b=2' },
      { id: 'link-2', label: 'Trial', url: 'https://b.example/' },
      { id: '1', label: 'What is it?' },
      { id: '2', label: 'A & B?' },
    ]);
    expect(desk.emulator.press(id, 'link-2')).toEqual({ url: 'https://b.example/' });
    expect(desk.emulator.press(id, '2')).toEqual({ said: '2' });
    expect(desk.emulator.chat(id).messages.slice(1)).toEqual([{ from: 'visitor', text: '2', at: start }]);
    expect(() => desk.emulator.press(id, '3')).toThrow(appError('not_found', `chat ${id} has no button 3`));
  });

  it('survives a restart', async () => {
    const { id, code } = desk.emulator.openChat({ url: page, name: 'Maya', language: 'fr' });
    desk.emulator.say(id, 'Hello');
    await desk.emulator.close();
    desk.emulator = await createLiveAgentEmulator(desk.options);
    expect(desk.emulator.chat(id).messages.map(({ text }) => text)).toEqual(['Hello']);
    const chat = {
      id,
      code,
      status: 'open',
      departmentId: 'default',
      name: 'Maya',
      language: 'fr',
      url: page,
    };
    expect(desk.emulator.chats()).toEqual([{ ...chat, tags: [], openedAt: start }]);
    expect(Object.keys(JSON.parse(readFileSync(desk.options.stateFile ?? '', 'utf8')) as object)).toEqual([
      'chats',
      'contacts',
    ]);
  });

  it('refuses chats, words and agents that cannot be', () => {
    const { id } = desk.emulator.openChat({ url: page });
    expect(() => desk.emulator.chat('nosuchid')).toThrow(appError('not_found', 'there is no chat nosuchid'));
    expect(() => desk.emulator.say(id, ' ')).toThrow(appError('invalid', 'text is empty; expected words'));
    expect(() => desk.emulator.answerAsAgent(id, 'nobody00', 'Hi')).toThrow(
      appError('invalid', 'agentId is nobody00; expected the id of an agent'),
    );
    desk.emulator.endChat(id);
    expect(desk.emulator.chat(id).status).toBe('closed');
    expect(() => desk.emulator.say(id, 'Hi')).toThrow(
      appError('invalid', 'the chat has ended; expected a running one'),
    );
  });

  it('tells subscribers what happens until they leave', async () => {
    const events: string[] = [];
    const leave = desk.emulator.subscribe(({ type }) => events.push(type));
    const { id } = desk.emulator.openChat({ url: page });
    await desk.v3(`/tickets/${id}`);
    leave();
    desk.emulator.say(id, 'Hello');
    expect(events.filter((type) => type !== 'webhook').slice(0, 2)).toEqual(['chat_started', 'api_request']);
    expect(events).not.toContain('message_added');
  });
});
