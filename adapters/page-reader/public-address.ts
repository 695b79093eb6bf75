import ipaddr from 'ipaddr.js';

/**
 * Ranges that ipaddr.js takes for ordinary addresses though they lead to private ones: IPv4-compatible IPv6
 * (RFC 4291 §2.5.5.1), local-use NAT64 (RFC 8215) and AWS's metadata service.
 */
const denied = ['::/96', '64:ff9b:1::/48', 'fd00:ec2::/32', '169.254.0.0/16'].map((range) =>
  ipaddr.parseCIDR(range),
);

/** Whether an IP address, in any notation of its own, is one of the public internet. */
export const isPublicAddress = (text: string): boolean => {
  if (!ipaddr.isValid(text)) return false;
  // IPv4 in IPv6 (::ffff:127.0.0.1) is judged as IPv4.
  const address = ipaddr.process(text);
  if (address.range() !== 'unicast') return false;
  return !denied.some(([range, bits]) => range.kind() === address.kind() && address.match(range, bits));
};
