import config from '../../../frontdesk.config.ts';
import { address, channel, code, fallback, problem, refused, withValue } from './config-problem.ts';

describe('the configuration', () => {
  it.each<[unknown, string]>([
    [{ channel: 'C0BILLING1' }, `slack.routes.0 is {"channel":"C0BILLING1"}; expected ${fallback}`],
    [{ languages: ['fr'] }, `slack.routes.0.channel is missing; expected ${channel}`],
    [{ languages: ['fr'], channel: '#billing' }, `slack.routes.0.channel is "#billing"; expected ${channel}`],
    [
      { languages: ['french'], channel: 'C0BILLING1' },
      `slack.routes.0.languages.0 is "french"; expected ${code}`,
    ],
    [{ topics: [], channel: 'C0BILLING1' }, 'slack.routes.0.topics is []; expected at least one phrase'],
    [
      { pages: ['/shop/'], channel: 'C0BILLING1' },
      'slack.routes.0.pages.0 is "/shop/"; expected the beginning of a page address',
    ],
    [
      { reasons: ['rage'], channel: 'C0BILLING1' },
      'slack.routes.0.reasons.0 is "rage"; expected "asked_for_person", "no_evidence", "repeated_question", "no_progress", "anger", "policy_topic", "model_failure", "limit_reached", "delivery_failed", "turn_failed"',
    ],
    [
      { languages: ['fr'], channel: 'C0BILLING1', mention: '@here' },
      'slack.routes.0.mention is "@here"; expected "here", "none" or { usergroup: "S0123456789" }',
    ],
    [{ languages: ['fr'], country: ['fr'], channel: 'C0BILLING1' }, 'slack.routes.0 has no key "country"'],
  ])('says what is wrong with the route %j', (route, line) => {
    expect(problem(withValue('slack.routes', [route]))).toEqual(refused(line));
  });

  it('refuses a ladder whose steps are not in the order of their times', () => {
    const unclaimed = [
      { afterSeconds: 300, action: 'mention' },
      { afterSeconds: 300, action: 'tell_visitor' },
      { afterSeconds: 120, action: 'mail_team' },
    ];
    expect(problem(withValue('escalation.unclaimed', unclaimed))).toEqual(
      refused(
        'escalation.unclaimed.2.afterSeconds is 120; expected at least the 300 seconds of the step before it',
      ),
    );
  });

  it.each([
    [
      { timeZone: 'Mars/Crater', week: {}, holidays: [] },
      'timeZone is "Mars/Crater"; expected a time zone such as Europe/Paris',
    ],
    [
      { timeZone: 'Europe/Paris', week: {}, holidays: ['2026-02-30'] },
      'holidays.0 is "2026-02-30"; expected a day such as 2026-12-25',
    ],
    [
      { timeZone: 'Europe/Paris', week: { friday: ['9-17'] }, holidays: [] },
      'week.friday.0 is "9-17"; expected hours such as 09:00-17:30',
    ],
  ])('refuses business hours that nobody can keep: %j', (hours, line) => {
    expect(problem(withValue('escalation.hours', hours))).toEqual(refused(`escalation.hours.${line}`));
  });

  it.each([
    ['brand.name', 'the name of the product visitors ask about'],
    ['languages.default', code],
    ['slack.channel', channel],
    ['slack.mention', '"here", "none" or { usergroup: "S0123456789" }'],
    ['leads.sender', address],
    ['model.maxTokens', 'a whole number of tokens from 100 to 4000'],
    ['deployment.stackName', 'letters, digits and hyphens'],
    ['deployment.dashboards', 'true or false'],
    ['retention', 'object'],
  ])('says that %s is missing, and what was expected', (path, expected) => {
    expect(problem(withValue(path, undefined))).toEqual(refused(`${path} is missing; expected ${expected}`));
  });

  it.each([
    ['slack.chanel', 'slack has no key "chanel"'],
    ['deployment.endpoints', 'deployment.endpoints has no key "bedrock"', { bedrock: 'https://x.example' }],
    ['extra', 'the configuration has no key "extra"'],
    ['welcome.links.0.text', 'welcome.links.0 has no key "text"'],
  ])('refuses a key that it does not know: %s', (path, line, value: unknown = 'x') => {
    expect(problem(withValue(path, value))).toEqual(refused(line));
  });

  it('names every wrong key at once', () => {
    const twice = { ...config, retention: { days: 0 }, leads: { ...config.leads, sender: 'x', sendr: 'x' } };
    expect(problem(twice)).toEqual(
      refused(
        `leads.sender is "x"; expected ${address}`,
        'leads has no key "sendr"',
        'retention.days is 0; expected a whole number of days from 1 to 3650',
      ),
    );
  });

  it.each([
    [undefined, 'is missing'],
    ['x', 'is "x"'],
    [null, 'is null'],
  ])('is no %j', (input, given) => {
    expect(problem(input)).toEqual(refused(`the configuration ${given}; expected object`));
  });

  it.each([
    ['welcome.text', { fr: 'Bonjour' }, 'welcome.text has texts for fr'],
    ['welcome.links.1.label', { de: 'a', es: 'b' }, 'welcome.links.1.label has texts for de, es'],
    ['welcome.questions.0', {}, 'welcome.questions.0 has texts for no language'],
  ])('needs %s in the default language', (path, value, line) => {
    expect(problem(withValue(path, value))).toEqual(
      refused(`${line}; expected one for the default language "en" too`),
    );
  });
});
