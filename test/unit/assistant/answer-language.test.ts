import { readdirSync, readFileSync } from 'node:fs';
import { tinyldDetector } from '../../../adapters/language/tinyld.ts';
import { speaksAnother } from '../../../core/assistant/answer-language.ts';
import { languageOf, supportedLanguages } from '../../../core/languages/languages.ts';
import { harmlessAnswers } from '../languages/harmless-answers.ts';

const detector = tinyldDetector();
const isOther = (text: string, language: string) =>
  speaksAnother(detector, text, { language, languageFrom: 'session' });

/** Three sentences at a time, as answers are. */
const threes = (sentences: string[]): string[] =>
  sentences.flatMap((_, i) => (i % 3 === 0 ? [sentences.slice(i, i + 3).join(' ')] : []));

const answersIn = (code: string): string[] => threes((harmlessAnswers[code] ?? []).slice(0, 12));

const articles = readdirSync('knowledge').map((file) => {
  const [, head = '', body = ''] = readFileSync(`knowledge/${file}`, 'utf8').split(/^---$/m);
  const lines = body.split('\n').filter((line) => line.trim() !== '' && !line.startsWith('#'));
  return { file, language: /^language: (\w+)/m.exec(head)?.[1] ?? '', texts: [...lines, ...threes(lines)] };
});

describe.each(supportedLanguages)('an answer in %s', (code) => {
  it('is taken for no other language, nor are the templates', () => {
    const own = [
      ...answersIn(code),
      ...(harmlessAnswers[code] ?? []),
      ...Object.values(languageOf(code).words),
    ];
    const withNames = own.map(
      (text) => `${text} LiveAgent Small Business, Universal Inbox, Live chat, Zapier.`,
    );
    expect([...own, ...withNames].filter((text) => isOther(text, code))).toEqual([]);
  });

  it('is noticed where any other language was asked for', () => {
    const others = supportedLanguages.filter((other) => other !== code);
    const missed = answersIn(code).flatMap((text) => others.filter((other) => !isOther(text, other)));
    // Czech and Slovak share most of their words.
    expect(missed.length).toBeLessThanOrEqual(2);
    expect(missed.filter((other) => !['cs', 'sk'].includes(other))).toEqual([]);
  });
});

it('no line of the sample articles is taken for another language', () => {
  expect(articles.length).toBeGreaterThan(20);
  const wrong = articles.flatMap(({ language, texts }) => texts.filter((text) => isOther(text, language)));
  expect(wrong).toEqual([]);
});

describe('what is not enough to tell', () => {
  it.each([
    ['a short answer', 'Per agent and month.'],
    ['code', '`<script src="widget.js"></script>` `npm install the-widget --save and then restart it`'],
    ['quoted titles', 'Siehe „How to install the live chat widget on your website and start chatting“.'],
    [
      'names of buttons',
      'Sous **Configuration > Chat buttons > Create new chat button and choose a button**.',
    ],
    [
      'acronyms',
      'SPF, DKIM, DMARC, IMAP, POP3, SMTP, HTTPS, GDPR, HIPAA, PCI, SAML, SSO, SLA, IVR, API, CSV.',
    ],
  ])('%s', (_name, text) => {
    expect(supportedLanguages.filter((code) => isOther(text, code))).toEqual([]);
  });

  const german =
    'Die Preise gelten pro Agent und Monat, und Sie können jederzeit kündigen. Es gibt vier Tarife.';
  it('is nothing where a sentence is in the right language', () => {
    expect(isOther(german, 'en')).toBe(true);
    expect(isOther(`${german} Prices are per agent and month, and you can cancel at any time.`, 'en')).toBe(
      false,
    );
  });

  it('is a language that has no words, or that nobody has told', () => {
    expect(isOther(german, 'fi')).toBe(false);
    expect(speaksAnother(detector, german, { language: 'en', languageFrom: 'default' })).toBe(false);
    expect(speaksAnother(detector, german, { language: 'en', languageFrom: 'detected' })).toBe(true);
  });
});
