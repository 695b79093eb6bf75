import * as z from 'zod';
import { AppError } from '../../core/errors.ts';

export interface CallRequest {
  params: Record<string, string>;
  query: URLSearchParams;
  /** The JSON body; an empty object where there was none. */
  body: unknown;
}

/** Answers a JSON call; what it returns is the body. */
export type Call = (request: CallRequest) => Promise<unknown>;

const describe = (issue: z.core.$ZodIssue, input: unknown): string => {
  if (issue.code === 'unrecognized_keys') return `unknown key ${issue.keys.join(', ')}`;
  const value = issue.path.reduce<unknown>(
    (at, key) => (at as Record<PropertyKey, unknown> | undefined)?.[key],
    input,
  );
  const given = value === undefined ? 'is missing' : `is ${JSON.stringify(value).slice(0, 80)}`;
  return `${issue.path.join('.') || 'the body'} ${given}; expected ${issue.message}`;
};

/** Checks a body; AppError invalid names each wrong field, what it was and what was expected. */
export const parseBody = <Schema extends z.ZodType>(schema: Schema, body: unknown): z.output<Schema> => {
  const result = schema.safeParse(body);
  if (result.success) return result.data;
  throw new AppError('invalid', result.error.issues.map((issue) => describe(issue, body)).join(' · '));
};

/** Object whose message tells the caller which keys there are. */
export const bodyOf = <Shape extends z.core.$ZodLooseShape>(shape: Shape) =>
  z.strictObject(shape, {
    error: (issue) =>
      issue.code === 'unrecognized_keys' ? undefined : `a JSON object with ${Object.keys(shape).join(', ')}`,
  });
