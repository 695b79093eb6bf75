import type { Effect } from '../../../core/conversation/effect.ts';
import { type DeliveryMethod, deliver } from '../../../core/effects/deliver.ts';
import { AppError } from '../../../core/errors.ts';
import { conversation, deliveryFakes, effectWith, leaseMs } from './delivery-fakes.ts';

const ref = { conversation, seq: 1 };
const lost = new AppError('ambiguous', 'SES did not answer in time');
const slow = new AppError('throttled', 'SES asks to slow down');
const refused = new AppError('refused', 'SES refused the sender');
const bug = new TypeError('x is undefined');

/** What the other side does at each attempt; `dies` takes the mail and ends the worker. */
type Fate = 'taken' | 'dies' | Error;

class Died extends Error {}

/** Delivers until nothing is left to be done, as its queue would; what became of it and how many copies there may be. */
const played = async (fates: Fate[], start: Partial<Effect> = {}, most = 10) => {
  const body = { kind: 'team_mail', subject: 'A chat waits', text: 'Please look.' } as const;
  const fakes = deliveryFakes(effectWith({ body, ...start }));
  let attempts = 0;
  const how: DeliveryMethod = {
    twiceAtMost: true,
    send: async () => {
      const fate = fates[attempts] ?? 'taken';
      attempts += 1;
      if (fate === 'dies') throw new Died();
      if (fate === 'taken') return { externalId: `ses-${attempts}` };
      throw fate;
    },
  };
  const outcomes: string[] = [];
  for (let n = 1; n <= most; n += 1) {
    const { store } = fakes.deps;
    let dead = false;
    const deps = {
      ...fakes.deps,
      store: {
        ...store,
        // A dead worker settles nothing.
        settleEffect: async (...given: Parameters<typeof store.settleEffect>) => {
          if (dead) throw new Died();
          return store.settleEffect(...given);
        },
        recordInput: async (...given: Parameters<typeof store.recordInput>) => {
          if (dead) throw new Died();
          return store.recordInput(...given);
        },
      },
    };
    const send: DeliveryMethod['send'] = async (effect) => {
      try {
        return await how.send(effect);
      } catch (error) {
        dead = error instanceof Died;
        throw error;
      }
    };
    const outcome = await deliver(deps, ref, { last: n === most }, { ...how, send }).catch(
      (error: unknown) => (error instanceof AppError ? error.code : 'bug'),
    );
    outcomes.push(outcome);
    if (['sent', 'failed', 'done'].includes(outcome)) break;
    fakes.advance(leaseMs + 1);
  }
  const told = fakes.inputs.map((input) => (input.kind === 'delivery_failed' ? input.why : input.kind));
  return { attempts, outcome: outcomes.at(-1), status: fakes.status(), told };
};

describe('what cannot be asked for once it was sent', () => {
  it.each<[string, Fate[], number]>([
    ['no answer', [lost, 'taken'], 2],
    ['a death', ['dies', 'taken'], 2],
    ['a bug', [bug, 'taken'], 2],
    ['no answer and refusals that pass', [slow, lost, slow, slow, 'taken'], 5],
    ['a death and refusals that pass', [slow, 'dies', slow, 'taken'], 4],
  ])('is sent once more after %s', async (_what, fates, attempts) => {
    expect(await played(fates)).toEqual({ attempts, outcome: 'sent', status: 'sent', told: [] });
  });

  it.each<[string, Fate[], number]>([
    ['no answer twice', [lost, lost], 2],
    ['no answer and a death', [lost, 'dies'], 2],
    ['a death and no answer', ['dies', lost], 2],
    ['two deaths', ['dies', 'dies'], 2],
    ['two deaths among refusals that pass', [slow, 'dies', slow, 'dies'], 4],
    ['no answer twice among refusals that pass', [slow, lost, slow, slow, lost], 5],
    ['a bug and a death', [bug, 'dies'], 2],
  ])(
    'is not sent again after %s, and a person is told that it is not known',
    async (_what, fates, attempts) => {
      expect(await played(fates)).toEqual({
        attempts,
        outcome: 'failed',
        status: 'failed',
        told: ['ambiguous'],
      });
    },
  );

  it('is no more than a dead letter with a person called after two bugs', async () => {
    expect(await played([bug, bug])).toEqual({
      attempts: 2,
      outcome: 'done',
      status: 'failed',
      told: ['bug'],
    });
  });

  it('is told to be unknown where a refusal for good follows what had no answer', async () => {
    expect(await played([lost, refused])).toEqual({
      attempts: 2,
      outcome: 'failed',
      status: 'failed',
      told: ['ambiguous'],
    });
    expect((await played([refused])).told).toEqual(['refused']);
  });

  it('is told to be unknown on the last attempt as well', async () => {
    expect((await played([lost, slow, slow], {}, 3)).told).toEqual(['ambiguous']);
    expect((await played([slow, slow, slow], {}, 3)).told).toEqual(['throttled']);
  });

  it('is waited for where somebody else takes it in between', async () => {
    const body = { kind: 'team_mail', subject: 'A chat waits', text: 'Please look.' } as const;
    const fakes = deliveryFakes(effectWith({ body, status: 'sending', leasedUntil: 1, attempts: 1 }));
    const { store } = fakes.deps;
    let leases = 0;
    const leaseEffect: typeof store.leaseEffect = async (...given) => {
      leases += 1;
      return leases === 2 ? { kind: 'busy', until: 99_000 } : store.leaseEffect(...given);
    };
    const deps = { ...fakes.deps, store: { ...store, leaseEffect } };
    const send = async () => Promise.reject(new Error('it is not this one that sends'));
    await expect(deliver(deps, ref, { last: false }, { send, twiceAtMost: true })).rejects.toMatchObject({
      code: 'throttled',
    });
    expect(fakes.settlements).toEqual([{ status: 'unknown', why: 'ambiguous' }]);
  });
});
