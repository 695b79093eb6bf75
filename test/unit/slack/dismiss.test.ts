import { dismissOriginal } from '../../../adapters/team-chat/dismiss.ts';

describe('taking a question away', () => {
  it.each([
    'http://hooks.slack.com/actions/T0/1/x',
    'https://hooks.slack.com.example.org/actions/T0/1/x',
    'https://hooks.slack.com@example.org/actions/T0/1/x',
    'https://user@hooks.slack.com/actions/T0/1/x',
    'https://hooks.slack.com:8443/actions/T0/1/x',
    'https://slack.com/api/chat.delete',
    'http://127.0.0.1:9/actions/T0/1/x',
    'file:///etc/passwd',
    'hooks.slack.com',
    '',
  ])('asks nothing of %j', async (address) => {
    await expect(dismissOriginal(address, { timeoutMs: 100 })).rejects.toMatchObject({
      code: 'refused',
      message: 'the response_url is none of Slack’s; expected https://hooks.slack.com/…',
    });
  });

  it('reports a Slack that does not answer', async () => {
    const dead = 'http://127.0.0.1:9';
    await expect(
      dismissOriginal(`${dead}/actions/x`, { apiUrl: `${dead}/api/`, timeoutMs: 500 }),
    ).rejects.toMatchObject({ code: 'unavailable', message: 'Slack did not answer at the response_url' });
  });
});
