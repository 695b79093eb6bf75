import { extractAnswer } from './extract-answer.ts';
import { type Call, canCall, type Move } from './move.ts';
import { covers, inLanguage } from './passage-language.ts';
import type { Scene, ScenePassage, Step } from './read-scene.ts';
import { withoutSignature } from './reading/contact.ts';
import { questionsIn } from './reading/questions.ts';
import { respelled } from './reading/spelling.ts';
import { articleWords } from './reading/topics.ts';
import { contentWords, fold } from './text.ts';
import { wordingOf } from './wording.ts';

/** Words that no spelling needs to be found for: those that stand in what was found. */
const mend = (scene: Scene, words: string): string => {
  const found = new Set(
    fold(scene.passages.map(({ title, text }) => `${title} ${text}`).join(' ')).split(/[^\p{L}\p{N}]+/u),
  );
  return respelled(words, scene.language, (word) => found.has(word));
};

const previousWords = ({ before }: Scene): string =>
  before.findLast(({ from, text }) => from === 'visitor' && contentWords(text).length > 0)?.text ?? '';

/** "And yearly?" goes with the question before. */
const inContext = (scene: Scene, question: string): string => {
  const previous = previousWords(scene);
  return contentWords(question).length < 3 && previous !== '' ? `${previous} ${question}` : question;
};

const keywords = (text: string): string => {
  const stems = contentWords(text);
  return (text.match(/[\p{L}\p{N}][\p{L}\p{N}'’-]*/gu) ?? [])
    .filter((word) => contentWords(word).some((part) => stems.includes(part)))
    .join(' ');
};

/** So many words beside those of a known matter ask for something of their own. */
const mostOther = 3;

/** The words an article would use, where the question is about a known matter and little else. */
const asAnArticle = (mended: string, language: string): string | undefined => {
  const known = articleWords(mended, language);
  const isAboutIt = known.length > 0 && contentWords(mended).length <= known.length * 2 + mostOther;
  return isAboutIt ? known.join(' ') : undefined;
};

/** Whether the words are about a matter that articles are known to be about, slips of the fingers aside. */
export const isKnownMatter = (scene: Scene, words: string): boolean =>
  articleWords(mend(scene, words), scene.language).length > 0;

const queryFor = (scene: Scene, question: string): string => {
  const mended = mend(scene, question);
  const query = asAnArticle(mended, scene.language) ?? keywords(inContext(scene, mended));
  return query.slice(0, 400).trim();
};

/** Products people ask about by name: an article that does not name them says nothing about them. */
const products =
  /\b(telegram|wechat|tik ?tok|(?:ms |microsoft )teams|discord|skype|zoom|linkedin|pinterest|youtube|wix|squarespace|magento|prestashop|sap|notion|asana|monday\.com|clickup|airtable|dynamics|odoo|snapchat|reddit|kakaotalk|zalo|imessage|apple|alexa|twilio|stripe|paypal|klaviyo|okta|sso|saml|outlook|gmail)\b/g;
const namesOtherProduct = (question: string, passages: ScenePassage[]): boolean => {
  const found = fold(passages.map(({ title, text }) => `${title} ${text}`).join(' '));
  return (fold(question).match(products) ?? []).some((name) => !found.includes(name));
};

const search = (query: string): Call => ({ tool: 'search_knowledge', input: { query } });

const answerOne = (
  scene: Scene,
  question: string,
  { passages, sufficient }: { passages: ScenePassage[]; sufficient: boolean },
): string | undefined => {
  if (!sufficient) return undefined;
  const mended = mend(scene, question);
  const asked = [mended, ...articleWords(mended, scene.language)].join(' ');
  const own = inLanguage(passages, scene.language);
  const [best] = passages;
  const foreignWon = best !== undefined && !own.includes(best);
  if (foreignWon && !covers(asked, own, scene.language)) return undefined;
  if (namesOtherProduct(mended, own)) return undefined;
  return extractAnswer(asked, own, scene.language);
};

const searchesOf = (scene: Scene): Step[] => scene.steps.filter(({ tool }) => tool === 'search_knowledge');

const answerOneOrSearch = (scene: Scene, question: string): Move | undefined => {
  const [searched] = searchesOf(scene);
  const found = searched === undefined ? scene : { ...searched, sufficient: scene.sufficient };
  const text =
    answerOne(scene, question, found) ??
    (searched === undefined ? undefined : answerOne(scene, inContext(scene, question), scene));
  if (text !== undefined) return { say: text };
  if (searched !== undefined || !canCall(scene, 'search_knowledge')) return undefined;
  const query = queryFor(scene, questionsIn(question)[0] ?? question);
  return query === '' ? undefined : { calls: [search(query)] };
};

/** Each question has a search of its own: what covers one of them may miss the other. */
const answerEach = (scene: Scene, questions: string[]): Move | undefined => {
  const searched = searchesOf(scene);
  if (searched.length === 0) {
    const queries = questions.map((question) => queryFor(scene, question));
    return queries.includes('') || !canCall(scene, 'search_knowledge')
      ? answerOneOrSearch(scene, questions.join(' '))
      : { calls: queries.map(search) };
  }
  const answers = questions.map((question, i) => {
    const step = searched[i];
    return step === undefined ? undefined : answerOne(scene, question, step);
  });
  const found = [...new Set(answers.flatMap((answer) => answer ?? []))];
  if (found.length === 0) return undefined;
  const missing = answers.includes(undefined) ? [wordingOf(scene.language).partly] : [];
  return { say: [...found, ...missing].join('\n\n').trim() };
};

/** Answers from what was found, searches once, or leaves it where nothing was found in the visitor's language. */
export const answerQuestions = (scene: Scene, words: string): Move | undefined => {
  const said = withoutSignature(words)
    .replace(/[<‹]\/?\w+[^<>‹›]*[>›]/g, ' ')
    .trim();
  const questions = questionsIn(said);
  return questions.length > 1 ? answerEach(scene, questions) : answerOneOrSearch(scene, said);
};

/** What a page that was read says to the question. */
export const answerFromPage = (scene: Scene, page: Step): Move | undefined => {
  const asked = scene.words.replace(/https?:\/\/\S+|\S+\.\S+\/\S*/g, ' ');
  const own = inLanguage(page.passages, scene.language);
  const text = extractAnswer(asked, own, scene.language);
  return text === undefined ? undefined : { say: text };
};
