/**
 * The Message-ID header that recipients see of a mail, from the id that SES answered. SES puts its own in place of
 * any other (Amazon SES Developer Guide, "Header fields"): the id at the region's host, which is called `email` in
 * us-east-1, as nodemailer's SES transport builds it too (`lib/ses-transport`). An id that names a host is whole.
 */
export const messageIdHeader = (id: string, region: string): string =>
  `<${id.includes('@') ? id : `${id}@${region === 'us-east-1' ? 'email' : region}.amazonses.com`}>`;
