import { stateOf, texts } from '../../factories/team-acts.ts';
import { calls, createWorld, type World } from '../../factories/world.ts';

export const noEvidence = calls('request_human', { reason: 'no_evidence', brief: 'Asks about fridges.' });

/** The visitor says something that the knowledge base has no answer to. */
export const asks = async (world: World, text: string) => {
  world.evidence = { passages: [], sufficient: false };
  world.says(text);
  world.modelAnswers = [noEvidence];
  await world.turn();
};
export const speaking = (language: string) => {
  const world = createWorld();
  world.visitor = { language, visitor: {} };
  return world;
};
export const lastWords = async (world: World) => (await texts(world)).at(-1);
export const escalation = async (world: World) => {
  const state = await stateOf(world);
  return state?.case && { reason: state.case.reason, quote: state.case.quote, consented: state.consented };
};
