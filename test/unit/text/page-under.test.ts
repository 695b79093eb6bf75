import { isPageUnder } from '../../../core/text/page-under.ts';

const directory = ['https://www.liveagent.com/directory/'];

describe('isPageUnder', () => {
  it.each([
    'https://www.liveagent.com/directory/',
    'https://www.liveagent.com/directory/zendesk',
    'https://www.liveagent.com/directory',
    'https://www.liveagent.com/directory?page=2',
    'http://www.liveagent.com/directory/zendesk',
    'HTTPS://WWW.LiveAgent.COM/directory/zendesk/?a=b#c',
    'https://www.liveagent.com:443/directory/zendesk',
    'https://www.liveagent.com./directory/zendesk',
    'https://user@www.liveagent.com/directory/zendesk',
    'https://www.liveagent.com/%64irectory/zendesk',
    'https://www.liveagent.com/%2564irectory/zendesk',
    'https://www.liveagent.com/directory%2Fzendesk',
    'https://www.liveagent.com//directory//zendesk',
    'https://www.liveagent.com/pricing/../directory/zendesk',
    'https://www.liveagent.com/pricing/%2e%2e/directory/zendesk',
    'https://www.liveagent.com/pricing/%252e%252e/directory/zendesk',
    'https://www.liveagent.com\\directory\\zendesk',
    'https://www.live\nagent.com/directory/',
    'www.liveagent.com/directory/zendesk',
    '//www.liveagent.com/directory/zendesk',
    'www.liveagent.com:443/directory/zendesk',
    ' https://www.liveagent.com/directory/ ',
    'https://translate.example/?sl=en&u=https://www.liveagent.com/directory/zendesk',
    'https://translate.example/?u=https%3A%2F%2Fwww.LiveAgent.com%2Fdirectory%2Fzendesk&x=1',
    'https://cache.example/20260101/https://www.liveagent.com/directory/',
    'https://[broken https://www.liveagent.com/directory/zendesk',
  ])('suppresses %j', (page) => {
    expect(isPageUnder(page, directory)).toBe(true);
  });

  it.each([
    'https://www.liveagent.com/',
    'https://www.liveagent.com/directory-listing/',
    'https://www.liveagent.com/blog/directory/',
    'https://www.liveagent.com/?ref=/directory/',
    'https://search.example/?q=www.liveagent.com+directory',
    'https://directory.liveagent.com/directory/',
    'https://www.liveagent.com.evil.org/directory/',
    'https://www.liveagent.com:8443/directory/',
    'not an address',
  ])('leaves %j alone', (page) => {
    expect(isPageUnder(page, directory)).toBe(false);
  });

  it('reads an endless address of encoded percent signs', () => {
    expect(isPageUnder(`https://x.example/%${'25'.repeat(100_000)}64irectory`, directory)).toBe(false);
  });

  it('takes a prefix without a slash at its word, and one with a query for that page', () => {
    const suppressedPages = ['http://x.example/dir', 'https://x.example/list?kind=a'];
    const pages = [
      'https://x.example/directory',
      'https://x.example/list/?kind=a&b',
      'https://x.example/list',
    ];
    expect(pages.map((page) => isPageUnder(page, suppressedPages))).toEqual([true, true, false]);
  });
});
