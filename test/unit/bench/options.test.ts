import { parseRetrievalOptions } from '../../../bench/retrieval/options.ts';
import { appError } from '../../factories/errors.ts';

const problem = (argv: string[]): unknown => {
  try {
    return parseRetrievalOptions(argv);
  } catch (error) {
    return error;
  }
};

describe('the options of npm run bench -- retrieval', () => {
  it('measures the product engine on one set by default', () => {
    expect(parseRetrievalOptions(['--dataset', 'sets/faq'])).toEqual({
      datasets: ['sets/faq'],
      synthetic: undefined,
      seed: 1,
      repeat: 3,
      language: undefined,
      engines: ['embedded'],
      json: undefined,
    });
  });

  it('takes several sets and engines', () => {
    const argv = '--dataset a --dataset=b --synthetic 5000 --seed 7 --language de --json out.json --repeat 9';
    const engines = '--engine minisearch-default --engine embedded --engine embedded';
    expect(parseRetrievalOptions(`${argv} ${engines}`.split(' '))).toEqual({
      datasets: ['a', 'b'],
      synthetic: 5000,
      seed: 7,
      repeat: 9,
      language: 'de',
      engines: ['minisearch-default', 'embedded'],
      json: 'out.json',
    });
  });

  it.each([
    [[], 'there is nothing to measure; expected --dataset DIR or --synthetic N'],
    [['--datset', 'a'], "Unknown option '--datset'"],
    [['--dataset'], "Option '--dataset <value>' argument missing"],
    [['a'], "Unexpected argument 'a'"],
    [['--synthetic', '0'], '--synthetic is "0"; expected a whole number from 1 to 100000'],
    [['--synthetic', '5e3'], '--synthetic is "5e3"; expected a whole number from 1 to 100000'],
    [['--synthetic', '5', '--seed', 'x'], '--seed is "x"; expected a whole number from 0 to 4294967295'],
    [['--dataset', 'a', '--repeat', '0'], '--repeat is "0"; expected a whole number from 1 to 100'],
    [
      ['--dataset', 'a', '--engine', 'lunr'],
      '--engine is "lunr"; expected embedded, minisearch-default or reference',
    ],
    [
      ['--dataset', 'a', '--language', 'German'],
      '--language is "German"; expected a two-letter ISO 639-1 code such as de',
    ],
  ])('refuses %j', (argv, message) => {
    expect(problem(argv)).toEqual(appError('invalid', expect.stringContaining(message)));
  });
});
