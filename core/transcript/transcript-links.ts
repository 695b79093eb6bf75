import { changeCase } from '../conversation/change-hands.ts';
import type { Input } from '../conversation/input.ts';
import type { TurnDraft } from '../conversation/turn-draft.ts';
import type { Ids } from '../ports.ts';

const nameOf = ({ name }: { name: string }): string => name.trim() || 'A teammate';

/** Puts a link with a new term into the case's thread; of a case whose card Slack never took there is none. */
export const sendTranscript = (
  days: number,
  draft: TurnDraft,
  { by }: Extract<Input, { kind: 'transcript_wanted' }>,
): void => {
  const known = draft.state.case;
  if (known === undefined || known.status === 'unreachable') return;
  const term = days === 1 ? 'a day' : `${days} days`;
  draft.addEffect({
    kind: 'thread_post',
    card: known.card,
    post: {
      from: 'system',
      text: `${nameOf(by)} asked for the transcript. This link works for ${term}:`,
      transcript: known.transcript,
    },
  });
};

/** Ends every link to the transcript that anybody has; the card gets a new one, and no other does. */
export const revokeLinks = (
  ids: Ids,
  draft: TurnDraft,
  { by }: Extract<Input, { kind: 'links_revoked' }>,
): void => {
  const known = draft.state.case;
  if (known === undefined) return;
  const transcript = { ...known.transcript, nonce: ids.next() };
  if (known.status === 'unreachable') draft.state.case = { ...known, transcript };
  else {
    changeCase(
      draft,
      (open) => ({ ...open, transcript }),
      `${nameOf(by)} revoked all links to the transcript. The card has a new one.`,
    );
  }
};
