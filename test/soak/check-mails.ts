import type { Effect } from '../../core/conversation/effect.ts';
import type { Conversation, Evidence } from './evidence.ts';
import { invariants, type Violation } from './invariants.ts';

const invariant = invariants[3];

/** Between SES taking a mail and the product hearing of it. */
const wireMs = 1_000;

/** SES can not be asked what it took: a lost answer, injected or by a kill, allows for a second mail. */
export const outcomeWasLost = (at: number, { suffered, kills }: Evidence): boolean =>
  suffered.some(
    (fault) =>
      fault.service === 'ses' && fault.kind === 'timeout_after_accept' && Math.abs(fault.at - at) < wireMs,
  ) || kills.some((kill) => kill.at >= at - wireMs && kill.at <= at + wireMs);

const mailsOf = (effects: Effect[]): Effect[] =>
  effects.filter(({ body }) => body.kind === 'lead_mail' || body.kind === 'team_mail');

/** The buyer was told that the team knows. */
const wasPassedOn = ({ lines }: Conversation): boolean =>
  lines.some(({ from, text }) => from === 'assistant' && text.includes('passed your interest on'));

const addressIn = ({ journal }: Conversation): string | undefined =>
  journal.said.map(({ text }) => /\S+@example\.org/.exec(text)?.[0]).find((found) => found !== undefined);

export const checkMails = (evidence: Evidence): Violation[] => {
  const { conversations, mails } = evidence;
  const effects = conversations.flatMap((conversation) => mailsOf(conversation.effects));
  const claimed = new Set(effects.flatMap(({ externalId }) => externalId ?? []));
  const twice = mails
    .filter(({ id }) => id === undefined || !claimed.has(id))
    .filter((mail) => !outcomeWasLost(Number(mail.at), evidence))
    .map(
      (mail): Violation => ({
        invariant,
        what: `the mail ${JSON.stringify(mail.subject)} to ${String(mail.replyTo)} was sent beyond need`,
        counts: 'mail twice',
      }),
    );
  const known = new Set(mails.map(({ id }) => id));
  const missing = effects
    .filter(({ status, externalId }) => status !== 'sent' || !known.has(externalId))
    .map(
      (effect): Violation => ({ invariant, what: `mail #${effect.seq} is ${effect.status}`, counts: 'lost' }),
    );
  const unheard = conversations.filter(wasPassedOn).flatMap((conversation): Violation[] => {
    const address = addressIn(conversation);
    const count = mails.filter(({ replyTo }) => [replyTo].flat().includes(address)).length;
    return count > 0
      ? []
      : [{ invariant, conversation: conversation.id, what: `no mail tells of ${address}`, counts: 'lost' }];
  });
  return [...twice, ...missing, ...unheard];
};

/** Mails sent twice because nobody can ask SES, which is allowed. */
export const allowedMailsTwice = ({ conversations, mails }: Evidence): number => {
  const claimed = new Set(conversations.flatMap(({ effects }) => effects.flatMap((e) => e.externalId ?? [])));
  return mails.filter(({ id }) => id === undefined || !claimed.has(id)).length;
};
