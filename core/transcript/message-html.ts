import type { Message, Speaker, ToolStep } from '../conversation/conversation.ts';
import type { EffectStatus } from '../conversation/effect.ts';
import { plainLine } from '../text/plain-text.ts';
import {
  block,
  choiceList,
  clockTime,
  folded,
  isolated,
  langOf,
  languageText,
  line,
  sourceList,
  stepList,
} from './html.ts';

/** Languages of a conversation, by which words are read aloud. */
export interface Languages {
  visitor: string | undefined;
  /** What the team speaks, what its notes are written in first. */
  team: string[];
}

const speakers: Record<Speaker, string> = {
  visitor: 'Visitor',
  assistant: 'Assistant',
  teammate: 'Teammate',
  system: 'Notice',
};

/** Whether the message stands with the visitor; undefined where nothing speaks against it. */
const notDelivered = (status: EffectStatus | undefined): string | undefined => {
  if (status === undefined || status === 'sent') return undefined;
  if (status === 'failed') return 'Could not be delivered to the visitor.';
  return status === 'dropped' ? 'Not sent to the visitor.' : 'Not delivered yet.';
};

/** What became of a message after it was written, for the team. */
const fate = (message: Message, status: EffectStatus | undefined): string[] => {
  const { internal, unsent, deleted, revised, text } = message;
  if (deleted === true && internal === true) return ['Deleted in Slack.'];
  if (deleted === true) {
    return [unsent === true ? 'Deleted before it was sent.' : 'Deleted in Slack; the visitor has it still.'];
  }
  const delivery = unsent === true ? 'Not sent to the visitor.' : notDelivered(status);
  const edited =
    revised === undefined || internal === true || revised.text === text
      ? []
      : [
          revised.shown === revised.text
            ? 'Edited later; the visitor was sent a correction.'
            : `Edited later, which the visitor was not told: ${revised.text}`,
        ];
  return [...(delivery === undefined ? [] : [delivery]), ...edited];
};

const troubles = ['Could not be delivered to the visitor.', 'Not sent to the visitor.', 'Not delivered yet.'];

const fateHtml = (words: string): string =>
  `<p class="fate${troubles.includes(words) ? ' trouble' : ''}" dir="auto">${block(words)}</p>`;

const stepWords: Record<string, string> = {
  search_knowledge: 'Searched the knowledge base for',
  read_page: 'Read the page',
  request_human: 'Asked for a person',
  notify_sales: 'Passed a lead on',
};

const stepHtml = ({ tool, about, passages, failed }: ToolStep): string => {
  const what = [
    Object.hasOwn(stepWords, tool) ? stepWords[tool] : line(tool),
    ...(about === undefined ? [] : [`<q dir="auto">${line(about)}</q>`]),
  ].join(' ');
  if (failed === true) return `${what}: it did not work`;
  if (passages === undefined) return what;
  return `${what}: ${passages === 0 ? 'nothing found' : `${passages} passage${passages === 1 ? '' : 's'}`}`;
};

/** In the visitor's language whatever went to them, save for what teammates write who do not speak it. */
const languageOf = ({ from, internal }: Message, { visitor, team }: Languages): string | undefined => {
  const ofTeam = internal === true || from === 'teammate';
  if (!ofTeam) return visitor;
  return internal !== true && visitor !== undefined && team.includes(visitor) ? visitor : team[0];
};

/** What the team reads, and what stands behind it where a message crossed the border of languages. */
const textHtml = (message: Message, languages: Languages): string[] => {
  const { from, text, translation, choices = [], onlyFiles } = message;
  const paragraph = (words: string, code: string | undefined): string =>
    `<p class="text" dir="auto"${langOf(code)}>${block(words)}</p>`;
  // The list of files names them.
  if (text === '' || (onlyFiles === true && choices.length > 0)) return [];
  const written = paragraph(text, languageOf(message, languages));
  if (translation === undefined) return [written];
  const translated = paragraph(translation.text, translation.language);
  const isOurs = from === 'teammate';
  const label = isOurs
    ? `As the visitor read it, in ${languageText(translation.language)}`
    : `As it was written${languages.visitor === undefined ? '' : `, in ${languageText(languages.visitor)}`}`;
  return isOurs
    ? [written, folded('translation', label, translated)]
    : [translated, folded('translation', label, written)];
};

/** Links of people are their files; the assistant's and the product's are offers. */
const choicesHtml = ({ from, choices = [] }: Message): string[] => {
  if (choices.length === 0) return [];
  const areFiles = from === 'teammate' || from === 'visitor';
  return [areFiles ? folded('files', `Files (${choices.length})`, choiceList(choices)) : choiceList(choices)];
};

const kindOf = ({ from, internal }: Message): string =>
  internal === true ? 'note' : from === 'system' ? 'notice' : from;

/** One message as an entry of the list. `status`: of the effect that brings it to the visitor. */
export const messageHtml = (
  message: Message,
  { languages, status }: { languages: Languages; status: EffectStatus | undefined },
): string => {
  const { seq, from, name = '', at, internal, sources = [], steps = [] } = message;
  const role = internal === true ? 'Internal note' : speakers[from];
  const known = plainLine(name, 1) === '' ? '' : `${isolated(name)} `;
  const html = [
    `<h4><span class="speaker">${known}</span><span class="role">${role}</span> ${clockTime(at)}</h4>`,
    ...textHtml(message, languages),
    ...fate(message, status).map(fateHtml),
    ...choicesHtml(message),
    ...(sources.length === 0 ? [] : [sourceList('Sources', sources)]),
    ...(steps.length === 0 ? [] : [stepList(steps.map(stepHtml))]),
  ].join('\n');
  return `<li class="entry message ${kindOf(message)}" id="m${seq}">${html}</li>`;
};
