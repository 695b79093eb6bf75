import * as z from 'zod';

/**
 * The parts of LiveAgent's API v3 answers that Frontdesk reads, as the vendor's generated client documents them
 * (github.com/QualityUnit/LiveAgent-api-python, docs/*.md). Everything else in an answer is ignored.
 */
const text = z
  .string()
  .nullish()
  .transform((value) => value ?? '');

export const ticket = z.object({
  id: z.string().min(1),
  code: text,
  status: text,
  owner_contactid: text,
  owner_email: text,
  owner_name: text,
  agentid: text,
  departmentid: text,
  /** B contact button and I invitation are chats; E email, M contact form, … */
  channel_type: text,
  date_created: text,
  date_changed: text,
  last_activity: text,
});

export const message = z.object({
  id: z.string().min(1),
  userid: text,
  /** M message, N note, F file, S system, … */
  type: text,
  datecreated: text,
  /** T text, H html, … */
  format: text,
  message: text,
});

export const messageGroup = z.object({
  id: z.string().min(1),
  datecreated: text,
  sort_order: z
    .number()
    .nullish()
    .transform((value) => value ?? 0),
  messages: z
    .array(message)
    .nullish()
    .transform((value) => value ?? []),
});

export const agent = z.object({ id: z.string().min(1), name: text, email: text });

export const contact = z.object({
  firstname: text,
  lastname: text,
  language: text,
  emails: z
    .array(z.string())
    .nullish()
    .transform((value) => value ?? []),
});

export const pageVisit = z.object({ url: text, date_visit: text });

export const department = z.object({ department_id: z.string().min(1) });

/** Error body of v3. */
export const v3Error = z.object({ message: z.string() });

/** Envelope of v1; an error may come with HTTP 200. */
export const v1Answer = z.object({
  response: z.object({ status: z.string().optional(), errormessage: z.string().optional() }),
});

/**
 * A knowledge base entry of v1. `title` and `content` are read by a third party's client
 * (github.com/tappytaps/TTLiveAgentWidget); the other fields stand in the documentation of the search call of v1 as a
 * reseller has it (support.intwk.co.jp/991497). `access` is from memory.
 */
export const knowledgeEntry = z.object({
  kb_entry_id: z.union([z.string().min(1), z.number().transform(String)]),
  title: text,
  content: text,
  urlcode: text,
  url: text,
  /** Ids of the categories above it, from the top: `0|449|541`. */
  treepath: text,
  rtype: text,
  rstatus: text,
  access: text,
});

export const knowledgeEntries = z.object({
  response: z.object({
    articles: z
      .array(knowledgeEntry)
      .nullish()
      .transform((value) => value ?? []),
  }),
});

export type KnowledgeEntry = z.infer<typeof knowledgeEntry>;
export type Ticket = z.infer<typeof ticket>;
export type Message = z.infer<typeof message>;
export type MessageGroup = z.infer<typeof messageGroup>;
export type Agent = z.infer<typeof agent>;
