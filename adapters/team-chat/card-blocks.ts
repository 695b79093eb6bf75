import type { Instant } from '../../core/conversation/conversation.ts';
import type { CardView } from '../../core/escalation/card-view.ts';
import type { CaseStatus } from '../../core/escalation/case.ts';
import type { CardLinks } from '../../core/escalation/posted-message.ts';
import { reasonWords } from '../../core/escalation/reason-words.ts';
import { encodeWithin } from '../../core/escalation/slack-text.ts';
import { englishName } from '../../core/languages/english-name.ts';
import {
  type Block,
  type Button,
  button,
  fallbackLimit,
  heading,
  limits,
  link,
  type Menu,
  markup,
  menu,
  paragraphs,
  plain,
  type TextObject,
} from './blocks.ts';

/** Shown in the reader's own time zone. */
const slackTime = (at: Instant, format = '{date_short_pretty} {time}'): string =>
  `<!date^${Math.floor(at / 1000)}^${format}|${new Date(at).toISOString()}>`;

/** With the time passed since, which Slack keeps running. */
const slackTimeAgo = (at: Instant): string => slackTime(at, '{date_short_pretty} {time} ({ago})');

const titleOf = (view: CardView): string => {
  const name = view.claimedBy?.trim() || 'a teammate';
  const titles: Record<CaseStatus, string> = {
    waiting: 'A visitor is waiting for a person',
    claimed: `Claimed by ${name}${view.inPanel === true ? ' (in LiveAgent)' : ''}`,
    assistant: 'With the assistant again',
    resolved: view.abandonedAt === undefined ? 'Resolved' : 'The visitor left before anybody came',
    unreachable: 'The team was told by e-mail',
  };
  return titles[view.status];
};

const stateLine = (view: CardView): string => {
  const { status, openedAt, claimedAt, waitingSince, snoozedUntil, abandonedAt } = view;
  if (status === 'waiting') {
    const waiting = `Waiting since ${slackTimeAgo(openedAt)}`;
    return snoozedUntil === undefined ? waiting : `${waiting} · snoozed until ${slackTime(snoozedUntil)}`;
  }
  const opened = `Opened ${slackTimeAgo(openedAt)}`;
  if (abandonedAt !== undefined) return `${opened} · closed ${slackTime(abandonedAt)}`;
  if (status !== 'claimed' || claimedAt === undefined) return opened;
  const claimed = `${opened} · claimed ${slackTimeAgo(claimedAt)}`;
  return waitingSince === undefined
    ? claimed
    : `${claimed} · visitor waiting for an answer since ${slackTimeAgo(waitingSince)}`;
};

const facts = (view: CardView): TextObject[] => {
  const contact = [view.visitor.name, view.visitor.email].filter((value) => value?.trim()).join(' · ');
  const rows: [string, string][] = [
    ['Reason', reasonWords[view.reason]],
    ['Language', englishName(view.language)],
    ['Visitor', contact || 'Not known yet'],
    ['Page', view.page ?? 'Not known'],
  ];
  return rows.map(([label, value]) => plain(`${label}\n${value}`, limits.field));
};

/** Whole lines only: half a link would be no link. */
const triedLines = (view: CardView): string => {
  const lines: string[] = [];
  let length = 0;
  for (const source of view.tried.slice(0, 10)) {
    const line = `• ${link(source.url, source.title)}`;
    length += line.length + 1;
    if (length > limits.section) break;
    lines.push(line);
  }
  return lines.join('\n');
};

const buttonsOf = ({ status, caseId, inPanel }: CardView): Button[] => {
  const take = button('take', 'Take it', caseId, 'primary');
  const handBack = button('hand_back', 'Hand back to assistant', caseId);
  const resolve = button('resolve', 'Resolve', caseId);
  const callTeam = button('call_team', 'Call the team', caseId);
  const shown: Record<CaseStatus, Button[]> = {
    waiting: [take, resolve, callTeam],
    claimed: [...(inPanel === true ? [take] : []), handBack, resolve, callTeam],
    assistant: [take, resolve, callTeam],
    resolved: [],
    // Whoever sees it after all may take the chat.
    unreachable: [take],
  };
  return shown[status];
};

const snoozes = ({ status, hasHours, snoozedUntil }: CardView): [label: string, entry: string][] => {
  if (status !== 'waiting') return [];
  const lengths: [string, string][] = [
    ['Snooze for 15 minutes', 'snooze_15'],
    ['Snooze for 1 hour', 'snooze_60'],
  ];
  if (snoozedUntil !== undefined) return [...lengths, ['End the snooze', 'snooze_end']];
  return hasHours ? [...lengths, ['Snooze until business hours', 'snooze_opening']] : lengths;
};

/** What is pressed rarely. The values tell whose case it is and which entry, and nothing else. */
const menuOf = (view: CardView): Menu => {
  const entries: [string, string][] = [
    ...snoozes(view),
    ['Send transcript again', 'transcript'],
    ['Revoke transcript links', 'revoke_links'],
  ];
  return menu(
    'more',
    entries.map(([label, entry]) => [label, `${view.caseId}:${entry}`]),
  );
};

const translatedQuote = ({ quoteTranslation: translated }: CardView): Block[] =>
  translated === undefined
    ? []
    : [
        heading(`Translated into ${englishName(translated.language)}`),
        ...paragraphs(`“${translated.text.trim()}”`, 1),
      ];

const linksLine = ({ transcriptUrl, panelUrl }: CardLinks): string =>
  [
    ...(transcriptUrl === undefined ? [] : [link(transcriptUrl, 'Transcript')]),
    link(panelUrl, 'Open in LiveAgent'),
  ].join(' · ');

/** The card of a case. Everything that came from outside stands in plain text or inside an encoded link label. */
const bodyOf = (view: CardView, links: CardLinks): Block[] => {
  const tried = triedLines(view);
  const actions = [...buttonsOf(view), ...(view.status === 'unreachable' ? [] : [menuOf(view)])];
  return [
    { type: 'context', elements: [markup(stateLine(view))] },
    { type: 'section', fields: facts(view) },
    heading('Brief'),
    ...paragraphs(view.brief, 1),
    ...(view.quote.trim() === ''
      ? []
      : [heading('Visitor’s words'), ...paragraphs(`“${view.quote.trim()}”`, 1)]),
    ...translatedQuote(view),
    ...(tried === '' ? [] : [heading('Sources tried'), { type: 'section' as const, text: markup(tried) }]),
    { type: 'section', text: markup(linksLine(links)) },
    ...(actions.length === 0 ? [] : [{ type: 'actions' as const, elements: actions }]),
  ];
};

export interface SlackMessageBody {
  /** Shown in notifications and where blocks cannot be. */
  text: string;
  blocks: Block[];
}

/** `first`: the post that calls people; updates never mention anyone. */
export const cardMessage = (view: CardView, links: CardLinks, first: boolean): SlackMessageBody => {
  const title: Block = { type: 'header', text: plain(titleOf(view), limits.header) };
  const mention = first ? view.mention : undefined;
  const body = bodyOf(view, links);
  return mention === undefined
    ? {
        text: encodeWithin(`${titleOf(view)}: ${reasonWords[view.reason]}`, fallbackLimit),
        blocks: [title, ...body],
      }
    : {
        text: `${mention} A visitor is waiting for a person: ${reasonWords[view.reason]}`,
        blocks: [title, { type: 'section', text: markup(mention) }, ...body],
      };
};
