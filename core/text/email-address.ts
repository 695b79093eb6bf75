/** Longest address of SMTP: RFC 5321, 4.5.3.1.3 and its erratum 1690. */
export const longestEmailAddress = 254;

const localPart = /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/i;
const label = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/;

/** The host name in ASCII as mail systems need it; undefined where it is no host name. */
const asciiDomain = (domain: string): string | undefined => {
  if (!/^[\p{L}\p{M}\p{N}.-]+$/u.test(domain)) return undefined;
  const host = URL.parse(`http://${domain}/`)?.hostname;
  if (host === undefined) return undefined;
  const labels = host.split('.');
  const top = labels.at(-1) ?? '';
  const sound = labels.length >= 2 && labels.every((part) => label.test(part)) && /[a-z]/.test(top);
  return sound && top.length >= 2 ? host : undefined;
};

/**
 * One bare e-mail address in the form that mail headers and `mailto:` links take (international domains in
 * Punycode), or undefined. Local parts are ASCII: Amazon SES does not support others (SES Developer Guide,
 * "SendEmail", RFC 6531).
 */
export const mailbox = (text: string): string | undefined => {
  const at = text.lastIndexOf('@');
  const local = text.slice(0, at);
  if (at < 1 || local.length > 64 || !localPart.test(local)) return undefined;
  const domain = asciiDomain(text.slice(at + 1));
  if (domain === undefined) return undefined;
  const address = `${local}@${domain}`;
  return address.length <= longestEmailAddress && text.length <= longestEmailAddress ? address : undefined;
};
