import * as z from 'zod';
import { businessHours } from './configuration/business-hours.ts';
import {
  anyUrl,
  email,
  language,
  matching,
  mention,
  price,
  slackChannel,
  slackGroup,
  slackUser,
  text,
  url,
  wholeNumber,
  wording,
} from './configuration/fields.ts';
import { knowledgeSource } from './configuration/knowledge-source.ts';
import { limits } from './configuration/limits.ts';
import { liveagent } from './configuration/liveagent.ts';
import { route } from './configuration/route.ts';
import { silentOwner } from './configuration/silent-owner.ts';
import { unclaimed } from './configuration/unclaimed.ts';
import { AppError } from './errors.ts';

export const configSchema = z.strictObject({
  brand: z.strictObject({
    name: text('the name of the product visitors ask about'),
    /** Other names visitors use for what is sold here; questions about them are no unrelated ones. */
    products: z.array(text('a product name')),
    description: text('one sentence on what the product is'),
    assistantName: text('the name the assistant goes by'),
    site: url('the address of the website, starting with https://'),
    tone: text('a few words on how the assistant writes'),
    /** What the assistant does with questions about something else; ends a sentence of its instructions. */
    unrelated: text(
      'what to do about unrelated questions, such as "advise contacting the support of that product"',
    ),
  }),
  languages: z.strictObject({
    /** Used where neither the session nor the words tell the visitor's language. */
    default: language,
    /** What the people in Slack speak; the first is the language of briefs. */
    team: z.array(language).min(1, 'at least one language the team speaks'),
  }),
  welcome: z.strictObject({
    text: wording,
    links: z
      .array(
        z.strictObject({ label: wording, url: url('an address visitors may open, starting with https://') }),
      )
      .max(5, 'five links at the most'),
    questions: z.array(wording).max(9, 'nine questions at the most: visitors pick them by one digit'),
  }),
  model: z.strictObject({
    /** Foundation model or inference profile id; a profile keeps its prefix (eu., us., global.). */
    id: matching(
      /^[a-z0-9.:-]{3,}$/i,
      'a Bedrock model or inference profile id such as eu.anthropic.claude-sonnet-4-6',
    ),
    region: matching(/^[a-z]{2}(-[a-z]+)+-\d$/, 'an AWS region such as eu-central-1'),
    /** Reserved from the account's quota at each call, so keep it near what answers need. */
    maxTokens: wholeNumber(100, 4000, 'tokens'),
    temperature: z
      .number('a number from 0 to 1')
      .min(0, 'a number from 0 to 1')
      .max(1, 'a number from 0 to 1'),
    /** How many of the newest messages the model sees. */
    historyMessages: wholeNumber(2, 100, 'messages'),
    /** Model calls in one turn, tools included. */
    maxCalls: wholeNumber(2, 10, 'calls'),
    /** Amazon Bedrock Guardrail that every call goes through; none by default. */
    guardrail: z
      .strictObject({
        id: matching(/^([a-z0-9]+|arn:\S+)$/, 'a guardrail id or ARN'),
        version: matching(/^[1-9]\d{0,7}$/, 'a numbered version such as "3" (DRAFT may change under way)'),
      })
      .optional(),
    /** US dollars for a million tokens, for the estimated cost; no part of what is charged. */
    prices: z.strictObject({ input: price, output: price, cacheRead: price, cacheWrite: price }),
  }),
  knowledge: z.strictObject({
    /** `embedded`: an index inside the functions, no idle cost. `bedrock`: a Knowledge Base on S3 Vectors. */
    engine: z.enum(['embedded', 'bedrock'], '"embedded" or "bedrock"'),
    sources: z.array(knowledgeSource).min(1, 'at least one source'),
    /** How often the sources are looked at again. */
    sync: z.strictObject({ everyHours: wholeNumber(1, 168, 'hours') }),
    /** Manners towards the sites that sources lie on. */
    crawl: z.strictObject({
      requestsPerSecond: z
        .number('a number from 0.1 to 10')
        .min(0.1, 'a number from 0.1 to 10')
        .max(10, 'a number from 0.1 to 10'),
      /** Of one source, in one synchronisation. */
      maxPages: wholeNumber(1, 10_000, 'pages'),
    }),
    /** Passages the model sees beside the visitor's words. */
    passages: wholeNumber(1, 10, 'passages'),
    /** Engine `bedrock`: score that the best passage needs to count as evidence. Measure it on your own questions. */
    minScore: z
      .number('a number from 0 to 1')
      .min(0, 'a number from 0 to 1')
      .max(1, 'a number from 0 to 1')
      .optional(),
    /** Sites whose pages the assistant may read though the visitor did not name them. */
    sites: z.array(url('the address of a site, starting with https://')),
  }),
  escalation: z.strictObject({
    /** Phrases that always call a person, beside those of every language. */
    topics: z.array(text('a phrase')),
    /** Turns without an answer after which a person is called. */
    turnsWithoutProgress: wholeNumber(2, 10, 'turns'),
    /** Translates between the team's first language and visitors whose language the team does not speak. */
    translate: z.boolean('true or false').optional(),
    /** When people answer; without it they are taken to be there at all times. */
    hours: businessHours.optional(),
    /** What happens while nobody takes a case, in order. A mail to the team is added where it holds none. */
    unclaimed,
    /** What happens where the teammate who has a chat leaves the visitor without an answer; 5 and 10 minutes by default. */
    silentOwner: silentOwner.optional(),
    /** How long a transcript link works, and the link to a file that a teammate sent. */
    transcriptDays: wholeNumber(1, 7, 'days'),
  }),
  slack: z.strictObject({
    /** For cards that no route sends elsewhere. */
    channel: slackChannel,
    /** Who is called when a card is posted. */
    mention,
    /** Channels of their own for some cases; the first route that fits has it. */
    routes: z.array(route).optional(),
    /** Who may take, answer, hand back and resolve. */
    responders: z
      .strictObject({
        users: z.array(slackUser),
        usergroup: slackGroup.optional(),
      })
      .refine(
        (r) => r.users.length > 0 || r.usergroup !== undefined,
        'at least one user, or a user group: otherwise nobody could answer',
      ),
    /** Files that teammates may send to visitors. */
    files: z.strictObject({
      /** What a Lambda function can hand out, less what its encoding adds. */
      maxBytes: wholeNumber(1, 4_500_000, 'bytes'),
      types: z.array(
        matching(/^[a-z]+\/([a-z0-9.+-]+|\*)$/, 'a MIME type such as application/pdf or image/*'),
      ),
    }),
  }),
  leads: z.strictObject({
    recipients: z.array(email).min(1, 'at least one address'),
    sender: email,
    /** No lead is mailed for pages whose address starts so. */
    suppressedPages: z.array(anyUrl('the beginning of a page address')),
  }),
  liveagent,
  limits: limits.optional(),
  retention: z.strictObject({ days: wholeNumber(1, 3650, 'days') }),
  deployment: z.strictObject({
    stackName: matching(/^[A-Za-z][A-Za-z0-9-]{0,60}$/, 'letters, digits and hyphens'),
    logDays: z.union(
      [1, 3, 5, 7, 14, 30, 60, 90, 180, 365].map((days) => z.literal(days)),
      '1, 3, 5, 7, 14, 30, 60, 90, 180 or 365 days',
    ),
    /** Gets an e-mail at every alarm. */
    alarmEmail: email.optional(),
    /** "retain" keeps table and secrets when the stack is destroyed. */
    onDestroy: z.enum(['retain', 'delete'], '"retain" or "delete"'),
    /** CloudWatch dashboards are left out where false. */
    dashboards: z.boolean('true or false'),
    /** Address the API is reached by, where that is not its own: a custom domain, a proxy, an emulator. */
    publicUrl: anyUrl('an address such as https://frontdesk.example.com').optional(),
    /** Other addresses for the services the functions call: a VPC endpoint, a proxy, an emulator. */
    endpoints: z
      .strictObject({
        bedrockRuntime: anyUrl('an address').optional(),
        ses: anyUrl('an address').optional(),
        slack: anyUrl('an address ending in /api/').optional(),
      })
      .optional(),
  }),
});

export type FrontdeskConfig = z.infer<typeof configSchema>;

const valueAt = (input: unknown, path: PropertyKey[]): unknown =>
  path.reduce<unknown>((value, key) => (value as Record<PropertyKey, unknown> | undefined)?.[key], input);

/** Of zod's own words what was expected; what was received stands before it. */
const expectedOf = (issue: z.core.$ZodIssue): string => {
  if (issue.code === 'invalid_key') return issue.issues[0]?.message ?? issue.message;
  return issue.message.replace(/^Invalid input: expected /, '').replace(/, received \S+$/, '');
};

const describeIssue = (input: unknown, issue: z.core.$ZodIssue): string => {
  if (issue.code === 'unrecognized_keys') {
    const place = issue.path.length > 0 ? `${issue.path.join('.')} has` : 'the configuration has';
    return `${place} no key ${issue.keys.map((key) => `"${key}"`).join(', ')}`;
  }
  const value = valueAt(input, issue.path);
  const shown = typeof value === 'number' ? String(value) : JSON.stringify(value);
  const given = value === undefined ? 'is missing' : `is ${shown}`;
  return `${issue.path.join('.') || 'the configuration'} ${given}; expected ${expectedOf(issue)}`;
};

/** Checks a configuration. AppError invalid names each wrong key, its value and what was expected. */
export const parseConfig = (input: unknown): FrontdeskConfig => {
  const result = configSchema.safeParse(input);
  if (result.success) {
    const { languages, welcome } = result.data;
    const lacking = (words: Record<string, string>) => words[languages.default] === undefined;
    const all: [string, Record<string, string>][] = [
      ['welcome.text', welcome.text],
      ...welcome.links.map((link, i): [string, Record<string, string>] => [
        `welcome.links.${i}.label`,
        link.label,
      ]),
      ...welcome.questions.map((q, i): [string, Record<string, string>] => [`welcome.questions.${i}`, q]),
    ];
    const missing = all.find(([, words]) => lacking(words));
    if (missing === undefined) return result.data;
    throw new AppError(
      'invalid',
      `frontdesk.config.ts: ${missing[0]} has texts for ${Object.keys(missing[1]).join(', ') || 'no language'}; expected one for the default language "${languages.default}" too`,
    );
  }
  const lines = result.error.issues.map((issue) => `frontdesk.config.ts: ${describeIssue(input, issue)}`);
  throw new AppError('invalid', lines.join('\n'));
};
