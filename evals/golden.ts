import * as z from 'zod';
import { supportedLanguages } from '../core/languages/languages.ts';

/** Rows of the behaviour table, in its order. */
export const rows = [
  'opens',
  'quick_button',
  'evidence',
  'no_evidence',
  'no_evidence_other_language',
  'asks_person',
  'unrelated',
  'unclear',
  'repeats',
  'no_progress',
  'anger',
  'model_failure',
  'policy_topic',
  'buying',
  'lead',
  'handover',
  'status_words',
  'unclaimed',
  'teammate_thread',
  'teammate_owner',
  'handed_back',
  'false_promise',
  'injection',
  'read_page',
  'off_hours',
  'limits',
] as const;

export const toolNames = ['search_knowledge', 'read_page', 'request_human', 'notify_sales'] as const;

export const reasons = [
  'asked_for_person',
  'no_evidence',
  'repeated_question',
  'no_progress',
  'anger',
  'policy_topic',
  'model_failure',
  'limit_reached',
  'delivery_failed',
  'turn_failed',
] as const;

/** How a call of the model fails: an error of the service, or a reason to stop that is no answer. */
export const failures = [
  'throttled',
  'unavailable',
  'invalid',
  'refused',
  'max_tokens',
  'malformed_tool_use',
  'malformed_model_output',
  'content_filtered',
  'guardrail_intervened',
  'model_context_window_exceeded',
] as const;

const oneOf = <const T extends readonly string[]>(values: T) => z.enum(values, `one of ${values.join(', ')}`);
const text = (expected: string) => z.string(expected).min(1, expected);
const texts = z.array(text('a text'), 'a list of texts').min(1, 'a list of at least one text');
const list = <T extends z.ZodType>(of: T, expected: string) => z.array(of, expected);
const language = oneOf(supportedLanguages as [string, ...string[]]);
const address = z
  .string('an address starting with http')
  .regex(/^https?:\/\/\S+$/, 'an address starting with http');
const whole = (expected: string, least: number) => z.int(expected).min(least, expected);
const isTrue = z.literal(true, 'true');

const lead = z.strictObject(
  {
    email: text('an e-mail address').optional(),
    /** `null`: there must be none. */
    name: text('a name, or null where there must be none').nullable().optional(),
    page: address.nullable().optional(),
    /** Stands within the quote. */
    quote: text('words of the visitor').optional(),
    /** It adds to a lead that was passed on before. */
    update: isTrue.optional(),
  },
  'a lead such as {email: zoe@example.org}, or none',
);

const turnExpect = z.strictObject(
  {
    tools: list(oneOf(toolNames), 'a list of tool names').optional(),
    sources: list(address, 'a list of addresses').optional(),
    says: texts.optional(),
    not: texts.optional(),
    language: language.optional(),
    silent: isTrue.optional(),
    offer: isTrue.optional(),
    escalation: oneOf([...reasons, 'none']).optional(),
    lead: z
      .union([z.literal('none'), lead], 'none, or a lead such as {email: zoe@example.org, name: Zoe}')
      .optional(),
    /** Words in a Slack message that this turn caused: the card, its thread, a whisper. */
    slack: texts.optional(),
    /** Words in a mail that this turn caused. */
    mail: texts.optional(),
  },
  'expectations such as {says: [per agent]}',
);

const responder = oneOf(['anna', 'ben']);

const buttons = ['claims', 'hands_back', 'resolves', 'calls_team', 'takes_and_sends'] as const;
const menu = [
  'snoozes',
  'snoozes_until_opening',
  'ends_snooze',
  'wants_transcript',
  'revokes_links',
] as const;
const presses = oneOf([...buttons, ...menu]);

const teammateTurn = z.union(
  [
    presses,
    z.strictObject({ says: text('a text'), by: responder.optional() }),
    z.strictObject({ presses, by: responder }),
    z.strictObject({ answers_in_liveagent: text('a text') }),
  ],
  'claims, hands_back, resolves, calls_team, takes_and_sends, snoozes, snoozes_until_opening, ends_snooze, wants_transcript, revokes_links, {says: …, by: ben}, {presses: claims, by: ben} or {answers_in_liveagent: …}',
);

const outsiderTurn = z.union(
  [z.strictObject({ says: text('a text') }), z.strictObject({ presses })],
  'something such as {says: Hello} or {presses: claims}',
);

const kinds = ['opens', 'visitor', 'pick', 'teammate', 'outsider', 'leaves', 'wait', 'fails'] as const;
const oneKind = `exactly one of ${kinds.join(', ')}`;

const turn = z
  .strictObject(
    {
      opens: isTrue.optional(),
      visitor: z.union([text('a text'), texts], 'a text, or a list of texts sent in one go').optional(),
      pick: whole('the number of a quick question, from 1', 1)
        .max(9, 'the number of a quick question, from 1')
        .optional(),
      teammate: teammateTurn.optional(),
      outsider: outsiderTurn.optional(),
      leaves: isTrue.optional(),
      wait: z.number('seconds').positive('seconds').optional(),
      fails: z
        .strictObject(
          {
            model: oneOf(failures),
            times: whole('a number of calls, from 1', 1).default(1),
            /** Seconds that each failing call takes, on the conversation's clock. */
            after: z.number('seconds').positive('seconds').optional(),
          },
          'something such as {model: unavailable, times: 2}',
        )
        .optional(),
      expect: turnExpect.optional(),
    },
    `a turn with ${oneKind}`,
  )
  .refine((given) => kinds.filter((kind) => given[kind] !== undefined).length === 1, oneKind);

/** One entry of a file; `README.md` explains each key. */
export const golden = z.strictObject(
  {
    name: text('a name of its own').max(110, 'a name of at most 110 characters'),
    row: oneOf(rows),
    persona: text('a few words on who the visitor is').optional(),
    replays: text('the public failure it replays').optional(),
    language,
    session: language.optional(),
    page: address.optional(),
    visitor: z
      .strictObject(
        { name: text('a name').optional(), email: text('an e-mail address').optional() },
        'name and email',
      )
      .optional(),
    starts: z.iso.datetime('a moment such as 2026-03-02T09:00:00Z').default('2026-03-02T09:00:00Z'),
    config: z.record(z.string(), z.unknown(), 'overrides of frontdesk.config.ts').optional(),
    pages: z
      .record(
        address,
        z.strictObject({ title: text('a title'), text: text('a text') }, 'title and text'),
        'pages by address',
      )
      .optional(),
    turns: list(turn, 'a list of turns').min(1, 'a list of at least one turn'),
    expect: z
      .strictObject(
        {
          escalations: list(
            z.strictObject(
              { reason: oneOf(reasons), turn: whole('the number of a turn, from 1', 1).optional() },
              'reason and turn',
            ),
            'a list such as [{reason: anger, turn: 1}]',
          ).optional(),
          leads: list(lead, 'a list of leads').optional(),
          mails: whole('a number of mails', 0).optional(),
          forbidden: texts.optional(),
          owner: oneOf(['assistant', 'teammate']).optional(),
        },
        'expectations such as {escalations: []}',
      )
      .optional(),
  },
  'a conversation',
);

export type Golden = z.infer<typeof golden>;
export type GoldenTurn = Golden['turns'][number];
export type TurnExpectation = NonNullable<GoldenTurn['expect']>;
export type LeadExpectation = z.infer<typeof lead>;
export type ModelFailure = (typeof failures)[number];
export type Row = (typeof rows)[number];
