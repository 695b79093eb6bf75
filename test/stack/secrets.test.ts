import {
  CreateSecretCommand,
  DeleteSecretCommand,
  PutSecretValueCommand,
  SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager';
import { secretsManager } from '../../adapters/secrets/secrets-manager.ts';
import type { SecretName } from '../../core/secrets.ts';
import { secretsContract } from '../contract/secrets.suite.ts';
import { fixedClock } from '../factories/clock.ts';
import { appError } from '../factories/errors.ts';
import { aws, fresh } from './aws.ts';

const telemetry = { warn: () => undefined };

describe('secrets in Secrets Manager', () => {
  const client = new SecretsManagerClient(aws);
  const created: string[] = [];

  const create = async (name: string, SecretString: string): Promise<string> => {
    const Name = `${fresh(name)}-${created.length}`;
    await client.send(new CreateSecretCommand({ Name, SecretString }));
    created.push(Name);
    return Name;
  };

  const open = async (stored: Partial<Record<SecretName, unknown>>) => {
    const ids: Partial<Record<SecretName, string>> = {};
    for (const [name, value] of Object.entries(stored)) {
      ids[name as SecretName] = await create(name, JSON.stringify(value));
    }
    const clock = fixedClock();
    const label = (name: SecretName) => `${name} (${ids[name]})`;
    return { secrets: secretsManager(client, ids, { clock, telemetry }), label, clock, ids };
  };

  afterAll(async () => {
    for (const SecretId of created) {
      await client.send(new DeleteSecretCommand({ SecretId, ForceDeleteWithoutRecovery: true }));
    }
    client.destroy();
  });

  secretsContract(open);

  const webhook = async () => {
    const { secrets, clock, ids } = await open({ liveagent_webhook: { current: '1' } });
    const rotate = (SecretString: string) =>
      client.send(new PutSecretValueCommand({ SecretId: ids.liveagent_webhook, SecretString }));
    const get = (options?: { fresh: boolean }) => secrets.get('liveagent_webhook', options);
    expect(await get()).toEqual({ current: '1' });
    return { clock, rotate, get };
  };

  it('are kept for five minutes', async () => {
    const { clock, rotate, get } = await webhook();
    await rotate('{"current":"2"}');
    clock.advance(299_999);
    expect(await get()).toEqual({ current: '1' });
    clock.advance(1);
    expect(await get()).toEqual({ current: '2' });
  });

  it('are read past the cache on demand, though once in ten seconds at the most', async () => {
    const { clock, rotate, get } = await webhook();
    await rotate('{"current":"2"}');
    clock.advance(9_999);
    expect(await get({ fresh: true })).toEqual({ current: '1' });
    clock.advance(1);
    expect(await get({ fresh: true })).toEqual({ current: '2' });
    expect(await get()).toEqual({ current: '2' });
  });

  it('stay in use where reading them anew fails', async () => {
    const { clock, rotate, get } = await webhook();
    await rotate('not JSON, hush');
    clock.advance(10_000);
    await expect(get({ fresh: true })).rejects.toEqual(
      appError(
        'refused',
        expect.stringMatching(/^secret liveagent_webhook \(\S+\) is not JSON; expected an object/),
      ),
    );
    expect(await get()).toEqual({ current: '1' });
    expect(await get({ fresh: true })).toEqual({ current: '1' });
  });

  it('say so where one does not exist', async () => {
    const secrets = secretsManager(client, { slack: 'no-such-secret' }, { clock: fixedClock(), telemetry });
    await expect(secrets.get('slack')).rejects.toEqual(
      appError(
        'refused',
        'secret slack (no-such-secret) cannot be read (ResourceNotFoundException); expected it to exist and be allowed',
      ),
    );
  });
});
