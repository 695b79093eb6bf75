import { appError } from '../../factories/errors.ts';
import { agent, deskOf, own, ticket } from './desk-of.ts';

describe('liveAgentHelpDesk', () => {
  it('asks the allowance of its key before each request', async () => {
    const { helpDesk, asked } = deskOf({ 'POST /conversations/abc/tags': [{ response: { status: 'OK' } }] });
    await helpDesk.read('abc');
    await helpDesk.tag('abc', 'person needed');
    expect(asked).toEqual([
      'allowance v3',
      'GET /v3/tickets/abc',
      'allowance v1',
      'POST /conversations/abc/tags name=person+needed',
    ]);
  });

  it('tells the allowance which requests would be in vain without those that follow them', async () => {
    const { helpDesk, asked } = deskOf({
      'GET /v3/tickets/abc': [ticket('abc', 'ABC-DEFGH-123')],
      'GET /v3/tickets/abc/messages': [[]],
      'GET /v3/agents': [own],
    });
    await helpDesk.read('abc');
    await helpDesk.readVisitor('c1');
    await helpDesk.readMessages('abc');
    expect(asked.filter((line) => line.startsWith('allowance'))).toEqual([
      'allowance v3',
      ...Array.from({ length: 4 }, () => 'allowance v3, following'),
      'allowance v3',
    ]);
  });

  it('looks for what was posted, and closes what was read, as that which follows', async () => {
    const { helpDesk, asked } = deskOf({
      'GET /v3/tickets/abc': [ticket('abc', 'ABC-DEFGH-123')],
      'GET /v3/tickets/abc/messages': [[]],
      'GET /v3/agents': [own],
      'PUT /v3/tickets/abc': [{}],
    });
    await helpDesk.findPosted('abc', { from: 'assistant', text: 'Hi' }, 0);
    await helpDesk.resolve('abc');
    expect(asked.filter((line) => line.startsWith('allowance'))).toEqual(
      Array.from({ length: 4 }, () => 'allowance v3, following'),
    );
  });

  it('believes no list of tickets that does not hold the code', async () => {
    const { helpDesk } = deskOf({ 'GET /v3/tickets': [[ticket('other', 'XYZ-OTHER-001')]] });
    expect(await helpDesk.findByCode('ABC-DEFGH-123')).toBeUndefined();
  });

  it('posts as nobody who is no agent, since that would become a note', async () => {
    const { helpDesk, requests } = deskOf({ 'GET /v3/agents': [own] });
    await expect(helpDesk.post('abc', { from: 'teammate', text: 'Hi' })).rejects.toEqual(
      appError(
        'refused',
        'liveagent.agents.team is the address of no agent of the LiveAgent account; expected one of its agents',
      ),
    );
    expect(requests()).toEqual(['GET /v3/agents']);
  });

  it('keeps the agents for five minutes', async () => {
    const { helpDesk, requests, pass } = deskOf({
      'GET /v3/agents': [own],
      'POST /conversations/abc/messages': [{ response: { status: 'OK' } }],
    });
    const post = () => helpDesk.post('abc', { from: 'assistant', text: 'Hi' });
    await Promise.all([post(), post()]);
    pass(299_999);
    await post();
    const reads = () => requests().filter((line) => line === 'GET /v3/agents').length;
    expect(reads()).toBe(1);
    pass(1);
    await post();
    expect(reads()).toBe(2);
  });

  it('does not keep a list of agents that could not be read', async () => {
    const { helpDesk } = deskOf({
      'GET /v3/agents': [503, own],
      'POST /conversations/abc/messages': [{ response: { status: 'OK' } }],
    });
    const post = () => helpDesk.post('abc', { from: 'assistant', text: 'Hi' });
    await expect(post()).rejects.toEqual(
      appError('unavailable', 'LiveAgent GET /api/v3/agents answered 503'),
    );
    expect(await post()).toEqual({});
  });

  it('knows a new agent from the visitor', async () => {
    const line = (id: string, userid: string) => ({
      id,
      userid,
      type: 'M',
      datecreated: '2026-03-02 09:00:01',
      message: id,
    });
    const { helpDesk, pass } = deskOf({
      'GET /v3/tickets/abc': [ticket('abc', 'ABC-DEFGH-123')],
      'GET /v3/tickets/abc/messages': [
        [{ id: 'g', datecreated: '2026-03-02 09:00:00', messages: [line('a', 'visitor1')] }],
        [
          {
            id: 'g',
            datecreated: '2026-03-02 09:00:00',
            messages: [line('a', 'visitor1'), line('b', 'newagent')],
          },
        ],
      ],
      'GET /v3/agents': [own, [...own, agent('newagent', 'new@example.com')]],
    });
    const speakers = async () => (await helpDesk.read('abc'))?.messages.map(({ id, from }) => [id, from]);
    expect(await speakers()).toEqual([['a', { kind: 'visitor' }]]);
    pass(10_000);
    expect(await speakers()).toEqual([
      ['a', { kind: 'visitor' }],
      ['b', { kind: 'agent', agent: { id: 'liveagent:newagent', name: 'newagent' } }],
    ]);
  });

  it('ends where paging is ignored and every page is the same', async () => {
    const many = Array.from({ length: 100 }, (_, i) => ({
      id: `g${i}`,
      datecreated: '2026-03-02 09:00:00',
      messages: [],
    }));
    const { helpDesk, requests } = deskOf({
      'GET /v3/tickets/abc': [ticket('abc', 'ABC-DEFGH-123')],
      'GET /v3/tickets/abc/messages': [many],
      'GET /v3/agents': [own],
    });
    expect((await helpDesk.read('abc'))?.messages).toEqual([]);
    expect(requests().filter((line) => line === 'GET /v3/tickets/abc/messages')).toHaveLength(2);
  });

  it('takes the newest page a visitor was seen on, and the language without its region', async () => {
    const { helpDesk } = deskOf({
      'GET /v3/contacts/con': [
        { firstname: 'Maya', lastname: null, language: 'pt-BR', emails: ['m@example.com'] },
      ],
      'GET /v3/page_visits/con/contact': [
        [
          { url: 'https://a.example/old', date_visit: '2026-03-01 09:00:00' },
          { url: 'https://a.example/new', date_visit: '2026-03-02 09:00:00' },
          { url: '', date_visit: '2026-03-03 09:00:00' },
        ],
      ],
    });
    expect(await helpDesk.readVisitor('con')).toEqual({
      language: 'pt',
      page: 'https://a.example/new',
      visitor: { name: 'Maya', email: 'm@example.com' },
    });
  });

  it('transfers through v1 where v3 refuses, and not where the outcome is unknown', async () => {
    const routes = (answer: number) => ({
      'GET /v3/departments/sales': [{ department_id: 'sales' }],
      'PUT /v3/tickets/abc': [answer],
      'PUT /conversations/abc/attendants': [{ response: { status: 'OK' } }],
    });
    const refusing = deskOf(routes(400));
    await refusing.helpDesk.transfer('abc', 'sales');
    expect(refusing.requests().slice(1)).toEqual([
      'PUT /v3/tickets/abc {"departmentid":"sales"}',
      'PUT /conversations/abc/attendants departmentid=sales&useridentifier=notices%40example.com',
    ]);
    const failing = deskOf(routes(502));
    await expect(failing.helpDesk.transfer('abc', 'sales')).rejects.toEqual(
      appError('ambiguous', 'LiveAgent PUT /api/v3/tickets/{id} answered 502'),
    );
    expect(failing.requests().slice(1)).toEqual(['PUT /v3/tickets/abc {"departmentid":"sales"}']);
  });

  it('resolves as the agent the ticket is assigned to, or else as the one for notices', async () => {
    const free = deskOf({
      'GET /v3/tickets/abc': [ticket('abc', '')],
      'GET /v3/agents': [own],
      'PUT /v3/tickets/abc': [{}],
    });
    await free.helpDesk.resolve('abc');
    expect(free.requests().at(-1)).toBe('PUT /v3/tickets/abc {"status":"R","agentid":"notice01"}');
    const taken = deskOf({
      'GET /v3/tickets/abc': [{ ...ticket('abc', ''), agentid: 'someone1' }],
      'PUT /v3/tickets/abc': [{}],
    });
    await taken.helpDesk.resolve('abc');
    expect(taken.requests().at(-1)).toBe('PUT /v3/tickets/abc {"status":"R","agentid":"someone1"}');
  });
});
