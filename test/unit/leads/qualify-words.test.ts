import * as fc from 'fast-check';
import { leadLimits } from '../../../core/leads/lead.ts';
import { qualifyLead } from '../../../core/leads/qualify-lead.ts';
import { leadOf, notQuoted, question } from './lead-question.ts';

describe('qualifyLead', () => {
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
