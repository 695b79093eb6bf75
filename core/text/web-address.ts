/** The address as a link may carry it: http or https, a host, no credentials; undefined for anything else. */
export const webAddress = (text: string): string | undefined => {
  if (!/^https?:\/\//i.test(text)) return undefined;
  const url = URL.parse(text);
  if (url === null || url.username !== '' || url.password !== '') return undefined;
  // As it was given where that is plain, so that people and searches find it again. The parser leaves a backslash in
  // a query or a fragment as it is, which others take for a slash.
  return /^[!#-;=?-Z[\]^_a-z~]+$/.test(text) ? text : url.href.replaceAll('\\', '%5C');
};
