import { extractAnswer } from './extract-answer.ts';
import {
  agrees,
  asksForPerson,
  emailIn,
  greets,
  isAngry,
  isPolicyTopic,
  isVague,
  offersPerson,
  saysNo,
  saysYes,
  thanksOrLeaves,
  urlIn,
} from './intents.ts';
import { followInterest } from './lead-rules.ts';
import { callPerson, canCall, hasCalled, type Move, offerInWords, type Rule, say } from './move.ts';
import type { Scene } from './read-scene.ts';
import { contentWords, saysSomething, similarity } from './text.ts';
import { isUnrelated } from './unrelated.ts';
import { isSaying, wordingOf } from './wording.ts';

const lastSaid = (scene: Scene): string | undefined =>
  scene.before.findLast(({ from }) => from === 'assistant')?.text;

const hasOpenCase = (scene: Pick<Scene, 'case'>) => scene.case === 'waiting' || scene.case === 'claimed';

const answerFrom = (scene: Scene, passages: Scene['passages']): Move | undefined => {
  const found = extractAnswer(scene.words, passages, scene.language);
  if (found === undefined) return undefined;
  const foreign = found.language !== undefined && found.language !== scene.language;
  return { say: foreign ? `${wordingOf(scene.language).quoted} ${found.text}` : found.text };
};

/** Frontdesk itself tells the visitor what these tools did; these words end the model's turn. */
const afterTools: Rule = (scene) => {
  const last = scene.steps.at(-1);
  if (last?.tool === 'request_human') return last.ok ? say(scene, 'closing') : offerInWords(scene);
  if (last?.tool === 'notify_sales') {
    return say(scene, !last.ok && /email/i.test(last.text) ? 'askEmail' : 'leadThanks');
  }
  if (last?.tool !== 'read_page') return undefined;
  return (last.ok ? answerFrom(scene, last.passages) : undefined) ?? say(scene, 'pageFailed');
};

const wantsPerson: Rule = (scene) =>
  asksForPerson(scene.words) ? callPerson(scene, 'asked_for_person', true) : undefined;
const angry: Rule = (scene) => (isAngry(scene.words) ? callPerson(scene, 'anger', false) : undefined);
const policyTopic: Rule = (scene) =>
  isPolicyTopic(scene.words) ? callPerson(scene, 'policy_topic', false) : undefined;

const answersOffer: Rule = (scene) => {
  if (!offersPerson(lastSaid(scene) ?? '')) return undefined;
  if (saysYes(scene.words)) return callPerson(scene, 'no_evidence', true);
  return saysNo(scene.words) ? say(scene, 'allRight') : undefined;
};

/** An address that belongs to no lead: somebody asked for it, or nobody knows what for. */
const leavesAddress: Rule = (scene) => {
  const email = emailIn(scene.words);
  if (email === undefined || contentWords(scene.words.replace(email, '')).length > 3) return undefined;
  return say(scene, hasOpenCase(scene) ? 'addressSeen' : 'unclear');
};

const smallTalk: Rule = (scene) => {
  if (greets(scene.words)) return say(scene, 'greeting');
  if (thanksOrLeaves(scene.words)) return say(scene, 'thanks');
  const closes = agrees(scene.words) || (saysNo(scene.words) && contentWords(scene.words).length < 2);
  return closes ? say(scene, 'allRight') : undefined;
};

const readsPage: Rule = (scene) => {
  const url = urlIn(scene.words);
  if (url === undefined || !canCall(scene, 'read_page') || hasCalled(scene, 'read_page')) return undefined;
  return { call: 'read_page', input: { url } };
};

const unrelated: Rule = (scene) =>
  isUnrelated(scene.words, scene.sufficient) ? say(scene, 'unrelated') : undefined;

/** Asked once what is meant; whoever stays unclear is better off with a person. */
const unclear: Rule = (scene) => {
  const scrap = contentWords(scene.words).length < 3 && !scene.words.includes('?') && !scene.sufficient;
  if (!isVague(scene.words) && saysSomething(scene.words) && !scrap) return undefined;
  return isSaying(lastSaid(scene), 'unclear')
    ? callPerson(scene, 'no_evidence', false)
    : say(scene, 'unclear');
};

/** The same question again after no answer, or for the third time whatever was answered. */
const repeated: Rule = (scene) => {
  if (contentWords(scene.words).length < 2) return undefined;
  const earlier = scene.before.flatMap(({ from, text }, i) =>
    from === 'visitor' && similarity(text, scene.words) >= 0.8 ? [scene.before[i + 1]?.text ?? ''] : [],
  );
  const failed = earlier.some((reply) => offersPerson(reply) || isSaying(reply, 'unclear'));
  return (failed && !scene.sufficient) || earlier.length >= 2
    ? callPerson(scene, 'repeated_question', false)
    : undefined;
};

const answers: Rule = (scene) => (scene.sufficient ? answerFrom(scene, scene.passages) : undefined);

/** Searches once more with the bare words of the question, and those of the one before where it is short. */
const searches: Rule = (scene) => {
  if (!canCall(scene, 'search_knowledge') || hasCalled(scene, 'search_knowledge')) return undefined;
  const previous = scene.before.findLast(({ from }) => from === 'visitor')?.text ?? '';
  const own = contentWords(scene.words);
  const source = own.length < 3 && previous !== '' ? `${previous} ${scene.words}` : scene.words;
  const stems = contentWords(source);
  const query = (source.match(/[\p{L}\p{N}][\p{L}\p{N}'’-]*/gu) ?? [])
    .filter((word) => contentWords(word).some((part) => stems.includes(part)))
    .join(' ')
    .slice(0, 400)
    .trim();
  return query === '' ? undefined : { call: 'search_knowledge', input: { query } };
};

/** Nothing found: a person is offered. The tool keeps the consent, and Frontdesk asks in its own words. */
const nothingFound = (scene: Scene): Move =>
  hasOpenCase(scene) ? say(scene, 'teamHasIt') : callPerson(scene, 'no_evidence', false);

const rules: Rule[] = [
  afterTools,
  wantsPerson,
  policyTopic,
  angry,
  answersOffer,
  followInterest,
  leavesAddress,
  smallTalk,
  readsPage,
  unrelated,
  unclear,
  repeated,
  answers,
  searches,
];

/** The first rule that has something to do decides. */
export const decide = (scene: Scene): Move => {
  for (const rule of rules) {
    const move = rule(scene);
    if (move !== undefined) return move;
  }
  return nothingFound(scene);
};
