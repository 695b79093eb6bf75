import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

const tracked = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
  encoding: 'utf8',
})
  .split('\n')
  .filter((path) => path !== '');
const code = tracked.filter((path) => /\.(ts|mjs|cjs|js)$/.test(path));
const sources = code.filter((path) => !path.startsWith('test/'));
const read = (path: string) => readFileSync(path, 'utf8');
const having = (paths: string[], pattern: RegExp) => paths.filter((path) => pattern.test(read(path)));

describe('the house', () => {
  it('has no file of code over 250 lines, tests included', () => {
    expect(code.filter((path) => read(path).split('\n').length > 251)).toEqual([]);
  });

  it('reads the environment only where things are wired', () => {
    const allowed = /^(functions\/[^/]+\/index\.ts|local\/|scripts\/|bin\/|evals\/|bench\/)/;
    expect(having(sources, /process\.env\b/).filter((path) => !allowed.test(path))).toEqual([]);
  });

  it('bounds every request of a client that a function makes itself', () => {
    const unbounded = /\bnew \w+Client\((?!awsRequests\(|\{\s+\.\.\.awsRequests\()/;
    expect(having(sources, unbounded).filter((path) => path.startsWith('functions/'))).toEqual([]);
  });

  it('takes time, chance and ids from ports in the product', () => {
    const product = sources.filter((path) => /^(core|functions)\//.test(path) && !path.endsWith('/index.ts'));
    expect(having(product, /Date\.now\(|new Date\(\)|Math\.random\(|randomUUID\(|randomBytes\(/)).toEqual([]);
  });

  it('has no drawer folders and no barrels', () => {
    expect(tracked.filter((path) => /(^|\/)(utils?|helpers?|common|shared)\//.test(path))).toEqual([]);
    expect(
      having(
        sources.filter((path) => path.endsWith('.ts')),
        /^export \* from/m,
      ),
    ).toEqual([]);
  });

  it('leaves nothing for later and skips no test', () => {
    const tests = tracked.filter(
      (path) => path.startsWith('test/') && path.endsWith('.ts') && !path.includes('house.test'),
    );
    expect(having(sources, /\b(TODO|FIXME|XXX|HACK)\b/)).toEqual([]);
    expect(having(tests, /\b(it|test|describe)\.(skip|only|todo)\b|toThrow\(\)/)).toEqual([]);
  });

  it('keeps download addresses out of the lock file', () => {
    expect(read('package-lock.json')).not.toMatch(/"resolved": "http/);
  });

  it('keeps the README within 150 lines', () => {
    expect(read('README.md').split('\n').length).toBeLessThanOrEqual(151);
  });
});
