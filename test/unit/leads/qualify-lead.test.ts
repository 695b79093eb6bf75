import { qualifyLead } from '../../../core/leads/qualify-lead.ts';
import { leadOf, notAnAddress, notWritten, question } from './lead-question.ts';

describe('qualifyLead', () => {
  it('accepts a lead whose address, quote and name are the visitor’s own, as the visitor wrote them', () => {
    expect(qualifyLead(question())).toEqual({
      kind: 'accepted',
      lead: {
        id: 'lead-1',
        email: 'Anna.Smith@Example.com',
        name: 'Anna Smith',
        page: 'https://www.liveagent.com/pricing/',
        useCase: 'Ticketing for 20 agents',
        summary: 'Anna asked for a ticket system.',
        quote: 'We want a ticket system for 20 agents.',
        at: 1_000,
      },
    });
  });

  it('accepts a lead without page and name', () => {
    const lead = leadOf(question({ page: undefined }, { name: undefined }));
    expect(Object.keys(lead)).toEqual(['id', 'email', 'useCase', 'summary', 'quote', 'at']);
  });

  it.each([
    '',
    'anna',
    'anna@',
    '@example.com',
    'anna@example',
    'anna smith@example.com',
    'a@example.com,b@example.com',
    'a@example.com b@example.com',
    'Anna <anna@example.com>',
    'anna@example.com\r\nBcc: all@example.com',
    'anna@example.com\u0000',
    'anna\u200b@example.com',
    'anna..smith@example.com',
    '.anna@example.com',
    'anna@-example.com',
    'anna@exam_ple.com',
    'anna@127.0.0.1',
    'anna@0x7f.1',
    'anna@example.com/x',
    'anna@example.com:80',
    'änna@example.com',
    '"anna smith"@example.com',
    `${'a'.repeat(65)}@example.com`,
    `anna@${'a.'.repeat(130)}com`,
    'javascript:alert(1)',
  ])('refuses %j as an address even where the visitor wrote it', (email) => {
    const visitorTexts = [`We need a help desk. Write to ${email}`];
    expect(qualifyLead(question({ visitorTexts }, { email, quote: 'We need a help desk' }))).toEqual(
      notAnAddress,
    );
  });

  it.each([
    ['is nowhere', 'We need a help desk'],
    ['is the end of a longer one', 'We need a help desk xanna@example.com'],
    ['follows a dot', 'We need a help desk x.anna@example.com'],
    ['is the beginning of a longer one', 'We need a help desk anna@example.com.evil.org'],
    ['goes on after a hyphen', 'We need a help desk anna@example.com-evil'],
    ['is only part of another word', 'We need a help desk anna@example.community'],
    ['is spread over two messages', 'We need a help desk anna@exam'],
  ])('refuses an address that %s', (_name, text) => {
    const asked = question(
      { visitorTexts: [text, 'ple.com'] },
      { email: 'anna@example.com', quote: 'a help desk' },
    );
    expect(qualifyLead(asked)).toEqual(notWritten);
  });

  it.each([
    'anna@example.com',
    'mailto:anna@example.com',
    '<anna@example.com>',
    '"anna@example.com"',
    '(anna@example.com).',
    'ANNA@EXAMPLE.COM, thanks',
    'メールはanna@example.comです',
    'anna@example.com...',
    'x@anna@example.com, no: anna@example.com',
  ])('finds the address in %j', (text) => {
    const asked = question(
      { visitorTexts: [text, 'a help desk'] },
      { email: 'anna@example.com', quote: 'a help desk' },
    );
    expect(leadOf(asked).email.toLowerCase()).toBe('anna@example.com');
  });

  it('accepts an international domain', () => {
    const asked = question(
      { visitorTexts: ['Bitte ein Angebot an jo@müller.de'] },
      { email: 'jo@müller.de', quote: 'Bitte ein Angebot' },
    );
    expect(leadOf(asked).email).toBe('jo@müller.de');
  });

  it('takes another address of the same conversation for another lead', () => {
    const existing = [{ id: 'lead-0', email: 'ben@example.com', effect: 4 }];
    expect(qualifyLead(question({ existing })).kind).toBe('accepted');
  });

  it.each(['anna.smith@example.com', ' ANNA.Smith@Example.com'])(
    'queues one mail a turn for one address, however often %j is passed',
    (email) => {
      const queued = [{ lead: leadOf(question()) }];
      expect(qualifyLead(question({ queued }, { email, summary: 'Something new.' }))).toEqual({
        kind: 'duplicate',
        reason: 'This address is queued already; the team will get one e-mail.',
      });
    },
  );

  it('passes on three addresses of one conversation, those of this turn counted, and no fourth', () => {
    const existing = [{ id: 'lead-0', email: 'ben@example.com', effect: 4 }];
    const other = (email: string) => ({ lead: { ...leadOf(question()), email } });
    const update = { ...other('ben@example.com'), update: { first: 4 } };
    const third = question({ existing, queued: [other('b@example.com'), update] });
    expect(qualifyLead(third).kind).toBe('accepted');
    const fourth = question({ existing, queued: [other('b@example.com'), other('c@example.com')] });
    expect(qualifyLead(fourth)).toEqual({
      kind: 'refused',
      reason: 'Enough addresses were passed on in this conversation. Go on helping without another one.',
    });
  });

  it('sends no lead from a suppressed page', () => {
    expect(qualifyLead(question({ page: 'https://www.liveagent.com/directory/zendesk' }))).toEqual({
      kind: 'refused',
      reason: 'No leads are sent from the page the visitor is on. Go on helping without an e-mail address.',
    });
  });
});
