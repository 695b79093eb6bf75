import type { LeadNews, LeadRecord } from './lead.ts';

/** The records of a conversation after `news` was handed to effect `effect`, with all messages up to `upTo` known. */
export const rememberLead = (
  records: LeadRecord[],
  { lead, update }: LeadNews,
  { effect, upTo }: { effect: number; upTo: number },
): LeadRecord[] => {
  const { name, useCase, summary } = lead;
  const told = { ...(name === undefined ? {} : { name }), useCase, summary };
  if (update === undefined) {
    return [...records, { id: lead.id, email: lead.email.toLowerCase(), effect, upTo, told }];
  }
  return records.map((record) =>
    record.effect === update.first ? { ...record, upTo, updates: (record.updates ?? 0) + 1, told } : record,
  );
};
