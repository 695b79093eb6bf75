import * as fc from 'fast-check';
import { leadLimits } from '../../../core/leads/lead.ts';
import type { LeadQuestion } from '../../../core/leads/lead-question.ts';
import { qualifyLead } from '../../../core/leads/qualify-lead.ts';

const said = [
  "Hi, I'm Anna Smith.",
  'We want  a ticket system for 20 agents.\nMy mail: Anna.Smith@Example.com!',
];

const question = (
  { visitorTexts = said, ...changes }: Partial<LeadQuestion> & { visitorTexts?: string[] } = {},
  args: Partial<LeadQuestion['args']> = {},
): LeadQuestion => ({
  visitorMessages: visitorTexts.map((text, i) => ({ seq: 2 * (i + 1), text })),
  before: 3,
  queued: [],
  page: 'https://www.liveagent.com/pricing/',
  suppressedPages: ['https://www.liveagent.com/directory/'],
  existing: [],
  id: 'lead-1',
  at: 1_000,
  ...changes,
  args: {
    email: 'anna.smith@example.com',
    name: 'Anna Smith',
    use_case: 'Ticketing for 20 agents',
    summary: 'Anna asked for a ticket system.',
    quote: 'We want a ticket system for 20 agents.',
    ...args,
  },
});

const leadOf = (asked: LeadQuestion) => {
  const decision = qualifyLead(asked);
  if (decision.kind !== 'accepted') throw new Error(`expected accepted, got ${JSON.stringify(decision)}`);
  return decision.lead;
};

const notAnAddress = {
  kind: 'refused',
  reason: 'email is not one plain e-mail address such as name@example.com. Ask the visitor for it.',
};
const notWritten = {
  kind: 'refused',
  reason:
    'email was not written by the visitor in this conversation. Ask them for their address; never guess it.',
};
const notQuoted = {
  kind: 'refused',
  reason:
    'quote does not stand in what the visitor wrote; expected one of their sentences, two words or more, copied letter by letter.',
};

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

  it.each([
    '',
    '   ',
    'ticket',
    'mail: Anna.Smith@Example.com!',
    'We want a ticket system for 30 agents.',
    'we want a ticket system',
  ])('refuses %j as a quote', (quote) => {
    expect(qualifyLead(question({}, { quote }))).toEqual(notQuoted);
  });

  it('quotes the visitor’s own characters where the model straightened them, white space folded', () => {
    const visitorTexts = ['We’d  like “LiveAgent”\tfor\nanna@example.com'];
    const asked = question(
      { visitorTexts },
      { email: 'anna@example.com', quote: 'We\'d like "LiveAgent"\n for' },
    );
    expect(leadOf(asked).quote).toBe('We’d like “LiveAgent” for');
  });

  it('counts words in languages that write none apart', () => {
    const visitorTexts = ['チケットシステムを購入したいです。 anna@example.com'];
    const asked = question(
      { visitorTexts },
      { email: 'anna@example.com', quote: 'チケットシステムを購入したい' },
    );
    expect(leadOf(asked).quote).toBe('チケットシステムを購入したい');
  });

  it.each([
    ['anna SMITH', 'anna SMITH'],
    ['Smith', 'Smith'],
    ['Ann', undefined],
    ['Anna Smith-Jones', undefined],
    ['Smith Anna', undefined],
    ['Example', undefined],
    ['Sales Team', undefined],
    ['Anna\r\nBcc: x', undefined],
    ['<b>Anna</b>', undefined],
    ['\u202eAnna\u202c\u200b', 'Anna'],
    ['', undefined],
  ])('of the name %j keeps %j', (name, kept) => {
    expect(leadOf(question({}, { name })).name).toBe(kept);
  });

  it('keeps the name the help desk knows, in its spelling', () => {
    expect(leadOf(question({ sessionName: 'Dr. Ana (Sales)' }, { name: 'dr. ana (sales)' })).name).toBe(
      'Dr. Ana (Sales)',
    );
  });

  it.each([undefined, '', 'Somebody Else'])(
    'takes the name the help desk knows for the first lead where the model passes %j, and for no colleague',
    (name) => {
      const sessionName = ' Ana\u202e Lindqvist ';
      expect(leadOf(question({ sessionName }, { name })).name).toBe('Ana Lindqvist');
      const existing = [{ id: 'lead-0', email: 'ben@example.com', effect: 4 }];
      expect(leadOf(question({ sessionName, existing }, { name })).name).toBeUndefined();
    },
  );

  it.each(['', ' \n', '\u200b\u202e', '…'])('refuses %j as a use case', (use_case) => {
    expect(qualifyLead(question({}, { use_case }))).toEqual({
      kind: 'refused',
      reason: 'use_case is empty; expected what the visitor would use the product for. Ask them.',
    });
  });

  it('refuses an empty summary', () => {
    expect(qualifyLead(question({}, { summary: '\u0000' }))).toEqual({
      kind: 'refused',
      reason: 'summary is empty; expected the conversation in English.',
    });
  });

  it('removes unseen characters and keeps every part within its limit, for any words', () => {
    const words = fc.string({ unit: 'grapheme', maxLength: 600 });
    // biome-ignore lint/suspicious/noControlCharactersInRegex: the characters under test.
    const unseen = /[\u0000-\u0009\u000b-\u001f\u007f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]/;
    fc.assert(
      fc.property(words, words, words, (use_case, summary, said) => {
        const visitorTexts = [`I want it ${said.repeat(3)} now`, 'anna@example.com'];
        const asked = question(
          { visitorTexts },
          {
            email: 'anna@example.com',
            use_case: `Tickets \u202e\u200b${use_case.repeat(9)}`,
            summary: `Wants \u0007\r\n${summary.repeat(9)}`,
            quote: visitorTexts[0] ?? '',
          },
        );
        const { useCase, summary: told, quote } = leadOf(asked);
        expect([useCase, told, quote].filter((part) => unseen.test(part))).toEqual([]);
        expect([useCase, quote].filter((part) => part.includes('\n'))).toEqual([]);
        expect(useCase.length <= leadLimits.useCase && told.length <= leadLimits.summary).toBe(true);
        expect(
          quote.length <= leadLimits.quote && [useCase, told, quote].every((p) => p.isWellFormed()),
        ).toBe(true);
      }),
      { numRuns: 200 },
    );
  });
});
