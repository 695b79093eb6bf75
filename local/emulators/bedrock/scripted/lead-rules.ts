import { emailIn, fitsHelpDesk, pointsToKnownAddress, saysNo, showsInterest } from './intents.ts';
import { canCall, type Move, type Rule, say } from './move.ts';
import type { Scene } from './read-scene.ts';
import { describeUseCase, type LeadFacts, leadFacts, leadSummary } from './tell-team.ts';
import { isSaying } from './wording.ts';

const lastSaid = (scene: Scene): string | undefined =>
  scene.before.findLast(({ from }) => from === 'assistant')?.text;

const notify = (scene: Scene, facts: LeadFacts, useCase: string, email: string): Move => ({
  call: 'notify_sales',
  input: {
    email,
    ...(facts.name === undefined ? {} : { name: facts.name }),
    use_case: describeUseCase(useCase),
    summary: leadSummary(scene, facts),
    quote: facts.quote ?? '',
  },
});

/** A second address of one visitor: another lead. */
const givesSecondAddress = ({ words, before }: Scene): boolean => {
  const email = emailIn(words);
  const earlier = before.flatMap(({ from, text }) => (from === 'visitor' ? (emailIn(text) ?? []) : []));
  return email !== undefined && earlier.length > 0 && !earlier.includes(email);
};

/** Interest, then the use case, then the e-mail address, then one note to the sales team. */
export const followInterest: Rule = (scene) => {
  const { words } = scene;
  const said = lastSaid(scene);
  const askedUse = isSaying(said, 'askUseCase');
  const askedEmail = isSaying(said, 'askEmail') || isSaying(said, 'askEmailHere');
  const speaksOfIt =
    showsInterest(words) || askedUse || (askedEmail && (saysNo(words) || pointsToKnownAddress(words)));
  if (!speaksOfIt && emailIn(words) === undefined) return undefined;
  const facts = leadFacts(scene);
  if (facts.quote === undefined) return undefined;
  if (scene.leadSent && !givesSecondAddress(scene)) return say(scene, 'leadKnown');
  if (askedEmail && pointsToKnownAddress(words)) return say(scene, 'askEmailHere');
  if ((askedUse || askedEmail) && saysNo(words)) return say(scene, 'allRight');
  if (facts.useCase === undefined) {
    if (!askedUse) return say(scene, 'askUseCase');
    // A question of the visitor's own goes before ours.
    if (words.trim().endsWith('?')) return undefined;
    return fitsHelpDesk(words) ? undefined : say(scene, 'notHelpDesk');
  }
  if (facts.email === undefined) return say(scene, 'askEmail');
  return canCall(scene, 'notify_sales') ? notify(scene, facts, facts.useCase, facts.email) : undefined;
};
