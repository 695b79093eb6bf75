import { AppError } from '../errors.ts';

/**
 * Which conversation a webhook rings for. `others`: ids that stand in the same body beside it. A visitor's words
 * pasted unescaped may hold what looks like one, before or after the rule's own, and nothing tells which is which.
 */
export type WebhookSubject =
  /** `onlyMessages`: the rule says that a message was added, so the ticket itself need not be read. */
  { kind: 'id'; id: string; others: string[]; onlyMessages: boolean } | { kind: 'code'; code: string };

type Fields = Map<string, string>;

/** Names that rules, guides and other integrations give a ticket's id; the surest first. */
const idNames = [
  'conversation_id',
  'conversationId',
  'conversationid',
  'ticket_id',
  'ticketId',
  'ticketid',
  'conversation.id',
  'ticket.id',
  'id',
];
const codeNames = [
  'conversation_code',
  'conversationCode',
  'conversationcode',
  'ticket_code',
  'ticketCode',
  'ticketcode',
  'code',
];

const wellFormed = /^[A-Za-z0-9_-]{1,64}$/;

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
const controls = /[\u0000-\u001f\u007f]+/g;

const scalar = (value: unknown): string | undefined =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;

/** Top-level values, and the ids of `ticket` and `conversation` under a dotted name. */
const flatten = (value: unknown): Fields => {
  const fields: Fields = new Map();
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return fields;
  for (const [name, content] of Object.entries(value)) {
    const own = scalar(content);
    if (own !== undefined) fields.set(name, own);
    if ((name === 'ticket' || name === 'conversation') && typeof content === 'object' && content !== null) {
      const id = scalar((content as Record<string, unknown>).id);
      if (id !== undefined) fields.set(`${name}.id`, id);
    }
  }
  return fields;
};

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/**
 * What can be told of JSON into which text was pasted unescaped: pairs of a name and a plain value, the first of
 * each name, because what the template puts before a visitor's words is not theirs to change.
 */
const salvage = (text: string): Fields => {
  const fields: Fields = new Map();
  const pair = /"([A-Za-z_]{1,40})" ?: ?(?:"([^"\\]{1,200})"|(\d{1,64}))/g;
  for (const [, name = '', quoted, bare] of text.matchAll(pair)) {
    if (!fields.has(name)) fields.set(name, quoted ?? bare ?? '');
  }
  const nested = /"(ticket|conversation)" ?: ?\{[^{}]{0,500}?"id" ?: ?"?([A-Za-z0-9_-]{1,64})/.exec(text);
  if (nested !== null) fields.set(`${nested[1]}.id`, nested[2] ?? '');
  return fields;
};

const fromForm = (text: string): Fields => {
  const fields: Fields = new Map();
  for (const [name, value] of new URLSearchParams(text)) if (!fields.has(name)) fields.set(name, value);
  return fields;
};

const fieldsOf = (body: string): Fields => {
  const text = body
    .replace(/^\ufeff/, '')
    .replace(controls, ' ')
    .trim();
  if (!/^[{["]/.test(text)) return fromForm(text);
  const parsed = parseJson(text);
  return parsed === undefined ? salvage(text.replace(/ {2,}/g, ' ')) : flatten(parsed);
};

const messageEvents = /^message(_group)?_added$/;

/** Ids that a body names beyond this many are left out, from the middle: the rule's own stands before or after the words. */
const mostIds = 4;

/** Every id that the text names in so many words, whatever JSON makes of it. */
const namedIds = (text: string): string[] => {
  const pair = /"(conversation_?id|ticket_?id)" ?: ?"?([A-Za-z0-9_-]{1,64})"?/gi;
  const ids = [...new Set([...text.matchAll(pair)].map(([, , id = '']) => id))];
  return ids.length <= mostIds ? ids : [...ids.slice(0, mostIds / 2), ...ids.slice(-mostIds / 2)];
};

type Found = { value: string } | { problem: string } | undefined;

const find = (sources: Fields[], names: string[]): Found => {
  let problem: string | undefined;
  for (const fields of sources) {
    for (const name of names) {
      const value = fields.get(name)?.trim();
      if (value === undefined || value === '') continue;
      if (wellFormed.test(value)) return { value };
      problem ??= value.includes('{$')
        ? `${name} still holds a LiveAgent variable; expected the rule to name one that LiveAgent replaces`
        : `${name} is no LiveAgent id; expected 1 to 64 letters, digits, "_" or "-"`;
    }
  }
  return problem === undefined ? undefined : { problem };
};

/**
 * Finds the conversation in a LiveAgent rule's request: JSON, JSON with unescaped text in it, a form, or the
 * query. LiveAgent pastes values in as they are and leaves variables without a value unreplaced (`{$user_id}`).
 * AppError invalid names the field.
 */
export const parseWebhook = (request: { body: string; query: Record<string, string> }): WebhookSubject => {
  const sources = [fieldsOf(request.body), new Map(Object.entries(request.query))];
  const id = find(sources, idNames);
  if (id !== undefined && 'value' in id) {
    return {
      kind: 'id',
      id: id.value,
      others: namedIds(request.body).filter((other) => other !== id.value),
      onlyMessages: messageEvents.test(
        sources.map((fields) => fields.get('event') ?? '').find(Boolean) ?? '',
      ),
    };
  }
  const code = find(sources, codeNames);
  if (code !== undefined && 'value' in code) return { kind: 'code', code: code.value };
  throw new AppError(
    'invalid',
    id?.problem ??
      code?.problem ??
      'conversation_id is missing; expected it, or conversation_code, in a JSON or form body or in the query',
  );
};
