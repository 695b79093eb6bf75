import type * as z from 'zod';
import { historyComplaint } from './validate-history.ts';
import { type ConverseWireRequest, converseWireRequest } from './wire.ts';

/** The deepest complaint of a union: the member that got furthest is the one that was meant. */
const deepest = (issue: z.core.$ZodIssue): z.core.$ZodIssue => {
  if (issue.code !== 'invalid_union') return issue;
  const nested = issue.errors
    .flat()
    .map(deepest)
    .map((inner) => ({ ...inner, path: [...issue.path, ...inner.path] }))
    .sort((a, b) => b.path.length - a.path.length);
  return nested[0] ?? issue;
};

const shapeComplaint = (error: z.ZodError): string => {
  const [first] = error.issues;
  if (first === undefined) return 'Malformed input request, please reformat your input and try again.';
  const issue = deepest(first);
  const place = `#${issue.path.length > 0 ? `/${issue.path.map(String).join('/')}` : ''}`;
  const what =
    issue.code === 'unrecognized_keys'
      ? `extraneous key [${issue.keys[0]}] is not permitted`
      : issue.message.replace(/^Invalid input: /, '');
  return `Malformed input request: ${place}: ${what}, please reformat your input and try again.`;
};

const constraint = (value: unknown, place: string, rule: string) =>
  `1 validation error detected: Value '${String(value)}' at '${place}' failed to satisfy constraint: Member must ${rule}`;

/** Largest `maxTokens` by model family, as the service itself states them when it refuses more. */
const maxTokensOf = (modelId: string): number => {
  if (/amazon\.nova/.test(modelId)) return 10_000;
  if (/claude-3-haiku|claude-3-sonnet/.test(modelId)) return 4_096;
  return /claude-(sonnet|opus)-(4-[6-9]|[5-9])/.test(modelId) ? 128_000 : 64_000;
};

const inferenceComplaint = (request: ConverseWireRequest, modelId: string): string | undefined => {
  const { maxTokens, temperature, topP, stopSequences = [] } = request.inferenceConfig ?? {};
  const limit = maxTokensOf(modelId);
  if (maxTokens !== undefined && maxTokens < 1) {
    return constraint(maxTokens, 'inferenceConfig.maxTokens', 'have value greater than or equal to 1');
  }
  if (maxTokens !== undefined && maxTokens > limit) {
    return `The maximum tokens you requested exceeds the model limit of ${limit}. Try again with a maximum tokens value that is lower than ${limit}.`;
  }
  for (const [name, value] of Object.entries({ temperature, topP })) {
    if (value !== undefined && value < 0) {
      return constraint(value, `inferenceConfig.${name}`, 'have value greater than or equal to 0');
    }
    if (value !== undefined && value > 1) {
      return constraint(value, `inferenceConfig.${name}`, 'have value less than or equal to 1');
    }
  }
  if (stopSequences.length > 2500) {
    return constraint(
      stopSequences.length,
      'inferenceConfig.stopSequences',
      'have length less than or equal to 2500',
    );
  }
  return undefined;
};

const nameComplaint = (name: string, place: string): string | undefined => {
  if (name.length < 1) return constraint(name, place, 'have length greater than or equal to 1');
  if (name.length > 64) return constraint(name, place, 'have length less than or equal to 64');
  if (!/^[a-zA-Z0-9_-]+$/.test(name)) {
    return constraint(name, place, 'satisfy regular expression pattern: [a-zA-Z0-9_-]+');
  }
  return undefined;
};

const toolComplaint = ({ toolConfig }: ConverseWireRequest): string | undefined => {
  if (toolConfig === undefined) return undefined;
  const specs = toolConfig.tools.flatMap((tool) => ('toolSpec' in tool ? [tool.toolSpec] : []));
  if (specs.length === 0) {
    return constraint('[]', 'toolConfig.tools', 'have length greater than or equal to 1');
  }
  for (const [i, spec] of specs.entries()) {
    const place = `toolConfig.tools.${i + 1}.member.toolSpec`;
    const complaint = nameComplaint(spec.name, `${place}.name`);
    if (complaint !== undefined) return complaint;
    if (spec.description !== undefined && spec.description.trim() === '') {
      return constraint(spec.description, `${place}.description`, 'have length greater than or equal to 1');
    }
  }
  const names = specs.map((spec) => spec.name);
  const twice = names.find((name, i) => names.indexOf(name) !== i);
  return twice === undefined ? undefined : `The tool ${twice} is already defined at toolConfig.tools.`;
};

const cacheComplaint = (request: ConverseWireRequest): string | undefined => {
  const blocks = [
    ...(request.toolConfig?.tools ?? []),
    ...(request.system ?? []),
    ...request.messages.flatMap((message) => message.content),
  ];
  const points = blocks.filter((block) => 'cachePoint' in block).length;
  return points > 4 ? `Found ${points} cachePoint blocks; a request can hold at most 4.` : undefined;
};

const systemComplaint = ({ system = [] }: ConverseWireRequest): string | undefined => {
  const blank = system.findIndex((block) => 'text' in block && block.text.trim() === '');
  return blank < 0
    ? undefined
    : `The text field in the SystemContentBlock object at system.${blank} is blank. Add text to the text field, and try again.`;
};

const metadataComplaint = ({ requestMetadata = {} }: ConverseWireRequest): string | undefined =>
  Object.keys(requestMetadata).length > 16
    ? constraint(
        Object.keys(requestMetadata).length,
        'requestMetadata',
        'have length less than or equal to 16',
      )
    : undefined;

/** Checks a request body as the service does; the complaint is the message of its ValidationException. */
export const validateRequest = (
  body: unknown,
  modelId: string,
): { request: ConverseWireRequest } | { complaint: string } => {
  const parsed = converseWireRequest.safeParse(body);
  if (!parsed.success) return { complaint: shapeComplaint(parsed.error) };
  const request = parsed.data;
  const complaint =
    inferenceComplaint(request, modelId) ??
    toolComplaint(request) ??
    systemComplaint(request) ??
    cacheComplaint(request) ??
    metadataComplaint(request) ??
    historyComplaint(request);
  return complaint === undefined ? { request } : { complaint };
};
