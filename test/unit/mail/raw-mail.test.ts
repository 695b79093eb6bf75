import * as fc from 'fast-check';
import { messageIdHeader } from '../../../adapters/mail/message-id.ts';
import { rawMail } from '../../../adapters/mail/raw-mail.ts';
import { leadUpdateMail } from '../../../core/leads/lead-update-mail.ts';
import { checkMail } from '../../../core/mail/check-mail.ts';
import type { MailMessage } from '../../../core/mail/mail-message.ts';
import { decodeWords, type MimePart, readMime, textOfType } from '../../../local/read-mime.ts';

const first = '<0108-abc@eu-central-1.amazonses.com>';
const message: MailMessage = {
  from: 'frontdesk@example.com',
  to: ['sales@example.com', 'second@example.com'],
  replyTo: 'anna+chat@example.org',
  subject: 'Re: New lead: Zoë 😀 [L-abc]',
  text: 'Grüße,\n日本語 = 100 %\n.\nFrom here\n',
  html: '<p>Grüße</p>\n',
};

const headerLines = ({ headers }: MimePart): string[] =>
  headers.map(({ name, value }) => `${name}: ${decodeWords(value)}`);

/** What differs from mail to mail by nature. */
const steady = (lines: string[]): string[] =>
  lines.map((line) =>
    line
      .replace(/^(Message-ID: )<[\w-]+@[\w.-]+>$/, '$1<…>')
      .replace(/^(Date: )\w{3}, \d{2} \w{3} \d{4} [\d:]{8} \+0000$/, '$1…')
      .replace(/boundary="[\w-]+"$/, 'boundary="…"'),
  );

const expectedLines = ({ from, to, replyTo, subject }: MailMessage): string[] => [
  `From: ${from}`,
  `To: ${to.join(', ')}`,
  ...(replyTo === undefined ? [] : [`Reply-To: ${replyTo}`]),
  `In-Reply-To: ${first}`,
  `References: ${first}`,
  `Subject: ${subject}`,
  'Message-ID: <…>',
  'Date: …',
  'MIME-Version: 1.0',
  'Content-Type: multipart/alternative; boundary="…"',
];

const expectFaithful = async (sent: MailMessage) => {
  const mail = readMime(await rawMail(sent, first));
  expect(steady(headerLines(mail))).toEqual(expectedLines(sent));
  expect(mail.parts.map(({ type, text }) => [type, text])).toEqual([
    ['text/plain', sent.text],
    ['text/html', sent.html],
  ]);
};

/** Pieces that mean something in mails, and any other characters. */
const piece = fc.oneof(
  fc.constantFrom(
    '\r\n',
    '\n',
    '\r',
    '\r\nBcc: spy@evil.example',
    '\n\n',
    '\u0000',
    '\u0085',
    '\u2028',
    '=?utf-8?Q?=0D=0ABcc:_spy@evil.example?=',
    '=?utf-8?B?DQpCY2M6IHg=?=',
    '?=',
    '=?',
    '--',
    '--_NmP-',
    '"',
    '<',
    '>',
    ',',
    ';',
    ':',
    '(',
    '\\',
    '@',
    ' ',
    '\t',
    '=0D=0A',
    '.',
    '\u202e',
    'é',
    '日本語',
    '😀',
  ),
  fc.string({ unit: 'grapheme', maxLength: 8 }),
  fc.string({ unit: 'binary', maxLength: 4 }),
);
const words = fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join(''));

describe('a raw mail', () => {
  it('carries every part of a message unchanged, in the thread of the mail it follows', async () => {
    await expectFaithful(message);
  });

  it('names no address to answer to where there is none', async () => {
    const { replyTo: _, ...bare } = message;
    await expectFaithful(bare);
  });

  it('keeps lines of any length and kind within what the wire takes', async () => {
    const text = `${'a'.repeat(5_000)}\n${'日本'.repeat(900)}\n.\n\n trailing \nFrom x\n--_NmP\n`;
    await expectFaithful({ ...message, text, html: text.replace('\n', ' ') });
    await expectFaithful({ ...message, text: '日本語\n二行目\n', html: '<p>日本語</p>\n' });
  });

  it('carries any subject of one line as it is, among the headers that were meant and no other', async () => {
    const subjects = words.map((text) =>
      `s ${text.replace(/[\p{Cc}\u2028\u2029]/gu, '').toWellFormed()}`.slice(0, 200).toWellFormed().trim(),
    );
    await fc.assert(
      fc.asyncProperty(subjects, async (subject) => {
        // An encoded word of somebody else's is the one thing that a subject must not hold: core breaks it up.
        const sent = { ...message, subject: subject.replace(/=(?=\?)/g, '= ') };
        checkMail(sent);
        const mail = readMime(await rawMail(sent, first));
        const lines = steady(headerLines(mail));
        const spaced = (line: string) => line.replace(/\s+/gu, ' ');
        expect(lines.map(spaced)).toEqual(expectedLines(sent).map(spaced));
      }),
      { numRuns: 150 },
    );
  });

  it('made of any lead holds the headers that were meant, and none that anybody wrote', async () => {
    const head = { from: 'frontdesk@example.com', to: ['sales@example.com'], brand: 'LiveAgent' };
    await fc.assert(
      fc.asyncProperty(
        words,
        fc.oneof(words, fc.emailAddress()),
        words,
        words,
        words,
        async (name, email, page, text, quote) => {
          const lead = { id: 'lead-0001', email, name, page, useCase: text, summary: text, quote, at: 1 };
          const sent = leadUpdateMail(
            { lead, update: { first: 1, useCaseBefore: quote } },
            { lead, mailId: '0108-abc' },
            head,
          );
          checkMail(sent);
          const mail = readMime(await rawMail(sent, first));
          expect(steady(headerLines(mail))).toEqual(expectedLines(sent));
          expect(textOfType(mail, 'text/plain')).toBe(sent.text);
          expect(textOfType(mail, 'text/html')).toBe(sent.html);
        },
      ),
      { numRuns: 150 },
    );
  });
});

describe('messageIdHeader', () => {
  it.each([
    ['us-east-1', '0108-abc', '<0108-abc@email.amazonses.com>'],
    ['eu-central-1', '0108-abc', '<0108-abc@eu-central-1.amazonses.com>'],
    ['eu-central-1', '0108-abc@email.amazonses.com', '<0108-abc@email.amazonses.com>'],
  ])('in %s makes of %s what recipients see', (region, id, expected) => {
    expect(messageIdHeader(id, region)).toBe(expected);
  });
});
