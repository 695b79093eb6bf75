import type { Scene } from './read-scene.ts';
import { briefFor, type PersonReason } from './tell-team.ts';
import { type Wording, wordedLanguage, wordingOf } from './wording.ts';

/** What the scripted model does next. */
export type Move = { say: string } | { call: string; input: Record<string, unknown> };

/** A rule looks at the scene and moves, or leaves it to the next rule. */
export type Rule = (scene: Scene) => Move | undefined;

export const say = (scene: Scene, key: keyof Wording): Move => ({ say: wordingOf(scene.language)[key] });

export const canCall = (scene: Scene, tool: string): boolean => scene.tools.includes(tool);
export const hasCalled = (scene: Scene, tool: string): boolean =>
  scene.steps.some((step) => step.tool === tool);

const teamLanguage = (scene: Scene): string => {
  const [code = 'en'] = scene.team;
  return new Intl.DisplayNames([wordedLanguage(scene.language)], { type: 'language' }).of(code) ?? code;
};

export const teamReads = (scene: Scene): boolean => scene.team.includes(scene.language);

/** Offers a person in words, where there is no tool whose refusal would do it. */
export const offerInWords = (scene: Scene): Move =>
  teamReads(scene)
    ? say(scene, 'offer')
    : { say: wordingOf(scene.language).offerOther.replaceAll('{team}', teamLanguage(scene)) };

/** `confirmed`: the visitor said yes to an offer. */
export const callPerson = (scene: Scene, reason: PersonReason, confirmed: boolean): Move =>
  canCall(scene, 'request_human')
    ? { call: 'request_human', input: { reason, brief: briefFor(scene, reason), confirmed } }
    : offerInWords(scene);
