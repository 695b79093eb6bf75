import { mayRead } from '../../../core/assistant/page-policy.ts';

const sites = ['https://www.liveagent.com', 'https://support.liveagent.com/docs/'];
const visitorTexts = [
  'Hi, look at https://shop.example/cart?id=7, please.',
  'my site is example.org (see www.example.net/a-b/) or write to me@mail.example',
];

describe('mayRead', () => {
  it.each([
    'https://www.liveagent.com',
    'https://www.liveagent.com/pricing/',
    'https://www.liveagent.com/pricing/#plans',
    'https://support.liveagent.com/docs',
    'https://support.liveagent.com/docs/install',
    'https://shop.example/cart?id=7',
    'https://example.org',
    'https://example.org/',
    'http://example.org/',
    'https://www.example.net/a-b',
    'https://SHOP.example/cart?id=7',
  ])('allows %s', (url) => {
    expect(mayRead(url, { visitorTexts, sites })).toBe(true);
  });

  it.each([
    ['a query of the model under a site', 'https://www.liveagent.com/pricing/?q=my+card+is+4111'],
    ['an empty query under a site', 'https://www.liveagent.com/pricing/?'],
    ['a query other than the one typed', 'https://shop.example/cart?id=7&e=secret'],
    ['another page of a host the visitor named', 'https://shop.example/other'],
    ['a longer path than the one typed', 'https://example.org/secret-words'],
    ['another host', 'https://evil.example/'],
    ['a host that only begins like a site', 'https://www.liveagent.com.evil.example/'],
    ['a site as user name', 'https://www.liveagent.com@evil.example/'],
    ['a site over http', 'http://www.liveagent.com/'],
    ['another port of a site', 'https://www.liveagent.com:8443/'],
    ['a folder that only begins like the one of a site', 'https://support.liveagent.com/docs-internal/'],
    ['a way out of the folder', 'https://support.liveagent.com/docs/../admin'],
    ['an encoded way out of the folder', 'https://support.liveagent.com/docs/..%2fadmin'],
    ['the domain of an e-mail address', 'https://mail.example/'],
    ['another scheme', 'file:///etc/passwd'],
    ['a backslash', 'https://www.liveagent.com\\@evil.example/'],
    ['no URL', 'pricing'],
    ['nothing', ''],
  ])('refuses %s', (_what, url) => {
    expect(mayRead(url, { visitorTexts, sites })).toBe(false);
  });

  it('takes nothing that the visitor typed for an address where it is none', () => {
    const typed = ['https://shop.example:99999/', 'and http://shop.example/a'];
    expect(mayRead('https://shop.example/', { visitorTexts: typed, sites: [] })).toBe(false);
    expect(mayRead('https://shop.example/a', { visitorTexts: typed, sites: [] })).toBe(true);
  });

  it('reads no configured site whose address is none', () => {
    expect(mayRead('https://shop.example/', { visitorTexts: [], sites: ['shop.example'] })).toBe(false);
  });

  it('takes a user name in a typed address for what it is', () => {
    const text = 'https://user:secret@host.example/';
    expect(mayRead(text, { visitorTexts: [text], sites: [] })).toBe(false);
  });
});
