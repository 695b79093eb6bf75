import { answerFromPage, answerQuestions, isKnownMatter } from './answer-questions.ts';
import { afterNotify, followInterest } from './lead-rules.ts';
import {
  callPerson,
  canCall,
  hasCalled,
  hasOpenCase,
  lastSaid,
  type Move,
  nothingFound,
  offerInWords,
  type Rule,
  say,
} from './move.ts';
import type { Scene } from './read-scene.ts';
import { isOffer, saysNo, saysYes } from './reading/consent.ts';
import { emailIn, urlIn, withoutSignature } from './reading/contact.ts';
import { isAngry, saysUnhelped } from './reading/mood.ts';
import { asksForPerson } from './reading/person.ts';
import { isPolicyTopic } from './reading/policy.ts';
import { agrees, asksHowWeAre, asksWhoWeAre, greets, thanksOrLeaves } from './reading/small-talk.ts';
import { isVague } from './reading/vague.ts';
import { asksTheSame, contentWords, saysSomething } from './text.ts';
import { isUnrelated } from './unrelated.ts';
import { isSaying } from './wording.ts';

/** Frontdesk itself tells the visitor what these tools did; these words end the model's turn. */
const afterTools: Rule = (scene) => {
  const last = scene.steps.at(-1);
  if (last?.tool === 'request_human') return last.ok ? say(scene, 'closing') : offerInWords(scene);
  if (last?.tool !== 'read_page') return undefined;
  return last.ok ? (answerFromPage(scene, last) ?? nothingFound(scene)) : say(scene, 'pageFailed');
};

const wantsPerson: Rule = (scene) =>
  asksForPerson(scene.words) && !asksWhoWeAre(scene.words)
    ? callPerson(scene, 'asked_for_person', true)
    : undefined;
const angry: Rule = (scene) => (isAngry(scene.words) ? callPerson(scene, 'anger', false) : undefined);
const policyTopic: Rule = (scene) =>
  isPolicyTopic(scene.words) ? callPerson(scene, 'policy_topic', false) : undefined;

const answersOffer: Rule = (scene) => {
  if (!isOffer(lastSaid(scene))) return undefined;
  const languages = [scene.language, ...scene.team];
  if (saysNo(scene.words, languages)) return say(scene, 'allRight');
  return saysYes(scene.words, languages) ? callPerson(scene, 'no_evidence', true) : undefined;
};

/** An address that belongs to no lead: somebody asked for it, or nobody knows what for. */
const leavesAddress: Rule = (scene) => {
  const email = emailIn(scene.words);
  if (email === undefined || contentWords(scene.words.replace(email, '')).length > 3) return undefined;
  return say(scene, hasOpenCase(scene) ? 'addressSeen' : 'unclear');
};

const smallTalk: Rule = (scene) => {
  const { words, language, team } = scene;
  if (greets(words)) return say(scene, 'greeting');
  if (asksHowWeAre(words)) return say(scene, 'howAreYou');
  if (asksWhoWeAre(words)) return say(scene, 'aboutMe');
  if (thanksOrLeaves(words)) return say(scene, 'thanks');
  const declines = saysNo(words, [language, ...team]) && contentWords(words).length < 2;
  return agrees(words) || declines ? say(scene, 'allRight') : undefined;
};

/** A bare `shop.example` is read where the visitor speaks of reading it. */
const pointsAtPage =
  /\b(page|site|website|read|look|check|open|see|link|url|lire|lis|lisez|regard\w*|voir|lien|lies|lesen|sch?au\w*|ansehen|seite|webseite)\b/i;

const readsPage: Rule = (scene) => {
  const words = withoutSignature(scene.words);
  const url = urlIn(words);
  const isMeant = /https?:\/\//i.test(words) || pointsAtPage.test(words);
  if (url === undefined || !isMeant) return undefined;
  if (!canCall(scene, 'read_page') || hasCalled(scene, 'read_page')) return undefined;
  return { calls: [{ tool: 'read_page', input: { url } }] };
};

const unrelated: Rule = (scene) =>
  isUnrelated(scene.words, scene.sufficient) ? say(scene, 'unrelated') : undefined;

const unhelped: Rule = (scene) =>
  saysUnhelped(scene.words) ? callPerson(scene, 'no_evidence', false) : undefined;

/** Asked once what is meant; whoever stays unclear is better off with a person. */
const unclear: Rule = (scene) => {
  const { words, sufficient } = scene;
  const named = sufficient || isKnownMatter(scene, words);
  const written = /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}]{4}/u.test(words);
  const scrap = contentWords(words).length < 3 && !/[?？]/.test(words) && !named && !written;
  if (!isVague(words) && saysSomething(words) && !scrap) return undefined;
  return isSaying(lastSaid(scene), 'unclear')
    ? callPerson(scene, 'no_evidence', false)
    : say(scene, 'unclear');
};

/** The same question again after no answer, or for the third time whatever was answered. */
const repeated: Rule = (scene) => {
  if (contentWords(scene.words).length < 2) return undefined;
  const earlier = scene.before.flatMap(({ from, text }, i) =>
    from === 'visitor' && asksTheSame(text, scene.words) ? [scene.before[i + 1]?.text ?? ''] : [],
  );
  const failed = earlier.some((reply) => isOffer(reply) || isSaying(reply, 'unclear'));
  return (failed && !scene.sufficient) || earlier.length >= 2
    ? callPerson(scene, 'repeated_question', false)
    : undefined;
};

const answers: Rule = (scene) => answerQuestions(scene, scene.words);

const rules: Rule[] = [
  afterTools,
  afterNotify,
  wantsPerson,
  policyTopic,
  angry,
  answersOffer,
  followInterest,
  leavesAddress,
  smallTalk,
  readsPage,
  unrelated,
  unhelped,
  unclear,
  repeated,
  answers,
];

/** The first rule that has something to do decides. */
export const decide = (scene: Scene): Move => {
  for (const rule of rules) {
    const move = rule(scene);
    if (move !== undefined) return move;
  }
  return nothingFound(scene);
};
