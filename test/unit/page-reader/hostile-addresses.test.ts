import { checkUrl, nextHop } from '../../../adapters/page-reader/check-url.ts';
import { guardedPageReader } from '../../../adapters/page-reader/guarded.ts';
import { isPublicAddress } from '../../../adapters/page-reader/public-address.ts';

const none = new Set<string>();
const privately = 'the address is not on the public internet';

describe('isPublicAddress', () => {
  it.each(['93.184.216.34', '8.8.8.8', '2606:4700:4700::1111', '::ffff:8.8.8.8'])(
    'takes %s for public',
    (address) => {
      expect(isPublicAddress(address)).toBe(true);
    },
  );

  it.each([
    '127.0.0.1',
    '127.9.9.9',
    '0.0.0.0',
    '10.1.2.3',
    '172.16.0.1',
    '192.168.1.1',
    '169.254.169.254',
    '169.254.170.2',
    '100.64.0.1',
    '192.0.0.8',
    '198.18.0.1',
    '224.0.0.1',
    '255.255.255.255',
    '::1',
    '::',
    '::ffff:127.0.0.1',
    '::ffff:a9fe:a9fe',
    '::127.0.0.1',
    '::7f00:1',
    'fe80::1',
    'fc00::1',
    'fd00:ec2::254',
    'ff02::1',
    '64:ff9b::7f00:1',
    '64:ff9b:1::7f00:1',
    '2002:7f00:1::',
    '2001:0:7f00:1::',
    '',
    'localhost',
  ])('takes %s for private', (address) => {
    expect(isPublicAddress(address)).toBe(false);
  });
});

describe('checkUrl', () => {
  it.each([
    ['http://127.0.0.1/', privately],
    ['http://2130706433/', privately],
    ['http://0x7f.1/', privately],
    ['http://0177.0.0.1/', privately],
    ['http://127.1/', privately],
    ['http://①②⑦.⓪.⓪.①/', privately],
    ['http://127。0。0。1/', privately],
    ['http://%31%32%37.0.0.1/', privately],
    ['http://[::1]/', privately],
    ['http://[::ffff:127.0.0.1]/', privately],
    ['http://[::127.0.0.1]/', privately],
    ['http://169.254.169.254/latest/meta-data/', privately],
    ['http://[fd00:ec2::254]/', privately],
    ['http://0/', privately],
    ['https://user@www.example.com/', 'the address holds a user name or password'],
    ['http://google.com@127.0.0.1/', 'the address holds a user name or password'],
    ['https://www.example.com:2773/', 'the port is 2773; expected 80 or 443'],
    ['http://www.example.com:22/', 'the port is 22; expected 80 or 443'],
    ['ftp://www.example.com/', 'the scheme is ftp:; expected http: or https:'],
    ['file:///etc/passwd', 'the scheme is file:; expected http: or https:'],
    ['data:text/html,hi', 'the scheme is data:; expected http: or https:'],
    ['https://www.example.com\\@127.0.0.1/', 'the address holds spaces, control characters or backslashes'],
    [' https://www.example.com/', 'the address holds spaces, control characters or backslashes'],
    ['https://www.exa\nmple.com/', 'the address holds spaces, control characters or backslashes'],
    ['https://www.example.com/\u0000', 'the address holds spaces, control characters or backslashes'],
    ['www.example.com', 'the address is not a URL; expected one such as https://www.example.com/page'],
    [`https://www.example.com/${'a'.repeat(2048)}`, 'the address has 2072 characters; expected at most 2048'],
  ])('refuses %j', (url, message) => {
    expect(() => checkUrl(url, none)).toThrow(expect.objectContaining({ code: 'refused', message }));
  });

  it('passes ordinary addresses and leaves the fragment out', () => {
    expect(checkUrl('https://www.example.com:443/a?b=c#d', none).href).toBe('https://www.example.com/a?b=c');
    expect(checkUrl('http://93.184.216.34/', none).href).toBe('http://93.184.216.34/');
  });
});

describe('nextHop', () => {
  const from = new URL('https://www.example.com/a/b');

  it('resolves relative targets', () => {
    expect(nextHop(from, '../c', none).href).toBe('https://www.example.com/c');
  });

  it.each([
    ['http://www.example.com/', 'the page redirects from https to http'],
    ['https://127.0.0.1/', privately],
    ['//2130706433/', privately],
    ['https://user:pw@www.example.com/', 'the address holds a user name or password'],
    ['javascript:alert(1)', 'the scheme is javascript:; expected http: or https:'],
    ['/\\127.0.0.1/', 'the page redirects to an address with control characters or backslashes'],
    ['https://', 'the page redirects to no usable address'],
    [null, 'the page redirects to no usable address'],
  ])('refuses %j', (location, message) => {
    expect(() => nextHop(from, location, none)).toThrow(
      expect.objectContaining({ code: 'refused', message }),
    );
  });
});

describe('names', () => {
  const readerFor = (addresses: string[]) => {
    const asked: string[] = [];
    const reader = guardedPageReader({
      timeoutMs: 2_000,
      maxBytes: 1000,
      resolve: async (hostname) => {
        asked.push(hostname);
        return addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));
      },
    });
    return { reader, asked };
  };

  it.each([
    ['http://127.0.0.1.nip.example/', ['127.0.0.1']],
    ['http://localhost/', ['127.0.0.1', '::1']],
    ['http://localhost./', ['::1']],
    ['http://mixed.example/', ['93.184.216.34', '10.0.0.1']],
    ['https://metadata.example/', ['169.254.169.254']],
    ['http://mapped.example/', ['::ffff:127.0.0.1']],
    ['http://compatible.example/', ['::127.0.0.1']],
  ])('refuses %s by what it resolves to', async (url, addresses) => {
    const { reader, asked } = readerFor(addresses);
    await expect(reader.read(url)).rejects.toMatchObject({ code: 'refused', message: privately });
    expect(asked).toHaveLength(1);
  });

  it('does not even resolve a private literal', async () => {
    const { reader, asked } = readerFor(['93.184.216.34']);
    await expect(reader.read('http://[::ffff:7f00:1]/')).rejects.toMatchObject({
      code: 'refused',
      message: privately,
    });
    expect(asked).toEqual([]);
  });

  it('calls a name without an address unavailable', async () => {
    await expect(readerFor([]).reader.read('https://gone.example/')).rejects.toMatchObject({
      code: 'unavailable',
      message: 'the page could not be reached',
    });
  });
});
