import { isPanelAgent } from '../../../core/conversation/teammate.ts';
import { languageOf } from '../../../core/languages/languages.ts';
import type { Ended } from './ended.ts';
import type { World } from './world.ts';

const { words } = languageOf('en');

type Holds = (ended: Ended) => boolean;

const ownedByTeammate: Holds = ({ history: { ownership } }) => ownership.owner.kind === 'teammate';

/** Who answers in LiveAgent's panel takes a chat without a word of ours. */
const ownedByAssistant: Holds = ({ history: { ownership } }) =>
  ownership.owner.kind === 'assistant' || isPanelAgent(ownership.owner.teammate);

const isCalled: Holds = (ended) =>
  ownedByTeammate(ended) || ['waiting', 'unreachable'].includes(ended.history.state?.case?.status ?? '');

const isMailed: Holds = (ended) =>
  ownedByTeammate(ended) || ended.history.state?.case?.mailedAt !== undefined;

/** Words after which a person comes, in whatever sentence they stand. */
const callings = [
  words.personAsked,
  words.personAlreadyAsked,
  words.troublePersonAsked,
  words.limitPersonAsked,
  words.nobodyYet,
  words.teamCalledAgain.replace('{name}', ''),
];

/** Our own words on where the team stands, and what must be so where no later ones followed. */
const sayings: { says: (text: string) => boolean; holds: Holds; expected: string }[] = [
  {
    says: (text) => text.endsWith(words.personTookOver.replace('{name}', '')),
    holds: ownedByTeammate,
    expected: 'a teammate to own the chat',
  },
  {
    says: (text) => text === words.assistantIsBack || text === words.resolved,
    holds: ownedByAssistant,
    expected: 'the assistant to own the chat',
  },
  {
    says: (text) => callings.some((calling) => text.includes(calling)),
    holds: isCalled,
    expected: 'a person to be called or there',
  },
  {
    says: (text) => text.startsWith(words.mailedInstead) || text === words.teamMailed,
    holds: isMailed,
    expected: 'the team to have been mailed',
  },
];

/** 1: the last words to the visitor about the team are true when all is quiet, if the chat is not over. */
export const truthBreaches = ({ liveAgent, observed }: World, ended: Ended): string[] => {
  const { chat } = ended;
  if (observed.closed.some((one) => one.chat === chat) || ended.history.state?.closed === true) return [];
  const told = liveAgent.posts.filter((post) => post.chat === chat && post.message.from === 'system');
  const about = told.flatMap(({ message: { text } }) =>
    sayings.filter(({ says }) => says(text)).map((saying) => ({ text, ...saying })),
  );
  const last = about.at(-1);
  return last === undefined || last.holds(ended)
    ? []
    : [`1: ${chat} was told "${last.text}", which asks for ${last.expected}`];
};
