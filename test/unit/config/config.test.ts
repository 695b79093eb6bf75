import { parseConfig } from '../../../core/config.ts';
import { limitsOf } from '../../../core/configuration/limits.ts';
import config from '../../../frontdesk.config.ts';
import { address, channel, code, problem, refused, site, withValue } from './config-problem.ts';

describe('the configuration', () => {
  it('that comes with Frontdesk is right, and comes out as it went in', () => {
    expect(parseConfig(config)).toEqual(config);
  });

  it('may name everything that is optional', () => {
    const full = {
      ...config,
      slack: {
        ...config.slack,
        mention: { usergroup: 'S0SUPPORT1' },
        routes: [
          {
            languages: ['fr'],
            topics: ['invoice'],
            pages: ['https://www.example.com/shop/'],
            reasons: ['anger', 'delivery_failed'],
            departments: ['dept7'],
            channel: 'C0BILLING1',
            mention: 'none',
          },
        ],
        responders: { users: [], usergroup: 'S0SUPPORT1' },
      },
      liveagent: {
        ...config.liveagent,
        agents: { ...config.liveagent.agents, byResponder: { U0ANNASMITH: 'anna@example.com' } },
        transferDepartment: 'dept7',
        tags: { escalated: 'person needed', resolved: 'done', abandoned: 'left' },
        panelOwnerMinutes: 10,
        requestsPerMinute: 60,
        reconcileMinutes: 0,
        departments: ['dept7'],
      },
      deployment: {
        ...config.deployment,
        alarmEmail: 'ops@example.com',
        publicUrl: 'https://frontdesk.example.com',
        endpoints: {
          bedrockRuntime: 'http://127.0.0.1:1/',
          ses: 'http://127.0.0.1:2',
          slack: 'http://127.0.0.1:3/api/',
        },
      },
    };
    expect(parseConfig(full)).toEqual(full);
  });

  it.each([
    ['brand.name', '  ', '"  "', 'the name of the product visitors ask about'],
    ['brand.site', 'http://x.example', '"http://x.example"', site],
    ['brand.site', 'https://x.example/a b', '"https://x.example/a b"', site],
    ['languages.default', 'english', '"english"', code],
    ['languages.team', [], '[]', 'at least one language the team speaks'],
    ['languages.team', 'en', '"en"', 'array'],
    ['welcome.text', 'Hello', '"Hello"', 'texts by language code, for example { en: "Hello" }'],
    ['welcome.text.en', ' ', '" "', 'a text'],
    ['welcome.text.english', 'Hello', '"Hello"', code],
    [
      'welcome.links.0.url',
      'javascript:alert(1)',
      '"javascript:alert(1)"',
      'an address visitors may open, starting with https://',
    ],
    [
      'model.id',
      'my model',
      '"my model"',
      'a Bedrock model or inference profile id such as eu.anthropic.claude-sonnet-4-6',
    ],
    ['model.region', 'Frankfurt', '"Frankfurt"', 'an AWS region such as eu-central-1'],
    ['model.maxTokens', 99, '99', 'a whole number of tokens from 100 to 4000'],
    ['model.maxTokens', 100.5, '100.5', 'a whole number of tokens from 100 to 4000'],
    ['model.temperature', 1.1, '1.1', 'a number from 0 to 1'],
    ['model.temperature', '0.2', '"0.2"', 'a number from 0 to 1'],
    ['model.historyMessages', 101, '101', 'a whole number of messages from 2 to 100'],
    ['model.maxCalls', 1, '1', 'a whole number of calls from 2 to 10'],
    ['knowledge.sources', [], '[]', 'at least one source'],
    ['knowledge.engine', 'lucene', '"lucene"', '"embedded" or "bedrock"'],
    [
      'knowledge.sources.0.kind',
      's3',
      '"s3"',
      'kind "folder" with a path, "urls" with urls, "sitemap" with a url, or "liveagent"',
    ],
    ['knowledge.sources.0.path', '', '""', 'a folder of Markdown or HTML files'],
    ['knowledge.sync.everyHours', 0, '0', 'a whole number of hours from 1 to 168'],
    ['knowledge.crawl.requestsPerSecond', 0, '0', 'a number from 0.1 to 10'],
    ['model.prices.input', -1, '-1', 'US dollars from 0 to 1000'],
    ['model.guardrail', { id: 'gr1', version: 'DRAFT' }, undefined, undefined],
    [
      'escalation.hours',
      { timeZone: 'Europe/Paris', week: { monday: ['17:00-09:00'] }, holidays: [] },
      undefined,
      undefined,
    ],
    ['knowledge.passages', 0, '0', 'a whole number of passages from 1 to 10'],
    [
      'knowledge.sites.0',
      'www.x.example',
      '"www.x.example"',
      'the address of a site, starting with https://',
    ],
    ['escalation.topics.0', '', '""', 'a phrase'],
    ['escalation.translate', 'yes', '"yes"', 'true or false'],
    ['escalation.turnsWithoutProgress', 1, '1', 'a whole number of turns from 2 to 10'],
    ['escalation.unclaimed.0.afterSeconds', 9, '9', 'a whole number of seconds from 10 to 86400'],
    ['escalation.unclaimed.0.action', 'shout', '"shout"', '"mention", "tell_visitor" or "mail_team"'],
    ['escalation.unclaimed.0.mention', 'all', '"all"', '"here", "none" or { usergroup: "S0123456789" }'],
    ['escalation.transcriptDays', 8, '8', 'a whole number of days from 1 to 7'],
    ['slack.channel', '#support', '"#support"', channel],
    ['slack.mention', 'channel', '"channel"', '"here", "none" or { usergroup: "S0123456789" }'],
    ['slack.mention', { usergroup: 'support' }, undefined, undefined],
    ['slack.responders.users.0', 'anna', '"anna"', 'a Slack user id such as U0123456789'],
    [
      'slack.responders',
      { users: [] },
      '{"users":[]}',
      'at least one user, or a user group: otherwise nobody could answer',
    ],
    ['leads.recipients', [], '[]', 'at least one address'],
    ['leads.recipients.0', 'sales', '"sales"', address],
    ['leads.sender', 'a@b@example.com', '"a@b@example.com"', address],
    ['leads.suppressedPages.0', '/directory/', '"/directory/"', 'the beginning of a page address'],
    [
      'liveagent.url',
      'yours.ladesk.com',
      '"yours.ladesk.com"',
      'the address of the LiveAgent account such as https://yours.ladesk.com',
    ],
    ['liveagent.agents.byResponder', { anna: 'anna@example.com' }, undefined, undefined],
    ['escalation.silentOwner.remindMinutes', 0, '0', 'a whole number of minutes from 1 to 1440'],
    ['escalation.silentOwner.callMinutes', 4, '4', 'more minutes than remindMinutes'],
    ['liveagent.panelOwnerMinutes', 0, '0', 'a whole number of minutes from 1 to 1440'],
    ['liveagent.reconcileMinutes', 61, '61', 'a whole number of minutes from 0 to 60'],
    ['liveagent.departments', 'sales', '"sales"', 'array'],
    ['liveagent.requestsPerMinute', 10, '10', 'a whole number of requests from 20 to 1000'],
    ['liveagent.tags', { escalated: '' }, undefined, undefined],
    ['retention.days', Number.NaN, 'NaN', 'a whole number of days from 1 to 3650'],
    ['retention.days', null, 'null', 'a whole number of days from 1 to 3650'],
    ['deployment.stackName', '1st', '"1st"', 'letters, digits and hyphens'],
    ['deployment.logDays', 2, '2', '1, 3, 5, 7, 14, 30, 60, 90, 180 or 365 days'],
    ['deployment.onDestroy', 'keep', '"keep"', '"retain" or "delete"'],
    ['deployment.dashboards', 'yes', '"yes"', 'true or false'],
  ])('names the key, its value and what was expected: %s = %j', (path, value, shown, expected) => {
    const lines: Record<string, string> = {
      'model.guardrail':
        'model.guardrail.version is "DRAFT"; expected a numbered version such as "3" (DRAFT may change under way)',
      'escalation.hours':
        'escalation.hours.week.monday.0 is "17:00-09:00"; expected hours that end after they begin, such as 09:00-17:30',
      'slack.mention':
        'slack.mention.usergroup is "support"; expected a Slack user group id such as S0123456789',
      'liveagent.tags': 'liveagent.tags.escalated is ""; expected the name of a LiveAgent tag',
      'liveagent.agents.byResponder':
        'liveagent.agents.byResponder.anna is "anna@example.com"; expected a Slack user id such as U0123456789',
    };
    const line = shown === undefined ? lines[path] : `${path} is ${shown}; expected ${expected}`;
    expect(problem(withValue(path, value))).toEqual(refused(line ?? ''));
  });

  it.each([
    [
      { messagesPerMinute: 1 },
      'limits.messagesPerMinute is 1; expected a whole number of messages from 2 to 60',
    ],
    [
      { messageLength: 8000 },
      'limits.messageLength is 8000; expected a whole number of characters from 200 to 7500',
    ],
    [
      { dollarsPerConversation: '2' },
      'limits.dollarsPerConversation is "2"; expected US dollars from 0.01 to 1000',
    ],
    [{ dollarsPerDay: 0 }, 'limits.dollarsPerDay is 0; expected US dollars from 0.01 to 100000'],
    [{ perDay: 5 }, 'limits has no key "perDay"'],
  ])('says what is wrong with the limits %j', (limits, line) => {
    expect(problem({ ...config, limits })).toEqual(refused(line));
  });

  it('has limits where it names none, and its own for those it names', () => {
    expect(limitsOf({ limits: { dollarsPerDay: 5, messageLength: undefined } })).toEqual({
      ...limitsOf({}),
      dollarsPerDay: 5,
    });
  });
});
