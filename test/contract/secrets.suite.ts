import type { Secrets } from '../../core/ports.ts';
import type { SecretName, SecretValues } from '../../core/secrets.ts';
import { appError } from '../factories/errors.ts';

/** Stores these values, whatever they are; `label` is how messages name a secret. */
export type OpenSecrets = (stored: Partial<Record<SecretName, unknown>>) => Promise<{
  secrets: Secrets;
  label: (name: SecretName) => string;
}>;

const good: SecretValues = {
  liveagent_keys: { v3: 'v3-key', v1: 'v1-key' },
  liveagent_webhook: { current: 'now', previous: 'before' },
  slack: { botToken: 'xoxb-token', signingSecret: 'signing' },
  transcript_keys: {
    keys: [
      { id: 'k2', key: 'newest' },
      { id: 'k1', key: 'older' },
    ],
  },
};

/** What every Secrets must do. */
export const secretsContract = (open: OpenSecrets): void => {
  it('gives each secret as it was stored, past the cache too', async () => {
    const { secrets } = await open(good);
    for (const name of Object.keys(good) as SecretName[]) {
      expect(await secrets.get(name)).toEqual(good[name]);
      expect(await secrets.get(name, { fresh: true })).toEqual(good[name]);
    }
  });

  it('takes a single generated transcript key for a list of one', async () => {
    const { secrets } = await open({ transcript_keys: { id: 'k1', key: 'generated' } });
    expect(await secrets.get('transcript_keys')).toEqual({ keys: [{ id: 'k1', key: 'generated' }] });
  });

  it('takes an empty previous webhook secret for none', async () => {
    const { secrets } = await open({ liveagent_webhook: { current: 'now', previous: '' } });
    expect(await secrets.get('liveagent_webhook')).toEqual({ current: 'now' });
  });

  it('leaves out fields it does not know', async () => {
    const { secrets } = await open({ liveagent_keys: { ...good.liveagent_keys, v4: 'later' } });
    expect(await secrets.get('liveagent_keys')).toEqual(good.liveagent_keys);
  });

  const unusable: [SecretName, unknown, string][] = [
    ['liveagent_keys', { v3: 'hush' }, 'v1 must be text'],
    ['slack', { botToken: ' ', signingSecret: 'hush' }, 'botToken must be text that is not empty'],
    ['slack', { botToken: 'hush', signingSecret: ['hush'] }, 'signingSecret must be text'],
    ['slack', 'hush', 'the whole must be an object'],
    ['liveagent_webhook', { previous: 'hush' }, 'current must be text'],
    ['transcript_keys', { keys: [] }, 'keys must be at least one key'],
    ['transcript_keys', { id: 'k1' }, 'keys.0.key must be text'],
    [
      'transcript_keys',
      {
        keys: [
          { id: 'k', key: 'hush' },
          { id: 'k', key: 'hush' },
        ],
      },
      'keys must be keys with different ids',
    ],
  ];
  it.each(unusable)('names what is wrong with %s, never its value: %j', async (name, stored, fault) => {
    const { secrets, label } = await open({ [name]: stored });
    await expect(secrets.get(name)).rejects.toEqual(
      appError('refused', `secret ${label(name)} is not usable: ${fault}`),
    );
  });

  it('says which secret is not set up', async () => {
    const { secrets } = await open({});
    await expect(secrets.get('slack')).rejects.toEqual(
      appError('refused', 'secret slack is not set up here; expected it among the secrets given'),
    );
  });
};
