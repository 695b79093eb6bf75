import * as z from 'zod';
import type { ToolSpec } from './converse.ts';

/** What the model may ask for. The tools decide nothing: policy is checked in code on every call. */
export const toolInputs = {
  search_knowledge: z.object({
    query: z.string().trim().min(1).max(400).describe('What to look for, in the words an article would use'),
  }),
  read_page: z.object({
    url: z
      .string()
      .trim()
      .min(1)
      .max(2000)
      .describe('Address of a page the visitor named or of our own website'),
  }),
  request_human: z.object({
    reason: z
      .enum(['asked_for_person', 'no_evidence', 'repeated_question', 'anger', 'policy_topic'])
      .describe('Why a person is needed'),
    brief: z
      .string()
      .trim()
      .min(1)
      .max(1000)
      .describe("Facts for the team, in the team's language: what the visitor wants and what was tried"),
    confirmed: z
      .boolean()
      .default(false)
      .describe('True only if the visitor was asked and said yes to a teammate'),
  }),
  notify_sales: z.object({
    email: z.string().trim().max(320).describe("The visitor's e-mail address exactly as they wrote it"),
    name: z.string().trim().max(200).optional().describe("The visitor's name, only if they gave it"),
    use_case: z
      .string()
      .trim()
      .min(1)
      .max(1000)
      .describe('What they want to use the product for, in English'),
    summary: z.string().trim().min(1).max(4000).describe('The whole conversation summarised in English'),
    quote: z
      .string()
      .trim()
      .min(1)
      .max(1000)
      .describe(
        "The visitor's exact sentence that shows the interest, or that adds to a lead, copied letter by letter",
      ),
  }),
} as const;

export type ToolName = keyof typeof toolInputs;

const descriptions: Record<ToolName, string> = {
  search_knowledge:
    'Searches the knowledge base. Use it when the evidence given does not answer the question and other words might find more.',
  read_page: 'Reads one web page that the visitor named, or a page of our own website.',
  request_human:
    'Calls a teammate into the chat. For no_evidence ask the visitor first and set confirmed after their yes.',
  notify_sales:
    'Tells the sales team about a qualified visitor. Only after the visitor gave a help-desk use case and an e-mail address. Call it again for the same address when the visitor adds something that sales should know, quoting what they wrote since; the team gets it as an addition.',
};

const schemaOf = (input: z.ZodType): Record<string, unknown> => {
  const { $schema: _, ...schema } = z.toJSONSchema(input, { io: 'input' });
  return schema;
};

/** In a fixed order: the prompt cache needs the same bytes every time. */
export const toolSpecs: ToolSpec[] = (Object.keys(toolInputs) as ToolName[]).map((name) => ({
  name,
  description: descriptions[name],
  inputSchema: schemaOf(toolInputs[name]),
}));
