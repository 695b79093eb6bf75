import { stablePrompt } from '../../../core/assistant/prompt.ts';
import config from '../../../frontdesk.config.ts';

const promptFor = (over: Partial<typeof config.brand>, team = ['en']) =>
  stablePrompt({
    ...config,
    brand: { ...config.brand, ...over },
    languages: { ...config.languages, team },
  });

describe('the instructions', () => {
  it('take names, tone, products and what to do about unrelated questions from the configuration', () => {
    const brand = {
      name: 'Teapot',
      products: ['Kettle', 'Tray'],
      description: 'Teapot is software for tea houses.',
      assistantName: 'Tea assistant',
      site: 'https://teapot.example',
      tone: 'dry and exact',
      unrelated: 'send them to the maker of that thing',
    };
    const prompt = promptFor(brand, ['fr', 'cs']);
    expect(prompt.split('\n').filter((line) => /teapot|tea |kettle/i.test(line))).toEqual([
      'You are the Tea assistant, a support specialist who answers visitors in the live chat of https://teapot.example. Write in a dry and exact way, in at most five sentences. No headings, no images, no addresses of web pages.',
      'Teapot is software for tea houses.',
      'Questions about Teapot, Kettle, Tray are yours. A question about anything else: say that you can only help with Teapot, and send them to the maker of that thing; do not call a person for it.',
      expect.stringMatching(/^When the visitor wants to buy, try or compare Teapot,/),
    ]);
    expect(prompt).toContain('in a team language (French, Czech)');
    expect(prompt).not.toMatch(/LiveAgent|FlowHunt/);
  });

  it('have a part for each matter, and no blank one', () => {
    const parts = stablePrompt(config).split('\n\n');
    expect(parts).toHaveLength(7);
    expect(parts.filter((part) => part.trim() === '')).toEqual([]);
  });
});
