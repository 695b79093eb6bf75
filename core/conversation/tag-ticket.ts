import type { FrontdeskConfig } from '../config.ts';
import type { TurnDraft } from './turn-draft.ts';

type Moment = keyof NonNullable<FrontdeskConfig['liveagent']['tags']>;

/** Tags the ticket at the help desk, where configuration names a tag for it. */
export const tagTicket = ({ liveagent }: FrontdeskConfig, draft: TurnDraft, moment: Moment): void => {
  const name = liveagent.tags?.[moment];
  if (name !== undefined) draft.addEffect({ kind: 'tag', name });
};
