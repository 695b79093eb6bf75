import type { FrontdeskConfig } from '../../core/config.ts';
import type { ConversationId } from '../../core/conversation/conversation.ts';
import type { Effect, EffectBody } from '../../core/conversation/effect.ts';
import { type DeliveryDeps, deliver } from '../../core/effects/deliver.ts';
import { strayEffect } from '../../core/effects/stray-effect.ts';
import { AppError } from '../../core/errors.ts';
import { firstMail } from '../../core/leads/first-mail.ts';
import { leadMail } from '../../core/leads/lead-mail.ts';
import { leadUpdateMail } from '../../core/leads/lead-update-mail.ts';
import { type CaseLinks, type TeamMail, teamMail } from '../../core/leads/team-mail.ts';
import { unhandledMail } from '../../core/leads/unhandled-mail.ts';
import type { MailMessage } from '../../core/mail/mail-message.ts';
import type { HelpDesk, Mail, Redelivery, TranscriptLinks } from '../../core/ports.ts';
import { worker } from '../worker.ts';

export interface NotifyLeadDeps extends DeliveryDeps {
  mail: Mail;
  redelivery: Redelivery;
  transcriptLinks: Pick<TranscriptLinks, 'sign'>;
  helpDesk: Pick<HelpDesk, 'panelUrl'>;
  config: Pick<FrontdeskConfig, 'brand' | 'leads'>;
}

/**
 * Delivers leads and messages to the team by mail. Mail cannot be asked back, so what had an unclear outcome is sent
 * again, once.
 */
export const notifyLead = (deps: NotifyLeadDeps) => {
  const { brand, leads } = deps.config;
  const head = { from: leads.sender, to: leads.recipients, brand: brand.name };
  /** A mail without a link beats none. */
  const linksOf = async ({ transcript, ticketId }: TeamMail): Promise<CaseLinks> => {
    const signed = transcript === undefined ? undefined : deps.transcriptLinks.sign(transcript);
    const transcriptUrl = await signed?.catch((error: unknown) => {
      deps.telemetry.warn('transcript_link_failed', { kind: 'team_mail' }, error);
      return undefined;
    });
    return {
      ...(transcriptUrl === undefined ? {} : { transcriptUrl }),
      ...(ticketId === undefined ? {} : { panelUrl: deps.helpDesk.panelUrl(ticketId) }),
    };
  };
  const mailOf = async (
    body: EffectBody,
    conversation: ConversationId,
    last: boolean,
  ): Promise<MailMessage> => {
    if (body.kind === 'team_mail') return teamMail(body, head, await linksOf(body));
    if (body.kind !== 'lead_mail') throw strayEffect('leads', body.kind, 'lead_mail or team_mail');
    const { lead, update } = body;
    if (update === undefined) return leadMail(lead, head);
    const first = await firstMail(deps.store, { conversation, seq: update.first }, last);
    return leadUpdateMail({ lead, update }, first, head);
  };
  /**
   * Nothing is written down of this mail, so any delivery before this one may have sent it: an unclear outcome is tried
   * again after the first alone. The doorbell that it is about is a dead letter, which rings an alarm of its own.
   */
  const mailUnhandled = async (conversation: ConversationId, attempt: number): Promise<void> => {
    const mail = unhandledMail(conversation);
    try {
      await deps.mail.send(teamMail(mail, head, await linksOf(mail)));
    } catch (error) {
      if (attempt === 1 || !(error instanceof AppError) || error.code !== 'ambiguous') throw error;
      deps.telemetry.error('unhandled_mail_unclear', { conversation, count: attempt }, error);
      deps.telemetry.count('DeliveriesFailed');
    }
  };
  return worker({ ...deps, queue: 'leads' }, async (message, { attempt, last }) => {
    if (message.type === 'unhandled') return mailUnhandled(message.conversation, attempt);
    if (message.type !== 'effect') {
      throw new AppError('invalid', `leads holds a message of type ${message.type}; expected an effect`);
    }
    const send = async ({ body }: Effect) => {
      const { id } = await deps.mail.send(await mailOf(body, message.conversation, last));
      if (body.kind === 'lead_mail') {
        deps.telemetry.count(body.update === undefined ? 'LeadsSent' : 'LeadsUpdated');
      }
      return { externalId: id };
    };
    await deliver(deps, message, { last }, { send, twiceAtMost: true });
  });
};
