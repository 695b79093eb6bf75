import type { Effect, EffectBody } from '../../../core/conversation/effect.ts';
import { languageOf } from '../../../core/languages/languages.ts';
import { leadMail } from '../../../core/leads/lead-mail.ts';
import { teamMail } from '../../../core/leads/team-mail.ts';
import config from '../../../frontdesk.config.ts';
import type { Ended } from './ended.ts';
import { conversationOf } from './names.ts';
import { languageIn } from './settings.ts';
import type { Mailed } from './sim-mail.ts';
import type { World } from './world.ts';

type MailBody = Extract<EffectBody, { kind: 'lead_mail' | 'team_mail' }>;

const isMail = (body: EffectBody): body is MailBody => body.kind === 'lead_mail' || body.kind === 'team_mail';

const head = { from: config.leads.sender, to: config.leads.recipients, brand: config.brand.name };

/** Whether a mail says what was decided. The links below the text of a case are known only when it is sent. */
const says = ({ subject, text, replyTo }: Mailed['message'], body: MailBody): boolean => {
  if (body.kind === 'team_mail') {
    const expected = teamMail(body, head);
    return (
      subject === expected.subject && text.startsWith(expected.text.trimEnd()) && replyTo === expected.replyTo
    );
  }
  const { lead, update } = body;
  if (update !== undefined) return text.includes(lead.summary) && text.includes(lead.email);
  const expected = leadMail(lead, head);
  return subject === expected.subject && text === expected.text && replyTo === expected.replyTo;
};

/** Those sent once more although the worker that sent one before had been told that it was taken, or was still at it. */
const needless = ({ observed }: World, sent: Mailed[]): Mailed[] =>
  sent.filter((later, i) =>
    sent
      .slice(0, i)
      .some(
        ({ run, effect }) =>
          run === later.run ||
          observed.delivered.some(
            (done) =>
              done.run === run &&
              done.effect.conversation === effect?.conversation &&
              done.effect.seq === effect.seq,
          ),
      ),
  );

const mailsOf = ({ mails }: World, chat: string, seq: number): Mailed[] =>
  mails.filter(({ effect }) => effect?.conversation === conversationOf(chat) && effect.seq === seq);

const statusOf = (effects: Effect[], seq: number) =>
  effects.find((effect) => effect.seq === seq)?.status ?? 'not stored';

/** 4: each lead and each case that a turn decided to mail is mailed as decided; again only after an unclear outcome. */
export const mailBreaches = (world: World, { chat, history }: Ended): string[] => {
  const decided = world.observed.committed
    .filter((one) => one.chat === chat)
    .flatMap(({ turn }) => turn.effects)
    .flatMap(({ seq, body }) => (isMail(body) ? [{ seq, body }] : []));
  const undecided = world.mails.filter(
    ({ effect }) =>
      effect?.conversation === conversationOf(chat) && !decided.some(({ seq }) => seq === effect.seq),
  );
  return [
    ...decided.flatMap(({ seq, body }) => {
      const sent = mailsOf(world, chat, seq);
      const name = `${body.kind} ${seq} of ${chat}`;
      const wrong = sent.filter(({ message }) => !says(message, body));
      return [
        // What was given up is before a person: see what was given up.
        ...(sent.length === 0 && statusOf(history.effects, seq) !== 'failed'
          ? [`4: ${name} was never mailed`]
          : []),
        ...(sent.length > 2
          ? [`4: ${name} was mailed ${sent.length} times, whatever its outcomes were`]
          : []),
        ...needless(world, sent).map(() => `4: ${name} was mailed ${sent.length} times for no reason`),
        ...wrong.map(({ message }) => `4: ${name} was mailed as "${message.subject}"`),
      ];
    }),
    ...undecided.map(({ message }) => `4: nobody decided to mail "${message.subject}" of ${chat}`),
  ];
};

/** 4: a visitor who is told that their interest was passed on has a lead. */
export const leadWordBreaches = ({ setting, liveAgent, observed }: World, { chat }: Ended): string[] => {
  const told = (words: string) =>
    liveAgent.posts.filter((post) => post.chat === chat && post.message.text.includes(words)).length;
  const decided = observed.committed
    .filter((one) => one.chat === chat)
    .flatMap(({ turn }) => turn.effects)
    .flatMap(({ body }) =>
      body.kind === 'lead_mail' ? [body.update === undefined ? 'lead' : 'update'] : [],
    );
  const { leadSent, leadUpdated } = languageOf(languageIn(setting)).words;
  const count = (what: string) => decided.filter((one) => one === what).length;
  return [
    ...(told(leadSent) > count('lead') ? [`4: ${chat} was told of a lead that there is not`] : []),
    ...(told(leadUpdated) > count('update') ? [`4: ${chat} was told of an addition that there is not`] : []),
  ];
};

/** 4: no mail leaves without an effect behind it. */
export const strayMails = ({ mails }: World): string[] =>
  mails
    .filter(({ effect }) => effect === undefined)
    .map(({ message }) => `4: "${message.subject}" was mailed for no effect`);
