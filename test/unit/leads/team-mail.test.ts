import { teamMail } from '../../../core/leads/team-mail.ts';
import { checkMail } from '../../../core/mail/check-mail.ts';

const head = { from: 'frontdesk@example.com', to: ['sales@example.com'], brand: 'LiveAgent' };

describe('teamMail', () => {
  it('mails plain text and its escaped HTML, with the visitor as Reply-To', () => {
    const body = {
      kind: 'team_mail' as const,
      subject: 'Nobody took\r\nBcc: x a chat',
      text: 'A visitor waits.\n\n<b>Hi</b> & "bye"\nhttps://x.example/',
      replyTo: 'anna@example.com',
    };
    expect(teamMail(body, head)).toEqual({
      from: 'frontdesk@example.com',
      to: ['sales@example.com'],
      replyTo: 'anna@example.com',
      subject: 'Nobody took Bcc: x a chat',
      text: 'A visitor waits.\n\n<b>Hi</b> & "bye"\nhttps://x.example/\n',
      html: `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>Nobody took Bcc: x a chat</title></head>
<body>
<p>A visitor waits.</p>
<p>&lt;b&gt;Hi&lt;/b&gt; &amp; &quot;bye&quot;<br>
https://x.example/</p>
</body>
</html>
`,
    });
  });

  it('can be sent whatever its words: a subject and a text are always there, a wrong Reply-To never', () => {
    const mail = teamMail({ kind: 'team_mail', subject: '\u0000', text: ' ', replyTo: 'x' }, head);
    checkMail(mail);
    expect({ subject: mail.subject, text: mail.text, replyTo: mail.replyTo }).toEqual({
      subject: 'LiveAgent: message to the team',
      text: 'LiveAgent: message to the team\n',
      replyTo: undefined,
    });
  });
});
