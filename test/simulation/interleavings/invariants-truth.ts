import type { Effect } from '../../../core/conversation/effect.ts';
import { isPanelAgent } from '../../../core/conversation/teammate.ts';
import { languageOf } from '../../../core/languages/languages.ts';
import type { Ended } from './ended.ts';
import { languageIn } from './settings.ts';
import type { World } from './world.ts';

type Holds = (ended: Ended) => boolean;

const ownedByTeammate: Holds = ({ history: { ownership } }) => ownership.owner.kind === 'teammate';

/** Who answers in LiveAgent's panel takes a chat without a word of ours. */
const ownedByAssistant: Holds = ({ history: { ownership } }) =>
  ownership.owner.kind === 'assistant' || isPanelAgent(ownership.owner.teammate);

const isCalled: Holds = (ended) =>
  ownedByTeammate(ended) || ['waiting', 'unreachable'].includes(ended.history.state?.case?.status ?? '');

/** An older release did not keep in the case that it was mailed. */
const isMailed: Holds = (ended) =>
  ownedByTeammate(ended) ||
  ended.history.state?.case?.mailedAt !== undefined ||
  ended.history.effects.some(({ body }) => body.kind === 'team_mail');

interface Saying {
  says: (text: string) => boolean;
  holds: Holds;
  expected: string;
}

/** Whether a text has words of ours in it, whoever they name. */
const holding = (...templates: string[]) => {
  const parts = templates.map((template) => template.split('{name}'));
  return (text: string): boolean =>
    parts.some(([before = '', after = '']) => text.includes(before) && text.includes(after));
};

/** Our own words on where the team stands, and what must be so where no later ones followed. */
const sayingsIn = (language: string): Saying[] => {
  const { words } = languageOf(language);
  return [
    {
      says: holding(words.personTookOver),
      holds: ownedByTeammate,
      expected: 'a teammate to own the chat',
    },
    {
      says: (text) => text === words.assistantIsBack || text === words.resolved,
      holds: ownedByAssistant,
      expected: 'the assistant to own the chat',
    },
    {
      // Words after which a person comes, in whatever sentence they stand.
      says: holding(
        words.personAsked,
        words.personAlreadyAsked,
        words.alreadyPassedOn,
        words.troublePersonAsked,
        words.limitPersonAsked,
        words.nobodyYet,
        words.teamCalledAgain,
      ),
      holds: isCalled,
      expected: 'a person to be called or there',
    },
    {
      says: (text) => text.startsWith(words.mailedInstead) || text === words.teamMailed,
      holds: isMailed,
      expected: 'the team to have been mailed',
    },
  ];
};

const sayings = new Map(['en', 'de'].map((language) => [language, sayingsIn(language)]));

/**
 * 1: the last words to the visitor about the team are true when all is quiet, if the chat is not over. An outage of the
 * help desk may have kept later ones from the visitor, of which the thread tells the team.
 */
export const truthBreaches = ({ setting, liveAgent, observed, faults }: World, ended: Ended): string[] => {
  const { chat } = ended;
  if (observed.closed.some((one) => one.chat === chat) || ended.history.state?.closed === true) return [];
  const known = sayings.get(languageIn(setting)) ?? [];
  const told = liveAgent.posts.filter((post) => post.chat === chat && post.message.from === 'system');
  const about = told.flatMap(({ message: { text } }) =>
    known.filter(({ says }) => says(text)).map((saying) => ({ text, ...saying })),
  );
  const isLost = ({ body, status }: Effect) =>
    body.kind === 'reply' && status === 'failed' && known.some(({ says }) => says(body.message.text));
  if (faults.hadOutage() && ended.history.effects.some(isLost)) return [];
  const last = about.at(-1);
  return last === undefined || last.holds(ended)
    ? []
    : [`1: ${chat} was told "${last.text}", which asks for ${last.expected}`];
};
