import { cached } from '../../../adapters/team-chat/cached.ts';
import { slackTeamChat } from '../../../adapters/team-chat/slack.ts';
import { card, closing, ok, postedReply, refusal, say, server, token } from './slack-double.ts';

describe('the Slack adapter', () => {
  it('calls a refused connection unavailable, for nothing was sent', async () => {
    const { apiUrl } = await server(postedReply);
    for (const close of closing.splice(0)) close();
    await expect(slackTeamChat({ token, apiUrl }).postInThread(card, say, 'k')).rejects.toMatchObject({
      code: 'unavailable',
      message: 'Slack cannot be reached for chat.postMessage: ECONNREFUSED',
    });
  });

  it('reads the token afresh once after Slack refused it', async () => {
    const { apiUrl, received } = await server(refusal('invalid_auth'), postedReply);
    const asked: boolean[] = [];
    const teamChat = slackTeamChat({
      apiUrl,
      token: async (options) => {
        asked.push(options?.fresh === true);
        return options?.fresh ? 'xoxb-new' : 'xoxb-old';
      },
    });
    expect(await teamChat.postInThread(card, say, 'k')).toEqual({ channel: card.channel, ts: '2.000001' });
    expect(asked).toEqual([false, true]);
    expect(received.map((call) => call.token)).toEqual(['Bearer xoxb-old', 'Bearer xoxb-new']);
  });

  it.each(['invalid_auth', 'account_inactive', 'token_revoked'])(
    'is refused with %s where the fresh token is the same',
    async (error) => {
      const { apiUrl, received } = await server(refusal(error));
      await expect(slackTeamChat({ token, apiUrl }).postInThread(card, say, 'k')).rejects.toMatchObject({
        code: 'refused',
        message: `Slack refused chat.postMessage: ${error}`,
      });
      expect(received).toHaveLength(1);
    },
  );

  it.each([
    [{ profile: { display_name: 'Annie', real_name: 'Anna Smith' } }, 'Annie'],
    [{ profile: { display_name: ' ', real_name: 'Anna &amp; Smith' } }, 'Anna & Smith'],
    [{ real_name: 'Anna Smith', name: 'anna' }, 'Anna Smith'],
    [{ name: 'anna' }, 'anna'],
    [{}, 'U0ANNASMITH'],
  ])('reads the name in %j as %s', async (user, name) => {
    const { apiUrl } = await server(ok({ user }));
    expect(await slackTeamChat({ token, apiUrl }).displayName('U0ANNASMITH')).toBe(name);
  });

  it('asks for a name again after ten minutes and for a group after five', async () => {
    let now = 0;
    const { apiUrl, received } = await server(ok({ user: { name: 'anna' }, users: ['U0ANNASMITH'] }));
    const teamChat = slackTeamChat({ token, apiUrl, now: () => now });
    const ask = async () => [await teamChat.displayName('U1'), await teamChat.groupMembers('S1')];
    await ask();
    now = 299_999;
    await ask();
    expect(received).toHaveLength(2);
    now = 300_000;
    await ask();
    now = 600_000;
    await ask();
    expect(received.map(({ path }) => path.replace('/api/', ''))).toEqual([
      'users.info',
      'usergroups.users.list',
      'usergroups.users.list',
      'users.info',
      'usergroups.users.list',
    ]);
  });
});

describe('cached', () => {
  it('keeps no failure and shares an answer that is on its way', async () => {
    let reads = 0;
    const get = cached(
      1000,
      () => 0,
      async (key) => {
        reads += 1;
        if (reads === 1) throw new Error('first fails');
        return `${key}${reads}`;
      },
    );
    await expect(get('a')).rejects.toThrow('first fails');
    expect(await Promise.all([get('a'), get('a')])).toEqual(['a2', 'a2']);
  });
});
