import * as fc from 'fast-check';
import { tinyldDetector } from '../../../adapters/language/tinyld.ts';
import { checkBrief } from '../../../core/escalation/brief/check-brief.ts';
import { aMessage } from '../../factories/conversation.ts';

const said = [
  'Bonjour, je veux parler à une personne.',
  'Order 48213 was refunded to maya@example.com, see shop.example.org/orders.\nIt cost 1,250.50 euros.',
];
const messages = [
  ...said.map((text, i) => aMessage({ seq: i + 1, text })),
  aMessage({ seq: 3, from: 'assistant', text: 'The trial lasts 14 days.' }),
];
const detector = tinyldDetector();
const instructions =
  'You write briefs for the support team and state only what stands in the transcript of the chat.';

const check = (text: string, language = 'en') =>
  checkBrief(
    text,
    { messages, known: ['https://www.liveagent.com/pricing/', 'Top 20 features'] },
    { detector, language, instructions },
  );

const fine = 'Maya asks for a person about a refund.';

describe('checkBrief', () => {
  it.each([
    fine,
    'Order 48213 was refunded, 1250.50 euros in all, to maya@example.com.',
    'They came from https://www.liveagent.com/pricing/ and named shop.example.org/orders.',
    'They wrote “je veux parler à une personne” and gave "Order 48213" as their number.',
    'The assistant said that the trial lasts 14 days. Two questions were left open.',
  ])('keeps facts of the conversation: %s', (brief) => {
    expect(check(brief)).toBe(brief);
  });

  it.each([
    ['an address of its own', 'Write to boss@evil.example about it.'],
    ['a web address of its own', 'The form is at https://evil.example/login for them.'],
    ['a bare one', 'They were sent to evil.example for help.'],
    ['a number of its own', 'They have 340 agents in the team.'],
    ['a quote of its own', 'They said “I will sue you all”.'],
    ['a quote that is only nearly theirs', 'They said "Order 48214 was refunded".'],
    ['a quote that never ends', 'They said “Order 48213 and so on.'],
    ['a promise', 'A colleague will call you back tomorrow.'],
    ['a deed', 'I have refunded the order for you.'],
  ])('drops a sentence with %s and keeps the others', (_what, sentence) => {
    expect(check(`${fine} ${sentence}`)).toBe(fine);
    expect(check(sentence)).toBeUndefined();
  });

  it('moves the full stop out of a quote', () => {
    expect(check('Maya writes "Order 48213."')).toBe('Maya writes "Order 48213".');
  });

  it('moves the dots of a shortened quote out of it', () => {
    expect(check('Maya writes “Bonjour, je veux parler à…”')).toBe(
      'Maya writes “Bonjour, je veux parler à”…',
    );
  });

  it('takes marks of lists and headings away', () => {
    expect(check(`## Brief of the chat\n- **Maya** asks for a person.`)).toBe(
      'Brief of the chat Maya asks for a person.',
    );
  });

  it('is nothing in another language than the team’s', () => {
    const french = 'La visiteuse demande à parler à une personne au sujet du remboursement de sa commande.';
    expect(check(french)).toBeUndefined();
    expect(check(french, 'fr')).toBe(french);
  });

  it('is nothing where it repeats the instructions', () => {
    expect(check(`${fine} ${instructions}`)).toBeUndefined();
  });

  it.each(['', ' ', 'Ok.', '…', '"" “”'])('is nothing where nothing is told: %j', (text) => {
    expect(check(text)).toBeUndefined();
  });

  it('keeps whole sentences within 700 characters', () => {
    const brief = check(Array.from({ length: 40 }, () => fine).join(' ')) ?? '';
    expect(brief).toBe(Array.from({ length: 17 }, () => fine).join(' '));
    expect(brief.length).toBeLessThanOrEqual(700);
  });

  it('never shows a quote that is not the visitor’s, an address or a number from nowhere', () => {
    const piece = fc.oneof(
      fc.constantFrom(...said, fine, '"', '“', '”', '„', '«', '»', '. ', '\n', '\ue0000\ue001', '\ue002'),
      fc.constantFrom('evil.example', 'a@evil.example', 'https://evil.example/x', '4711', '“evil words”'),
      fc.string({ maxLength: 12 }),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const brief = check(pieces.join(' ')) ?? '';
        expect(brief).not.toMatch(/evil|4711|[\ue000-\ue002]/);
        const all = said.join(' ').replace(/\s+/g, ' ');
        for (const [, quote = ''] of brief.matchAll(/[“"„«]([^“”"„«»]*)[”"»]/g)) {
          expect(all).toContain(quote);
        }
      }),
      { numRuns: 300 },
    );
  });
});
