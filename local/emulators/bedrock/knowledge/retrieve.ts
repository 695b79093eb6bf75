import * as z from 'zod';
import { validationError } from '../wire.ts';
import type { Chunk, KnowledgeBaseContent } from './knowledge-base.ts';

const value = z.union([z.string(), z.number(), z.boolean()]);
const comparison = z.strictObject({ key: z.string().min(1), value });
const inList = z.strictObject({ key: z.string().min(1), value: z.array(value).min(1) });

interface Filter {
  equals?: z.infer<typeof comparison> | undefined;
  notEquals?: z.infer<typeof comparison> | undefined;
  in?: z.infer<typeof inList> | undefined;
  notIn?: z.infer<typeof inList> | undefined;
  andAll?: Filter[] | undefined;
  orAll?: Filter[] | undefined;
}

/** Of the operators those that S3 Vectors takes and Frontdesk may come to use. */
const filter: z.ZodType<Filter> = z.lazy(() =>
  z
    .strictObject({
      equals: comparison.optional(),
      notEquals: comparison.optional(),
      in: inList.optional(),
      notIn: inList.optional(),
      andAll: z.array(filter).min(2, 'must have length greater than or equal to 2').optional(),
      orAll: z.array(filter).min(2, 'must have length greater than or equal to 2').optional(),
    })
    .refine((given) => Object.keys(given).length === 1, 'must hold exactly one operator'),
);

const request = z.strictObject({
  retrievalQuery: z.strictObject({
    text: z
      .string()
      .min(1, 'must have length greater than or equal to 1')
      .max(1000, 'must have length less than or equal to 1000'),
  }),
  retrievalConfiguration: z
    .strictObject({
      vectorSearchConfiguration: z.strictObject({
        numberOfResults: z
          .int()
          .min(1, 'must have value greater than or equal to 1')
          .max(100, 'must have value less than or equal to 100')
          .optional(),
        overrideSearchType: z.enum(['SEMANTIC', 'HYBRID']).optional(),
        filter: filter.optional(),
      }),
    })
    .optional(),
  nextToken: z.string().optional(),
});

export type RetrieveRequest = z.infer<typeof request>;

const passes = (chunk: Chunk, given: Filter): boolean => {
  const held = (key: string) => chunk.metadata[key];
  if (given.equals !== undefined) return held(given.equals.key) === given.equals.value;
  if (given.notEquals !== undefined) return held(given.notEquals.key) !== given.notEquals.value;
  if (given.in !== undefined) return given.in.value.some((one) => one === held(given.in?.key ?? ''));
  if (given.notIn !== undefined)
    return !given.notIn.value.some((one) => one === held(given.notIn?.key ?? ''));
  if (given.andAll !== undefined) return given.andAll.every((part) => passes(chunk, part));
  return (given.orAll ?? []).some((part) => passes(chunk, part));
};

/** Checks a Retrieve request as the service does; a wrong one is a ValidationException that names the place. */
export const parseRetrieve = (body: unknown): RetrieveRequest => {
  const parsed = request.safeParse(body);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const place = issue?.path.map(String).join('.') ?? '';
    throw validationError(
      `1 validation error detected: Value at '${place}' failed to satisfy constraint: Member ${issue?.message}`,
    );
  }
  if (parsed.data.retrievalConfiguration?.vectorSearchConfiguration.overrideSearchType === 'HYBRID') {
    throw validationError('HYBRID search type is not supported for search operation on this vector store.');
  }
  return parsed.data;
};

/** What Retrieve answers. */
export const retrieve = (content: KnowledgeBaseContent, asked: RetrieveRequest) => {
  const { numberOfResults = 5, filter: given } =
    asked.retrievalConfiguration?.vectorSearchConfiguration ?? {};
  const found = content.nearest(
    asked.retrievalQuery.text,
    numberOfResults,
    (chunk) => given === undefined || passes(chunk, given),
  );
  return {
    retrievalResults: found.map(({ text, location, metadata, score }) => ({
      content: { type: 'TEXT', text },
      location,
      metadata,
      score,
    })),
  };
};
