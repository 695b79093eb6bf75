import { type EmulatorWorld, emulatorWorld, keys, ok, page } from './liveagent-emulator-world.ts';

describe('the APIs of the LiveAgent emulator', () => {
  let desk: EmulatorWorld;
  beforeEach(async () => {
    desk = await emulatorWorld();
  });
  afterEach(() => desk.close());

  const error = (errormessage: string, status = 200) => ({
    status,
    body: { response: { status: 'ERROR', errormessage } },
  });

  it('tells times in the account\u2019s zone unless asked for an offset', async () => {
    const { id } = desk.emulator.openChat({ url: page });
    const plain = await fetch(`${desk.emulator.url}/api/v3/tickets/${id}`, { headers: { apikey: keys.v3 } });
    expect(await plain.json()).toMatchObject({ date_created: '2026-03-02 02:00:00' });
    expect((await desk.v3(`/tickets/${id}`)).body).toMatchObject({ date_created: '2026-03-02 09:00:00' });
    const east = await desk.v3(`/tickets/${id}`, {}, { 'timezone-offset': '3600' });
    expect(east.body).toMatchObject({ date_created: '2026-03-02 10:00:00' });
  });

  it('checks keys: header for v3, query for v1, neither for the other', async () => {
    const { id } = desk.emulator.openChat({ url: page });
    const notFound = { status: 403, body: { message: 'ApiKey not found' } };
    expect(await desk.v3(`/tickets/${id}`, {}, { apikey: keys.v1 })).toEqual(notFound);
    expect(await desk.v1(`/conversations/${id}/messages`, {}, keys.v3)).toEqual(
      error('ApiKey not found', 403),
    );
    expect(await desk.v1(`/conversations/${id}/messages`, {}, '')).toEqual(
      error('Api key is not found in request', 403),
    );
    const without = await fetch(`${desk.emulator.url}/api/v3/tickets/${id}?apikey=${keys.v3}`);
    expect(without.status).toBe(401);
  });

  it('refuses what LiveAgent refuses', async () => {
    const { id } = desk.emulator.openChat({ url: page });
    expect(await desk.post('nosuchid', {})).toEqual(error('Conversation does not exist'));
    expect(await desk.post(id, { message: '' })).toEqual(error('Missing parameter message'));
    expect(await desk.post(id, { useridentifier: '' })).toEqual(error('Missing parameter useridentifier'));
    expect(await desk.post(id, { type: 'X' })).toEqual(error('Invalid value of type'));
    expect(await desk.post(id, { text: 'hi' })).toEqual(error('Unknown parameter text'));
    expect(await desk.post(id, { use_template: 'no' })).toEqual(error('Invalid value of use_template'));
    expect(await desk.v1(`/conversations/${id}/messages`, '{"message":"hi"}')).toEqual(
      error('Missing parameter message'),
    );
    expect(await desk.v1(`/conversations/${id}/nothing`, {})).toEqual(error('Unknown API call', 404));
    const put = (change: string) => desk.v3(`/tickets/${id}`, { method: 'PUT', body: change });
    const refused = (message: string) => ({ status: 400, body: { message } });
    expect(await put('{"state":"R"}')).toEqual(refused('Unknown field state'));
    expect(await put('{"status":"Z"}')).toEqual(refused('Invalid status'));
    expect(await put('no')).toEqual(refused('Invalid JSON'));
    expect(await put('{"departmentid":"nowhere"}')).toEqual(refused('Department does not exist'));
    desk.emulator.answerAsAgent(id, 'carla001', 'Hi');
    expect(await put('{"status":"R"}')).toEqual(
      refused('agentid is required to change the state of an assigned ticket'),
    );
    expect(await desk.v3('/tickets/nosuchid')).toEqual({
      status: 404,
      body: { message: 'Ticket not found' },
    });
    expect(await desk.v3('/nothing')).toEqual({ status: 404, body: { message: 'Not found' } });
  });

  it('transfers through v1 attendants too', async () => {
    const { id } = desk.emulator.openChat({ url: page });
    const form = { departmentid: 'support', useridentifier: 'notices@example.com' };
    expect(await desk.v1(`/conversations/${id}/attendants`, form, keys.v1, 'PUT')).toEqual(ok);
    expect(desk.emulator.chats().map(({ departmentId }) => departmentId)).toEqual(['support']);
  });

  it('answers 429 after 180 requests of one key in a minute, and not a minute later', async () => {
    const { id } = desk.emulator.openChat({ url: page });
    const statuses = new Map<number, number>();
    for (let i = 0; i < 185; i += 1) {
      const { status } = await desk.v3(`/tickets/${id}`);
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
    }
    expect(statuses.get(429)).toBeGreaterThanOrEqual(5);
    expect(await desk.post(id, {})).toEqual(ok);
    desk.now += 60_000;
    expect((await desk.v3(`/tickets/${id}`)).status).toBe(200);
  });

  it('does what it was asked before it times out, and nothing before the other faults', async () => {
    const { id } = desk.emulator.openChat({ url: page });
    const attempt = async (kind: 'timeout_after_accept' | '500' | '429' | 'reset') => {
      desk.faults.add({ service: 'liveagent', kind, times: 1 });
      const url = `${desk.emulator.url}/api/conversations/${id}/messages?apikey=${keys.v1}`;
      const form = { message: kind, useridentifier: 'assistant@example.com', type: 'M' };
      return fetch(url, {
        method: 'POST',
        body: new URLSearchParams(form),
        signal: AbortSignal.timeout(200),
      }).then(
        ({ status }) => status,
        (failure: Error) => failure.name,
      );
    };
    expect(await attempt('500')).toBe(500);
    expect(await attempt('429')).toBe(429);
    expect(await attempt('reset')).toBe('TypeError');
    expect(desk.emulator.chat(id).messages).toEqual([]);
    expect(await attempt('timeout_after_accept')).toBe('TimeoutError');
    expect(desk.emulator.chat(id).messages.map(({ text }) => text)).toEqual(['timeout_after_accept']);
  });
});
