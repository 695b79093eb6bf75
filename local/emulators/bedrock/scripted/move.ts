import type { Scene } from './read-scene.ts';
import { briefFor, type PersonReason } from './tell-team.ts';
import type { Wording } from './wording/wording.ts';
import { wordedLanguage, wordingOf } from './wording.ts';

export interface Call {
  tool: string;
  input: Record<string, unknown>;
}

/** What the scripted model does next. */
export type Move = { say: string } | { calls: Call[] };

/** A rule looks at the scene and moves, or leaves it to the next rule. */
export type Rule = (scene: Scene) => Move | undefined;

export const say = (scene: Scene, key: keyof Wording): { say: string } => ({
  say: wordingOf(scene.language)[key].replaceAll('{brand}', scene.brand),
});

export const canCall = (scene: Scene, tool: string): boolean => scene.tools.includes(tool);
export const hasCalled = (scene: Scene, tool: string): boolean =>
  scene.steps.some((step) => step.tool === tool);

export const lastSaid = (scene: Scene): string | undefined =>
  scene.before.findLast(({ from }) => from === 'assistant')?.text;

export const hasOpenCase = (scene: Pick<Scene, 'case'>): boolean =>
  scene.case === 'waiting' || scene.case === 'claimed';

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
    ? {
        calls: [{ tool: 'request_human', input: { reason, brief: briefFor(scene, reason), confirmed } }],
      }
    : offerInWords(scene);

/** Nothing found: a person is offered. The tool keeps the consent, and Frontdesk asks in its own words. */
export const nothingFound = (scene: Scene): Move =>
  hasOpenCase(scene) ? say(scene, 'teamHasIt') : callPerson(scene, 'no_evidence', false);
