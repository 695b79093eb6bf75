import type { Message } from '../../../adapters/help-desk/models.ts';
import { fileOf } from '../../../adapters/help-desk/unconfirmed.ts';

const message = (text: string): Message => ({
  id: 'm1',
  userid: 'visitor1',
  type: 'F',
  datecreated: '2026-03-02 09:00:00',
  format: 'H',
  message: text,
});

describe('the file of a message of type F', () => {
  it.each([
    ['invoice.pdf', { name: 'invoice.pdf' }],
    ['  two\n lines.pdf ', { name: 'two lines.pdf' }],
    ['', { name: 'file' }],
    [
      '<p><a target="_blank" href="/scripts/file.php?view=Y&amp;file=a1">My &lt;b&gt; file.pdf</a></p>',
      { name: 'My <b> file.pdf', address: '/scripts/file.php?view=Y&file=a1' },
    ],
    [
      "<A HREF='https://yours.ladesk.com/f/1'>a.png</A>",
      { name: 'a.png', address: 'https://yours.ladesk.com/f/1' },
    ],
    ['{"id":"a1","name":"a.pdf","type":"application/pdf"}', { name: 'a.pdf' }],
    [
      '{"name":"a.pdf","downloadUrl":"https://x.example/1"}',
      { name: 'a.pdf', address: 'https://x.example/1' },
    ],
    ['{"name":5}', { name: '{"name":5}' }],
  ])('reads %j as %j', (text, expected) => {
    expect(fileOf(message(text))).toEqual(expected);
  });
});
