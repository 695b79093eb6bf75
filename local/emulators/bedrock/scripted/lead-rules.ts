import { answerQuestions } from './answer-questions.ts';
import { canCall, hasCalled, lastSaid, type Move, type Rule, say } from './move.ts';
import type { Scene } from './read-scene.ts';
import { saysNo } from './reading/consent.ts';
import {
  asksWhyAddress,
  emailIn,
  isHalfAddress,
  pointsToKnownAddress,
  refusesAddress,
} from './reading/contact.ts';
import { fitsHelpDesk, isUndecided, showsInterest } from './reading/interest.ts';
import { questionsIn } from './reading/questions.ts';
import { addedFacts, describeUseCase, type LeadFacts, leadFacts, leadSummary } from './tell-team.ts';
import { verbatimSentences } from './text.ts';
import type { Wording } from './wording/wording.ts';
import { isSaying } from './wording.ts';

const notify = (scene: Scene, facts: LeadFacts, email: string, quote: string): Move => ({
  calls: [
    {
      tool: 'notify_sales',
      input: {
        email,
        ...(facts.name === undefined ? {} : { name: facts.name }),
        use_case: describeUseCase(facts.useCase ?? quote),
        summary: leadSummary(scene, facts),
        quote,
      },
    },
  ],
});

const hasSaid = (scene: Scene, ...keys: (keyof Wording)[]): boolean =>
  scene.before.some(({ from, text }) => from === 'assistant' && keys.some((key) => isSaying(text, key)));

const askedForAddress = (said: string | undefined): boolean =>
  isSaying(said, 'askEmail') || isSaying(said, 'askEmailHere') || isSaying(said, 'whyEmail');

/** What the visitor asks beside showing interest. */
const ownQuestion = (words: string): string | undefined => {
  const sentences = verbatimSentences(words).flatMap(questionsIn);
  const asked = sentences.filter((sentence) => sentence.endsWith('?') && !showsInterest(sentence));
  return asked.length === 0 ? undefined : asked.join(' ');
};

/** A question of the visitor's own is answered before ours is asked. */
const askAfterAnswer = (scene: Scene, key: keyof Wording): Move => {
  const question = ownQuestion(scene.words);
  const answer = question === undefined ? undefined : answerQuestions(scene, question);
  if (answer === undefined) return say(scene, key);
  return 'calls' in answer ? answer : { say: `${answer.say}\n\n${say(scene, key).say}` };
};

/** A second address of one visitor: another lead. */
const givesSecondAddress = ({ words, before }: Scene): boolean => {
  const email = emailIn(words);
  const earlier = before.flatMap(({ from, text }) => (from === 'visitor' ? (emailIn(text) ?? []) : []));
  return email !== undefined && earlier.length > 0 && !earlier.includes(email);
};

/** Sales has the lead: a colleague's address is another, and what is new is passed on. */
const afterLead = (scene: Scene, facts: LeadFacts): Move | undefined => {
  if (!canCall(scene, 'notify_sales')) return undefined;
  if (givesSecondAddress(scene) && facts.email !== undefined)
    return notify(scene, facts, facts.email, facts.quote ?? scene.words);
  const [added] = addedFacts(scene);
  if (added !== undefined && facts.email !== undefined) return notify(scene, facts, facts.email, added);
  const repeats = showsInterest(scene.words) || emailIn(scene.words) !== undefined;
  return repeats && ownQuestion(scene.words) === undefined ? say(scene, 'leadKnown') : undefined;
};

const aboutAddress = (scene: Scene): Move | undefined => {
  const { words } = scene;
  if (asksWhyAddress(words)) return say(scene, 'whyEmail');
  if (pointsToKnownAddress(words) || isHalfAddress(words)) return say(scene, 'askEmailHere');
  const isNo = saysNo(words, [scene.language, ...scene.team]) || refusesAddress(words);
  return isNo && ownQuestion(words) === undefined ? say(scene, 'noEmail') : undefined;
};

const aboutUse = (scene: Scene, askedUse: boolean): Move | undefined => {
  const { words } = scene;
  if (!askedUse) return hasSaid(scene, 'askUseCase') ? undefined : askAfterAnswer(scene, 'askUseCase');
  if (ownQuestion(words) !== undefined) return undefined;
  if (saysNo(words, [scene.language, ...scene.team]) || isUndecided(words)) return say(scene, 'allRight');
  return say(scene, 'notHelpDesk');
};

/** Interest, then the use case, then the e-mail address, then one note to the sales team. */
export const followInterest: Rule = (scene) => {
  const { words } = scene;
  const said = lastSaid(scene);
  const facts = leadFacts(scene);
  if (scene.leadSent) return afterLead(scene, facts);
  const askedUse = isSaying(said, 'askUseCase');
  const askedEmail = askedForAddress(said);
  if (askedEmail && emailIn(words) === undefined) {
    const about = aboutAddress(scene);
    if (about !== undefined) return about;
  }
  const correctsUse = isSaying(said, 'notHelpDesk') && fitsHelpDesk(words);
  const speaksOfIt = showsInterest(words) || askedUse || correctsUse || emailIn(words) !== undefined;
  if (!speaksOfIt || facts.quote === undefined) return undefined;
  const useCase = facts.useCase ?? (correctsUse ? words : undefined);
  if (useCase === undefined) return aboutUse(scene, askedUse);
  if (facts.email === undefined) {
    // Asked once and left open, or refused: nobody is asked again.
    return hasSaid(scene, 'askEmail', 'noEmail') ? undefined : askAfterAnswer(scene, 'askEmail');
  }
  if (!canCall(scene, 'notify_sales') || hasCalled(scene, 'notify_sales')) return undefined;
  return notify(scene, { ...facts, useCase }, facts.email, facts.quote);
};

/** Frontdesk itself tells what became of it; a question beside it is the visitor's and wants an answer. */
export const afterNotify: Rule = (scene) => {
  const told = scene.steps.findLast(({ tool }) => tool === 'notify_sales');
  if (told === undefined) return undefined;
  const question = ownQuestion(scene.words);
  const answer = question === undefined ? undefined : answerQuestions(scene, question);
  if (answer !== undefined) return answer;
  if (told.ok) return say(scene, /already/i.test(told.text) ? 'leadKnown' : 'leadThanks');
  return say(scene, /email/i.test(told.text) && !/No leads/i.test(told.text) ? 'askEmailHere' : 'leadThanks');
};
