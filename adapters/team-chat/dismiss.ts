import { AppError } from '../../core/errors.ts';

/** Where Slack's own addresses for answers to interactions lie. */
const slackOrigins = ['https://hooks.slack.com', 'https://hooks.slack-gov.com'];

const isOfSlack = (url: string, apiUrl: string): boolean => {
  if (!URL.canParse(url)) return false;
  const { origin, username } = new URL(url);
  const known = apiUrl === '' ? slackOrigins : [...slackOrigins, new URL(apiUrl).origin];
  return username === '' && known.includes(origin);
};

/**
 * Takes away the message that an interaction came from, by the address that came with it: five uses in thirty minutes
 * (docs.slack.dev, "Handling user interaction"). AppError refused for an address that is not Slack's, and where Slack
 * refuses; unavailable where it cannot be reached.
 */
export const dismissOriginal = async (
  url: string,
  { apiUrl = '', timeoutMs }: { apiUrl?: string | undefined; timeoutMs: number },
): Promise<void> => {
  if (!isOfSlack(url, apiUrl)) {
    throw new AppError('refused', 'the response_url is none of Slack’s; expected https://hooks.slack.com/…');
  }
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json; charset=utf-8' },
    body: JSON.stringify({ delete_original: true }),
    redirect: 'error',
    signal: AbortSignal.timeout(timeoutMs),
  }).catch((cause: unknown) => {
    throw new AppError('unavailable', 'Slack did not answer at the response_url', { cause });
  });
  await response.body?.cancel();
  if (response.ok) return;
  const code = response.status >= 500 || response.status === 429 ? 'unavailable' : 'refused';
  throw new AppError(code, `Slack refused at the response_url: HTTP ${response.status}`);
};
