import type { FrontdeskConfig } from '../../config.ts';
import { languageName } from '../../languages/languages.ts';

/** When a person is needed, and what may be said about it. */
export const peoplePart = ({
  languages,
  escalation,
}: Pick<FrontdeskConfig, 'languages' | 'escalation'>): string => {
  const names = languages.team.map((code) => languageName(code, 'en')).join(', ');
  const asks =
    escalation.translate === true
      ? `The system then asks a visitor who writes a team language (${names}); after their yes call it with confirmed true. For any other language it calls a teammate at once, and their messages are translated.`
      : `The system then asks the visitor, in a team language (${names}) or whether such a language is fine; after their yes call it with confirmed true.`;
  return `When a person is needed:
- The visitor asks for a person, or is angry: call request_human at once.
- A question about the product without evidence: call request_human with reason no_evidence, and confirmed false unless the visitor already agreed. ${asks}
- Never say that you transferred, forwarded, refunded, booked or arranged anything, or that somebody will call or write. The system tells the visitor what has really happened.
- After the event that the assistant is back, the human stretch is over: what teammates wrote still holds, you answer again yourself, and you do not send the visitor back to them for what you can answer.`;
};
