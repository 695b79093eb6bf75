import { tinyldDetector } from '../../../adapters/language/tinyld.ts';
import type { ConverseRequest, ConverseResponse } from '../../../core/assistant/converse.ts';
import { deliverBrief } from '../../../core/escalation/brief/deliver-brief.ts';
import config from '../../../frontdesk.config.ts';
import { claim, handBack } from '../../factories/team-acts.ts';
import { createWorld, silentTelemetry, type World } from '../../factories/world.ts';

export const rules = 'The visitor asks for a person. They write in English.';
export const written = 'Zoe wants to move 40 mailboxes and asks for a person.';

export const escalated = async () => {
  const world = createWorld();
  world.says('We have 40 mailboxes. I want to talk to a human');
  await world.turn();
  return world;
};

export const effectsOf = async (world: World) => (await world.store.history(world.conversation)).effects;

export const caseOf = async (world: World) => (await world.store.history(world.conversation)).state?.case;

/** Taken, handed back, and asked for once more: the same case, called again. */
export const calledAgain = async (world: World) => {
  await claim(world);
  await handBack(world);
  await world.turn();
  world.says('I want to talk to a human');
  await world.turn();
};

/** Delivers an order for a brief, the newest where none is named, with a model that answers so. */
export const brief = async (
  world: World,
  answer: () => ConverseResponse | Promise<ConverseResponse>,
  order = -1,
) => {
  const effect = (await effectsOf(world)).filter(({ body }) => body.kind === 'brief').at(order);
  if (effect === undefined) throw new Error('no brief was ordered');
  const requests: ConverseRequest[] = [];
  const bells: unknown[] = [];
  const counted: string[] = [];
  const outcome = await deliverBrief(
    {
      config,
      store: world.store,
      clock: world.clock,
      detector: tinyldDetector(),
      telemetry: { ...silentTelemetry, count: (metric) => counted.push(metric) },
      model: {
        converse: async (request) => {
          requests.push(request);
          return answer();
        },
      },
      queues: {
        send: async (...call) => {
          bells.push(call);
        },
      },
    },
    { conversation: world.conversation, seq: effect.seq },
    { last: false, signal: AbortSignal.timeout(5_000) },
  );
  return { outcome, requests, bells, counted };
};
