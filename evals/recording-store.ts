import type { Snapshot, Turn } from '../core/conversation/turn.ts';
import type { ConversationStore } from '../core/ports.ts';
import type { WorldRecord } from './world-record.ts';

const note = (record: WorldRecord, { state: before }: Snapshot, { state, effects }: Turn): void => {
  const [was, is] = [before?.case, state.case];
  // A case that is called again keeps its id and begins to wait anew.
  if (is !== undefined && (is.id !== was?.id || is.openedAt !== was.openedAt)) {
    const again = is.id === was?.id;
    record.escalations.push({ reason: is.reason, caseId: is.id, quote: is.quote, again });
    record.lines.push({ who: 'event', text: `a person is called${again ? ' again' : ''}: ${is.reason}` });
  }
  for (const { body } of effects) {
    if (body.kind !== 'lead_mail') continue;
    const isUpdate = 'update' in body && body.update !== undefined;
    (isUpdate ? record.leadUpdates : record.leads).push(body.lead);
    record.lines.push({
      who: 'event',
      text: `${isUpdate ? 'an update of the lead' : 'a lead'}: ${JSON.stringify(body.lead)}`,
    });
  }
};

/** The store, with the cases and leads that turns commit written down. */
export const recordingStore = (record: WorldRecord, store: ConversationStore): ConversationStore => ({
  ...store,
  commit: async (id, turn) => {
    const before = await store.load(id, { messages: 0 });
    const result = await store.commit(id, turn);
    if (result === 'committed') note(record, before, turn);
    return result;
  },
});
