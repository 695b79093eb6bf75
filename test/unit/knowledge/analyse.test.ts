import { analyse } from '../../../adapters/knowledge/analyse.ts';
import { coverage, informativeness } from '../../../core/knowledge/coverage.ts';

describe('analyse', () => {
  it.each([
    ['en', 'Hi, I would like the Pricing of your plans, please', ['price', 'plan']],
    ['en', 'E-mail, email and ＥＭＡＩＬ', ['email', 'email', 'email']],
    ['fr', "L'essai gratuit des fonctionnalités", ['essai', 'gratuit', 'fonctionnal']],
    ['de', 'Die Preise für Agenten', ['preis', 'agent']],
    ['ja', 'LiveAgentの料金', ['liveagent', 'の料', '料金']],
    ['zh', '价格是多少', ['价格', '格是', '是多', '多少']],
    ['th', 'ราคาเท่าไหร่', ['ราคา', 'เท่า', 'ไหร่']],
    ['xx', 'Unknown languages stay as written', ['unknown', 'languages', 'stay', 'as', 'written']],
  ])('in %s makes terms of "%s"', (language, text, terms) => {
    expect(analyse(text, language)).toEqual(terms);
  });
});

describe('coverage', () => {
  it('is the share of the weight that is covered', () => {
    const weights = new Map([
      ['price', 3],
      ['agent', 1],
    ]);
    expect(coverage(weights, new Set(['price', 'other']))).toBe(0.75);
    expect(coverage(new Map(), new Set(['price']))).toBe(0);
  });

  it('weighs rare terms more than common ones', () => {
    expect(informativeness(1, 30)).toBeGreaterThan(informativeness(10, 30));
    expect(informativeness(30, 30)).toBeLessThan(0.05);
  });
});
