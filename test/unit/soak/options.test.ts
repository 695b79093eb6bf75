import { parseOptions } from '../../soak/options.ts';

it('reads what is to be played, with a kill for ten conversations', () => {
  expect(parseOptions([])).toEqual({ conversations: 40, seed: 1, kills: 4, parallel: 8, keep: false });
  const argv = '--conversations 200 --seed 7 --kills 3 --parallel 2 --json a.json --markdown a.md --keep';
  expect(parseOptions(argv.split(' '))).toEqual({
    conversations: 200,
    seed: 7,
    kills: 3,
    parallel: 2,
    json: 'a.json',
    markdown: 'a.md',
    keep: true,
  });
  expect(parseOptions(['--help'])).toBe('help');
});

it.each([
  ['--conversations', '0', '--conversations is "0"; expected a whole number from 1 to 1000000'],
  ['--kills', 'many', '--kills is "many"; expected a whole number from 0 to 1000000'],
])('refuses %s %s', (name, value, message) => {
  expect(() => parseOptions([name, value])).toThrow(
    expect.objectContaining({ name: 'AppError', code: 'invalid', message }),
  );
});

it('refuses what it does not know', () => {
  expect(() => parseOptions(['--fast'])).toThrow(/Unknown option '--fast'/);
});
