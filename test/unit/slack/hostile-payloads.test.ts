import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { AppError } from '../../../core/errors.ts';
import { mutated } from '../../factories/mutated.ts';
import { caseId, channel, slackWorld, thread } from './slack-world.ts';

const folder = join(import.meta.dirname, '../../fixtures/slack');
const events: unknown[] = readdirSync(folder).map((file) =>
  JSON.parse(readFileSync(join(folder, file), 'utf8')),
);

const press = (action: string, chosen: object) => ({
  type: 'block_actions',
  user: { id: 'U0ANNASMITH', username: 'anna' },
  container: { type: 'message', channel_id: channel, message_ts: thread, is_ephemeral: false },
  actions: [{ action_id: action, ...chosen, action_ts: '1772442020.000001' }],
  response_url: 'https://hooks.slack.com/actions/T0/1/2',
});
const presses = [
  press('take', { value: caseId }),
  press('resolve', { value: caseId }),
  press('take_and_send', { value: JSON.stringify({ caseId, inputId: 'slack:C:1' }) }),
  press('more', { selected_option: { value: `snooze_15:${caseId}` } }),
];

/** 200, or a refusal that says what was wrong: nothing else may come of a request, and no bug be noted. */
const outcomeOf = async (path: 'events' | 'interactions', body: string): Promise<unknown> => {
  const world = await slackWorld();
  const answer = await world.run(world.request(path, body)).catch((error: unknown) => error);
  return answer instanceof AppError ? { code: answer.code, message: answer.message } : answer;
};

const accepted = { status: 200 };
const refused = (beginning: string) => ({
  code: 'invalid',
  message: expect.stringMatching(new RegExp(`^${beginning}`)),
});
const expectOneOf = (outcome: unknown, ...allowed: object[]): void => {
  expect(allowed).toContainEqual(outcome);
};

describe('signed events that are not as Slack sends them', () => {
  const event = fc.constantFrom(...events).chain(mutated);

  it('are heard, ignored or refused with what is wrong', async () => {
    await fc.assert(
      fc.asyncProperty(event, async (payload) => {
        const outcome = await outcomeOf('events', JSON.stringify(payload) ?? '');
        expectOneOf(
          outcome,
          accepted,
          { ...accepted, headers: expect.anything(), body: expect.stringMatching(/^\{"challenge":/) },
          refused('(the event (is not JSON|lacks or misstates )|thread look-up )'),
          // A thread of ours that is not known may be one that is about to be.
          { code: 'unavailable', message: 'the thread is not known yet; deliver the event again' },
        );
      }),
      { numRuns: 400 },
    );
  });

  it('are refused where they are no JSON at all', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary' }), async (text) => {
        const body = `{${text}`;
        fc.pre(!isJson(body));
        expect(await outcomeOf('events', body)).toEqual(refused('the event is not JSON$'));
      }),
    );
  });
});

describe('signed interactions that are not as Slack sends them', () => {
  const interaction = fc.constantFrom(...presses).chain(mutated);

  it('change something, change nothing or are refused with what is wrong', async () => {
    await fc.assert(
      fc.asyncProperty(interaction, async (payload) => {
        const text = JSON.stringify(payload);
        const form = new URLSearchParams(text === undefined ? {} : { payload: text });
        const outcome = await outcomeOf('interactions', form.toString());
        expectOneOf(
          outcome,
          accepted,
          refused('(the (form has no field|field "payload" )|case look-up |input id )'),
        );
      }),
      { numRuns: 400 },
    );
  });

  it('are refused where there is no payload', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary' }), async (text) => {
        fc.pre(new URLSearchParams(text).get('payload') === null);
        expect(await outcomeOf('interactions', text)).toEqual(refused('the form has no field "payload"$'));
      }),
    );
  });
});

const isJson = (text: string): boolean => {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};
