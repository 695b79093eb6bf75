import { parseRedriveOptions, redriveUsage } from '../../../scripts/redrive/options.ts';
import { appError } from '../../factories/errors.ts';

const local = { kind: 'local' };
const none = { id: undefined, queue: undefined };

describe('the command line of redrive', () => {
  it.each([
    ['', { kind: 'list', place: local, choice: none }],
    ['list --queue leads', { kind: 'list', place: local, choice: { id: undefined, queue: 'leads' } }],
    ['show 1a2b', { kind: 'show', place: local, choice: { id: '1a2b', queue: undefined } }],
    ['again 1a2b', { kind: 'again', place: local, choice: { id: '1a2b', queue: undefined }, yes: false }],
    ['discard --all --yes', { kind: 'discard', place: local, choice: none, yes: true }],
    [
      'again --all --queue inbox --aws',
      {
        kind: 'again',
        place: { kind: 'aws', profile: undefined, region: undefined, stack: undefined },
        choice: { id: undefined, queue: 'inbox' },
        yes: false,
      },
    ],
    [
      '--profile ops --region eu-west-1 --stack Desk',
      {
        kind: 'list',
        place: { kind: 'aws', profile: 'ops', region: 'eu-west-1', stack: 'Desk' },
        choice: none,
      },
    ],
    ['--help', { kind: 'help' }],
  ])('%j is understood', (line, expected) => {
    expect(parseRedriveOptions(line.split(' ').filter(Boolean))).toEqual(expected);
  });

  it.each([
    ['burn', 'unknown command "burn"; expected list, show, again or discard'],
    ['list 1a2b', 'list has the argument "1a2b"; expected none'],
    ['show', 'show has no id; expected one of those that list shows'],
    ['show 1a 2b', 'show has the argument "2b"; expected one id'],
    ['again', 'again needs an id or --all, and not both'],
    ['discard 1a2b --all', 'discard needs an id or --all, and not both'],
    ['--queue mail', '--queue is "mail"; expected one of inbox, replies, escalations, leads, timers'],
    ['--fast', "Unknown option '--fast'"],
    ['--profile', "Option '--profile <value>' argument missing"],
  ])('%j is refused', (line, message) => {
    expect(() => parseRedriveOptions(line.split(' '))).toThrow(appError('invalid', message));
  });

  it('is told in full by --help', () => {
    for (const flag of ['--queue', '--all', '--yes', '--aws', '--profile', '--region', '--stack']) {
      expect(redriveUsage).toContain(flag);
    }
  });
});
