import { Stack } from 'aws-cdk-lib';
import { EmailIdentity, Identity } from 'aws-cdk-lib/aws-ses';
import { Construct } from 'constructs';
import type { HouseFunction } from './house-function.ts';

/** The sender's address in SES. AWS mails it a link at the first deployment; nothing is sent before it is opened. */
export class LeadMail extends Construct {
  private readonly sender: string;
  private readonly recipients: string[];

  constructor(scope: Construct, id: string, props: { sender: string; recipients: string[] }) {
    super(scope, id);
    this.sender = props.sender;
    this.recipients = props.recipients;
    new EmailIdentity(this, 'Sender', { identity: Identity.email(props.sender) });
  }

  /** From the configured sender only, composed by SES or, within a thread, as it comes. SES checks recipients' identities too while the account is in its sandbox. */
  grantSend(mailer: HouseFunction) {
    const identities = [...new Set([this.sender, ...this.recipients])];
    mailer.allow(
      ['ses:SendEmail', 'ses:SendRawEmail'],
      identities.map((address) =>
        Stack.of(this).formatArn({ service: 'ses', resource: 'identity', resourceName: address }),
      ),
      { StringEquals: { 'ses:FromAddress': this.sender } },
    );
  }
}
