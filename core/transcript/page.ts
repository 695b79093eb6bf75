import type { ConversationId, Instant } from '../conversation/conversation.ts';
import type { ConversationHistory } from '../conversation/turn.ts';
import type { CaseStatus } from '../escalation/case.ts';
import { reasonWords } from '../escalation/reason-words.ts';
import { ticketIdOf } from '../escalation/view-of-case.ts';
import { plainLine } from '../text/plain-text.ts';
import { entriesHtml } from './entries.ts';
import { block, isolated, langOf, languageText, line, link, moment } from './html.ts';
import { pageScript } from './page-script.ts';
import { pageStyle } from './page-style.ts';

export interface PageOptions {
  conversation: ConversationId;
  brand: string;
  /** ISO 639-1 codes of what the team speaks; the first is the language of its notes and briefs. */
  teamLanguages: string[];
  /** Address of a ticket in the help desk's own panel. */
  panelUrl: (ticketId: string) => string;
  /** When the page is made. */
  at: Instant;
  /** Bytes that the messages may have in the answer of a function. */
  budget?: number;
}

/** A Lambda function answers with 6 MB at the most; the rest is for what stands around the messages. */
const lambdaBudget = 5_000_000;

/** Entries beyond which a browser lays out what is seen only: of five megabytes that is done in a tenth of the time. */
const many = 200;

const statuses: Record<CaseStatus, string> = {
  waiting: 'Waiting for a person',
  claimed: 'With a teammate',
  assistant: 'With the assistant again',
  resolved: 'Resolved',
  unreachable: 'Told to the team by e-mail',
};

const nameOf = ({ state }: ConversationHistory): string | undefined =>
  plainLine(state?.visitor.name ?? '', 1) === '' ? undefined : state?.visitor.name;

const panelLink = ({ conversation, panelUrl }: PageOptions): string =>
  link('Open in LiveAgent', panelUrl(ticketIdOf(conversation)));

const facts = (history: ConversationHistory, options: PageOptions): string => {
  const { state, ownership } = history;
  const open = state?.case;
  const name = nameOf(history);
  const rows: [string, string | undefined][] = [
    ['Visitor', name === undefined ? undefined : line(name)],
    ['E-mail', state?.visitor.email === undefined ? undefined : line(state.visitor.email)],
    ['Page', state?.page === undefined ? undefined : link(state.page, state.page)],
    ['Language', state === undefined ? undefined : languageText(state.language)],
    ['Opened', state === undefined || state.openedAt === 0 ? undefined : moment(state.openedAt)],
    ['Case', open === undefined ? undefined : (statuses[open.status] ?? line(open.status))],
    ['Reason', open === undefined ? undefined : (reasonWords[open.reason] ?? line(open.reason))],
    [
      'Brief',
      open === undefined ? undefined : `<span${langOf(options.teamLanguages[0])}>${block(open.brief)}</span>`,
    ],
    ['Answered by', ownership.owner.kind === 'teammate' ? line(ownership.owner.teammate.name) : 'Assistant'],
    ['Help desk', panelLink(options)],
  ];
  return rows
    .flatMap(([label, html]) => (html === undefined ? [] : [`<dt>${label}</dt><dd dir="auto">${html}</dd>`]))
    .join('\n');
};

const document = (title: string, body: string): string => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta name="color-scheme" content="light dark">
<title>${line(title)}</title>
<style>${pageStyle}</style>
</head>
<body>
${body}
</body>
</html>
`;

/**
 * The whole conversation for teammates as one HTML page that is complete without its script. Whatever anyone wrote
 * stands in it as text only.
 */
export const transcriptPage = (history: ConversationHistory, options: PageOptions): string => {
  const { brand, at, teamLanguages, budget = lambdaBudget } = options;
  const languages = { visitor: history.state?.language, team: teamLanguages };
  const cut = (count: number) =>
    `<li class="cut"><p>${count} message${count === 1 ? ' is' : 's are'} left out here: the conversation is too long for one page. ${panelLink(options)} to read all of it.</p></li>`;
  const entries = entriesHtml(history, { languages, budget }, cut);
  const name = nameOf(history);
  return document(
    `${brand}: conversation`,
    `<header>
<p class="brand">${line(brand)}</p>
<h1>Conversation with ${name === undefined ? 'a visitor' : isolated(name)}</h1>
<dl>
${facts(history, options)}
</dl>
</header>
<main>
<h2>Messages</h2>
<p class="hint">Times are in <span class="zone">UTC</span>.</p>
${entries.length === 0 ? '<p>No messages yet.</p>' : `<ol class="log${entries.length > many ? ' long' : ''}">\n${entries.join('\n')}\n</ol>`}
</main>
<footer>As of ${moment(at)}. For the team only: this page shows what a visitor wrote, internal notes included.</footer>
<script>${pageScript}</script>`,
  );
};

/** The one answer to every link that does not work, whatever the cause. */
export const missingPage: string = document(
  'Transcript not found',
  `<main>
<h1>Transcript not found</h1>
<p>This link does not work, or does not work any more. Open the conversation from its card in Slack, or have a new link sent there.</p>
</main>`,
);
