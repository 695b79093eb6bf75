/** One mail, as it is handed to the port: bare addresses, one line of subject, both parts of the body. */
export interface MailMessage {
  from: string;
  to: string[];
  replyTo?: string;
  subject: string;
  text: string;
  html: string;
  /** What `Mail.send` called the mail that this one follows in the same thread. */
  inReplyTo?: string;
}
