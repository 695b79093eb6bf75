import * as z from 'zod';
import { AppError } from '../../core/errors.ts';

/** Only what is read of Slack's payloads; they hold far more. */
export const eventPayload = z.discriminatedUnion('type', [
  z.object({ type: z.literal('url_verification'), challenge: z.string() }),
  z.object({
    type: z.literal('event_callback'),
    event_id: z.string(),
    authorizations: z.array(z.object({ user_id: z.string().nullish() })).optional(),
    event: z.object({ type: z.string(), subtype: z.string().nullish() }).loose(),
  }),
]);

const blockActions = z.object({
  type: z.literal('block_actions'),
  user: z.object({ id: z.string().min(1), name: z.string().optional(), username: z.string().optional() }),
  container: z.object({
    channel_id: z.string().min(1),
    message_ts: z.string().min(1),
    thread_ts: z.string().optional(),
  }),
  actions: z
    .array(
      z.object({
        action_id: z.string(),
        /** Of a button; a menu has what was chosen in it. */
        value: z.string().optional(),
        selected_option: z.object({ value: z.string().optional() }).nullish(),
        action_ts: z.string().min(1),
      }),
    )
    .min(1),
  response_url: z.string().nullish(),
});

export type BlockActions = z.infer<typeof blockActions>;

const parseJson = (text: string, what: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    throw new AppError('invalid', `${what} is not JSON`);
  }
};

const typeOf = (payload: unknown): unknown => (payload as { type?: unknown } | null)?.type;

const parse = <Schema extends z.ZodType>(
  schema: Schema,
  payload: unknown,
  what: string,
): z.output<Schema> => {
  const result = schema.safeParse(payload);
  if (result.success) return result.data;
  const fields = result.error.issues.map((issue) => issue.path.join('.') || 'the payload');
  throw new AppError('invalid', `${what} lacks or misstates ${fields.join(', ')}`);
};

/** Undefined for kinds of payload that Frontdesk has no use for. */
export const parseEvent = (body: Buffer): z.infer<typeof eventPayload> | undefined => {
  const payload = parseJson(body.toString('utf8'), 'the event');
  const type = typeOf(payload);
  if (type !== 'url_verification' && type !== 'event_callback') return undefined;
  return parse(eventPayload, payload, 'the event');
};

/** Undefined for interactions other than a button of a message. */
export const parseInteraction = (body: Buffer): BlockActions | undefined => {
  const payload = new URLSearchParams(body.toString('utf8')).get('payload');
  if (payload === null) throw new AppError('invalid', 'the form has no field "payload"');
  const parsed = parseJson(payload, 'the field "payload"');
  return typeOf(parsed) === 'block_actions' ? parse(blockActions, parsed, 'the field "payload"') : undefined;
};
