import { decodeWords, headerOf, readMime, textOfType } from '../../../local/read-mime.ts';
import { appError } from '../../factories/errors.ts';

const mail = (...lines: string[]) => Buffer.from(lines.join('\r\n'), 'utf8');

describe('readMime', () => {
  it('reads folded headers, encoded words and every encoding of a body', () => {
    const read = readMime(
      mail(
        'Subject: =?utf-8?Q?Gr=C3=BC=C3=9Fe_an?=',
        ' =?UTF-8?B?IOaXpQ==?= all',
        'Content-Type: multipart/alternative;',
        ' boundary="b 1"',
        '',
        'not for readers',
        '--b 1',
        'Content-Type: text/plain; charset=utf-8',
        'Content-Transfer-Encoding: quoted-printable',
        '',
        'Gr=C3=BC=',
        '=C3=9Fe',
        '--b 1x is text',
        '--b 1',
        'Content-Type: text/html',
        'Content-Transfer-Encoding: base64',
        '',
        'PGI+',
        '5pelPC9iPg==',
        '--b 1--',
        '',
      ),
    );
    expect({
      subject: decodeWords(headerOf(read.headers, 'subject') ?? ''),
      text: textOfType(read, 'text/plain'),
      html: textOfType(read, 'text/html'),
      none: [headerOf(read.headers, 'Bcc'), textOfType(read, 'text/calendar')],
    }).toEqual({
      subject: 'Grüße an 日 all',
      text: 'Grüße\n--b 1x is text',
      html: '<b>日</b>',
      none: [undefined, undefined],
    });
  });

  it.each([
    [
      'a bare line feed in its headers',
      mail('A: 1\nB: 2', '', 'x'),
      'a bare CR or LF stands between headers',
    ],
    ['no end of its headers', mail('A: 1', 'B: 2'), 'no empty line ends the headers'],
    [
      'a line that is no header',
      mail('A: 1', 'Bcc x', '', 'x'),
      'a header is none: expected a name, a colon and printable ASCII',
    ],
    [
      'letters beyond ASCII in a header',
      mail('A: é', '', 'x'),
      'a header is none: expected a name, a colon and printable ASCII',
    ],
    ['an endless line', mail('A: 1', '', 'x'.repeat(999)), 'a line is longer than 998 octets'],
    [
      'parts without an end',
      mail('Content-Type: multipart/mixed; boundary=b', '', '--b', '', 'x'),
      'a multipart body does not end with its boundary',
    ],
    [
      'an encoding nobody knows',
      mail('Content-Transfer-Encoding: zip', '', 'x'),
      'its transfer encoding is unknown',
    ],
    [
      'two types',
      mail('Content-Type: text/plain', 'content-type: text/html', '', 'x'),
      'Content-Type stands 2 times; expected once',
    ],
  ])('refuses a mail with %s', (_name, raw, message) => {
    expect(() => readMime(raw)).toThrow(appError('invalid', `mail: ${message}`));
  });
});
