import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const address = (path: string) => JSON.stringify(pathToFileURL(resolve(path)).href);

/** What a function's process writes, line by line: streams are what CloudWatch gets, so they are what is looked at. */
const written = (script: string, level = 'INFO') => {
  const source = `
    import { lambdaTelemetry } from ${address('functions/telemetry.ts')};
    import { AppError } from ${address('core/errors.ts')};
    const telemetry = lambdaTelemetry('converse', '${level}');
    ${script}`;
  const { NODE_OPTIONS: _, ...env } = process.env;
  const { stdout, stderr, status } = spawnSync(process.execPath, ['--input-type=module', '-e', source], {
    encoding: 'utf8',
    env,
  });
  if (status !== 0) throw new Error(stderr);
  return `${stdout}${stderr}`
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
};

const line = (level: string, message: string, rest: object) => ({
  level,
  message,
  timestamp: expect.any(String) as unknown,
  service: 'converse',
  sampling_rate: 0,
  ...rest,
});
const somewhere = expect.arrayContaining([expect.stringMatching(/^at /)]) as unknown;

describe('a log line', () => {
  it('holds the event and its fields', () => {
    const script = `telemetry.info('turn_committed', { conversation: 'liveagent:1', count: 2 }); telemetry.info('idle');`;
    expect(written(script)).toEqual([
      line('INFO', 'turn_committed', { conversation: 'liveagent:1', count: 2 }),
      line('INFO', 'idle', {}),
    ]);
  });

  it('of an expected error holds its code and words, and never its cause', () => {
    const lines = written(`
      const cause = new Error('body was: hello, write to zoe@example.org');
      telemetry.warn('x', { kind: 'inbox' }, new AppError('invalid', 'v1 refused the post', { cause }));`);
    expect(lines).toEqual([
      line('WARN', 'x', {
        kind: 'inbox',
        error: 'AppError',
        code: 'invalid',
        detail: 'v1 refused the post',
        at: somewhere,
      }),
    ]);
  });

  it.each([
    ['of one line', "new TypeError('token xoxb-secret is wrong')", 'TypeError'],
    ['of many lines', "new Error('hello\\nzoe@example.org\\n    at home with xoxb-secret')", 'Error'],
    [
      'of what JSON could not read',
      "fails(() => JSON.parse('{\\n\\nxoxb-secret zoe@example.org'))",
      'SyntaxError',
    ],
    [
      'with more to it',
      "Object.assign(new Error('no'), { body: 'xoxb-secret', config: { key: 'zoe@example.org' } })",
      'Error',
    ],
  ])('of a bug with a message %s tells where it was and not what it says', (_name, thrown, name) => {
    const lines = written(`
      const fails = (run) => { try { run(); } catch (error) { return error; } };
      telemetry.error('http_bug', {}, ${thrown});`);
    expect(lines).toEqual([line('ERROR', 'http_bug', { error: name, at: somewhere })]);
    expect(JSON.stringify(lines)).not.toMatch(/secret|zoe@|at home/);
  });

  it('of an error whose message was changed leaves out the first one, which its stack still holds', () => {
    const lines = written(`
      const error = new Error('zoe@example.org\\nxoxb-secret');
      error.message = error.stack.slice(0, 0) + 'redacted';
      telemetry.error('x', {}, error);`);
    expect(lines).toEqual([line('ERROR', 'x', { error: 'Error', at: somewhere })]);
    expect(JSON.stringify(lines)).not.toMatch(/secret|zoe@/);
  });

  it('of something thrown that is no error tells its type', () => {
    const script = `telemetry.error('x', {}, 'zoe@example.org'); telemetry.warn('y', {}, null); telemetry.warn('z');`;
    expect(written(script)).toEqual([
      line('ERROR', 'x', { error: 'string' }),
      line('WARN', 'y', { error: 'object' }),
      line('WARN', 'z', {}),
    ]);
  });

  it('is left out below the configured level', () => {
    const script = `telemetry.info('a'); telemetry.warn('b');`;
    expect(written(script, 'WARN')).toEqual([line('WARN', 'b', {})]);
  });
});

describe('a metric', () => {
  const embedded = (name: string, unit: string, value: number) => ({
    _aws: {
      Timestamp: expect.any(Number) as unknown,
      CloudWatchMetrics: [
        { Namespace: 'Frontdesk', Dimensions: [['service']], Metrics: [{ Name: name, Unit: unit }] },
      ],
    },
    service: 'frontdesk',
    [name]: value,
  });

  it('is written at once, in the embedded format, under one dimension', () => {
    const script = `telemetry.count('Claims'); telemetry.count('InputTokens', 120); telemetry.measure('TurnDuration', 35);`;
    expect(written(script, 'ERROR')).toEqual([
      embedded('Claims', 'Count', 1),
      embedded('InputTokens', 'Count', 120),
      embedded('TurnDuration', 'Milliseconds', 35),
    ]);
  });

  it('with a reason is written twice: as it is, and by its reason', () => {
    const [all, byReason] = written(`telemetry.count('Escalations', 1, 'anger');`, 'ERROR');
    expect(all).toEqual(embedded('Escalations', 'Count', 1));
    expect(byReason).toEqual({
      _aws: {
        Timestamp: expect.any(Number) as unknown,
        CloudWatchMetrics: [
          {
            Namespace: 'Frontdesk',
            Dimensions: [['service', 'reason']],
            Metrics: [{ Name: 'Escalations', Unit: 'Count' }],
          },
        ],
      },
      service: 'frontdesk',
      reason: 'anger',
      Escalations: 1,
    });
  });
});
