import { deskOf, own, ticket } from './desk-of.ts';

describe('what a visitor may set to anything', () => {
  it('is kept within bounds, so that it never outgrows what can be stored', async () => {
    const { helpDesk } = deskOf({
      'GET /v3/tickets/abc': [
        { ...ticket('abc', 'X'), owner_name: '漢'.repeat(500), owner_email: `${'z'.repeat(300)}@x.y` },
      ],
      'GET /v3/tickets/abc/messages': [
        [
          {
            id: 'g',
            datecreated: '2026-03-02 09:00:00',
            messages: [
              {
                id: 'm',
                userid: 'v',
                type: 'F',
                datecreated: '2026-03-02 09:00:00',
                format: 'H',
                message: `<a href="https://example.com/${'x'.repeat(3_000)}">a.pdf</a>`,
              },
            ],
          },
        ],
      ],
      'GET /v3/agents': [own],
      'GET /v3/contacts/c': [{ firstname: 'A'.repeat(500), emails: [] }],
      'GET /v3/page_visits/c/contact': [
        [{ url: `https://example.com/${'y'.repeat(3_000)}`, date_visit: '2026-03-02 09:00:00' }],
      ],
    });
    const told = await helpDesk.read('abc');
    expect([told?.visitor, told?.messages.map(({ files }) => files)]).toEqual([
      { name: '漢'.repeat(200) },
      [[{ name: 'a.pdf' }]],
    ]);
    const visitor = await helpDesk.readVisitor('c');
    expect([visitor.visitor.name?.length, visitor.page?.length]).toEqual([200, 2_000]);
  });
});
