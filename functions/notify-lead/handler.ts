import type { FrontdeskConfig } from '../../core/config.ts';
import type { Effect } from '../../core/conversation/effect.ts';
import { type DeliveryDeps, deliver } from '../../core/effects/deliver.ts';
import { AppError } from '../../core/errors.ts';
import { leadMail } from '../../core/leads/lead-mail.ts';
import { teamMail } from '../../core/leads/team-mail.ts';
import type { Mail, MailMessage, Redelivery } from '../../core/ports.ts';
import { worker } from '../worker.ts';

export interface NotifyLeadDeps extends DeliveryDeps {
  mail: Mail;
  redelivery: Redelivery;
  config: Pick<FrontdeskConfig, 'brand' | 'leads'>;
}

const mailOf = ({ body }: Effect, { brand, leads }: NotifyLeadDeps['config']): MailMessage => {
  const head = { from: leads.sender, to: leads.recipients, brand: brand.name };
  if (body.kind === 'lead_mail') return leadMail(body.lead, head);
  if (body.kind === 'team_mail') return teamMail(body, head);
  throw new AppError(
    'invalid',
    `leads holds an effect of kind ${body.kind}; expected lead_mail or team_mail`,
  );
};

/** Delivers leads and messages to the team by mail. Mail cannot be asked back, so an unclear outcome is sent again. */
export const notifyLead = (deps: NotifyLeadDeps) =>
  worker({ ...deps, queue: 'leads' }, async (message, { last }) => {
    if (message.type !== 'effect') {
      throw new AppError('invalid', `leads holds a message of type ${message.type}; expected an effect`);
    }
    await deliver(
      deps,
      message,
      { last },
      {
        send: async (effect) => {
          const { id } = await deps.mail.send(mailOf(effect, deps.config));
          if (effect.body.kind === 'lead_mail') deps.telemetry.count('LeadsSent');
          return { externalId: id };
        },
      },
    );
  });
