import type { ToolStep } from '../conversation/conversation.ts';
import { plainLine } from '../text/plain-text.ts';
import type { ToolResult } from './run-tool.ts';

/** Characters of a query or an address that are kept. */
const longestAbout = 200;

/** What each tool was asked about; a lead's particulars stand in its e-mail. */
const subjects: Record<string, string> = {
  search_knowledge: 'query',
  read_page: 'url',
  request_human: 'reason',
};

const aboutOf = (name: string, input: unknown): string => {
  const field = Object.hasOwn(subjects, name) ? subjects[name] : undefined;
  const value =
    field === undefined ? undefined : (input as Record<string, unknown> | null | undefined)?.[field];
  return typeof value === 'string' ? plainLine(value, longestAbout) : '';
};

/** A record of one tool call: small, and without anything that was read. */
export const stepOf = (
  { name, input }: { name: string; input: unknown },
  { status, passages }: Pick<ToolResult, 'status' | 'passages'>,
): ToolStep => {
  const about = aboutOf(name, input);
  return {
    tool: plainLine(name, 64),
    ...(about === '' ? {} : { about }),
    ...(passages === undefined ? {} : { passages }),
    ...(status === 'error' ? { failed: true } : {}),
  };
};
