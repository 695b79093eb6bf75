import { AppError } from '../core/errors.ts';

/** A header as it stands in the mail, unfolded; its value still encoded. */
export interface Header {
  name: string;
  value: string;
}

export interface MimePart {
  headers: Header[];
  /** Lower-cased, such as `text/plain`. */
  type: string;
  /** Decoded text of a leaf, its lines ending in `\n`; empty where there are parts. */
  text: string;
  parts: MimePart[];
}

const check = (sound: boolean, message: string): void => {
  if (!sound) throw new AppError('invalid', `mail: ${message}`);
};

/** Headers of RFC 5322, 2.2: printable ASCII, folded lines joined again. */
const headersIn = (block: string): Header[] => {
  check(!/(?<!\r)\n|\r(?!\n)/.test(block), 'a bare CR or LF stands between headers');
  return block
    .replace(/\r\n(?=[ \t])/g, '')
    .split('\r\n')
    .map((line) => {
      const [, name = '', value = ''] = /^([!-9;-~]+):[ \t]*([\t -~]*)$/.exec(line) ?? [];
      check(name !== '', 'a header is none: expected a name, a colon and printable ASCII');
      return { name, value };
    });
};

/** The one header of that name; undefined where there is none. AppError invalid where there are several. */
export const headerOf = (headers: Header[], name: string): string | undefined => {
  const found = headers.filter((header) => header.name.toLowerCase() === name.toLowerCase());
  check(found.length <= 1, `${name} stands ${found.length} times; expected once`);
  return found[0]?.value;
};

const quotedPrintable = (text: string): Buffer =>
  Buffer.from(
    text
      .replace(/=\r?\n/g, '')
      .replace(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  );

/** Encoded words of RFC 2047 in UTF-8; white space between two of them is none. */
export const decodeWords = (value: string): string =>
  value
    .replace(/(\?=)[ \t]+(?==\?)/g, '$1')
    .replace(/(?:=\?utf-8\?[BQ]\?[^?\s]*\?=)+/gi, (words) =>
      Buffer.concat(
        [...words.matchAll(/=\?utf-8\?([BQ])\?([^?\s]*)\?=/gi)].map(([, encoding = '', word = '']) =>
          encoding.toUpperCase() === 'B'
            ? Buffer.from(word, 'base64')
            : quotedPrintable(word.replaceAll('_', ' ')),
        ),
      ).toString('utf8'),
    );

const bodies: Record<string, (body: string) => Buffer> = {
  '7bit': (body) => Buffer.from(body, 'latin1'),
  '8bit': (body) => Buffer.from(body, 'latin1'),
  'quoted-printable': quotedPrintable,
  base64: (body) => Buffer.from(body, 'base64'),
};

/** Bodies between lines that are the boundary and nothing else: RFC 2046, 5.1.1. */
const partsOf = (body: string, boundary: string): MimePart[] => {
  const line = new RegExp(`\\r\\n--${boundary.replace(/\W/g, '\\$&')}(--)?[ \\t]*(?=\\r\\n|$)`);
  const [, ...pieces] = `\r\n${body}`.split(line);
  // The split leaves a body after each line's own mark, which only the last of them has.
  const end = pieces.findIndex((piece, i) => i % 2 === 0 && piece === '--');
  check(end >= 0, 'a multipart body does not end with its boundary');
  return pieces
    .slice(0, end)
    .flatMap((piece, i) => (i % 2 === 1 ? [readPart(piece.replace(/^\r\n/, ''))] : []));
};

const readPart = (mail: string): MimePart => {
  const end = mail.indexOf('\r\n\r\n');
  check(end > 0, 'no empty line ends the headers');
  const headers = headersIn(mail.slice(0, end));
  const body = mail.slice(end + 4);
  const content = headerOf(headers, 'Content-Type') ?? 'text/plain';
  const type = (/^[^;\s]+/.exec(content)?.[0] ?? '').toLowerCase();
  const boundary = /;\s*boundary=(?:"([^"]+)"|([^\s;"]+))/i.exec(content);
  if (type.startsWith('multipart/')) {
    return { headers, type, text: '', parts: partsOf(body, boundary?.[1] ?? boundary?.[2] ?? '') };
  }
  const decode = bodies[(headerOf(headers, 'Content-Transfer-Encoding') ?? '7bit').toLowerCase()];
  if (decode === undefined) throw new AppError('invalid', 'mail: its transfer encoding is unknown');
  return { headers, type, text: decode(body).toString('utf8').replaceAll('\r\n', '\n'), parts: [] };
};

/**
 * A mail as it goes over the wire (RFC 5322, 2045 to 2047), read strictly: enough of MIME for what programs write
 * today, in UTF-8. AppError invalid says what is wrong.
 */
export const readMime = (raw: Uint8Array): MimePart => {
  const mail = Buffer.from(raw).toString('latin1');
  check(
    mail.split('\r\n').every((line) => line.length <= 998),
    'a line is longer than 998 octets',
  );
  return readPart(mail);
};

/** The text of the first part of that type. */
export const textOfType = (part: MimePart, type: string): string | undefined =>
  part.type === type
    ? part.text
    : part.parts.map((inner) => textOfType(inner, type)).find((text) => text !== undefined);
