import type { Choice, Instant, Message, Source, Speaker } from '../conversation/conversation.ts';
import type { ConversationHistory } from '../conversation/turn.ts';
import type { CaseStatus } from '../escalation/case.ts';
import { reasonWords } from '../escalation/reason-words.ts';
import { escapeHtml } from '../text/escape-html.ts';
import { plainLine, plainText } from '../text/plain-text.ts';
import { webAddress } from '../text/web-address.ts';
import { pageStyle } from './page-style.ts';

const whole = Number.POSITIVE_INFINITY;

const line = (text: string): string => escapeHtml(plainLine(text, whole));

const link = (text: string, url: string): string => {
  const address = webAddress(plainLine(url, whole));
  if (address === undefined) return `${line(text)}${text === url ? '' : ` (${line(url)})`}`;
  return `<a href="${escapeHtml(address)}" rel="noopener noreferrer nofollow">${line(text)}</a>`;
};

/** Without a script the reader's zone is not known: UTC is shown, the machine-readable form stands beside it. */
const time = (at: Instant): string => {
  const iso = new Date(at).toISOString();
  return `<time datetime="${iso}">${iso.slice(0, 10)} ${iso.slice(11, 19)} UTC</time>`;
};

const speakers: Record<Speaker, string> = {
  visitor: 'Visitor',
  assistant: 'Assistant',
  teammate: 'Teammate',
  system: 'Notice',
};

const statuses: Record<CaseStatus, string> = {
  waiting: 'Waiting for a person',
  claimed: 'With a teammate',
  assistant: 'With the assistant again',
  resolved: 'Resolved',
  unreachable: 'Told to the team by e-mail',
};

const facts = ({ state, ownership }: ConversationHistory): string => {
  const page = state?.page;
  const name = plainLine(state?.visitor.name ?? '', whole);
  const rows: [string, string | undefined][] = [
    ['Visitor', name === '' ? undefined : escapeHtml(name)],
    ['E-mail', state?.visitor.email === undefined ? undefined : line(state.visitor.email)],
    ['Page', page === undefined ? undefined : link(page, page)],
    ['Language', state === undefined ? undefined : line(state.language)],
    ['Opened', state === undefined ? undefined : time(state.openedAt)],
    ['Case', state?.case === undefined ? undefined : statuses[state.case.status]],
    ['Reason', state?.case === undefined ? undefined : reasonWords[state.case.reason]],
    ['Brief', state?.case === undefined ? undefined : line(state.case.brief)],
    ['Answered by', ownership.owner.kind === 'teammate' ? line(ownership.owner.teammate.name) : 'Assistant'],
  ];
  return rows
    .flatMap(([label, html]) => (html === undefined ? [] : [`<dt>${label}</dt><dd dir="auto">${html}</dd>`]))
    .join('\n');
};

const choiceList = (choices: Choice[]): string => {
  const items = choices.map((choice) =>
    choice.kind === 'link' ? link(choice.label, choice.url) : line(choice.label),
  );
  return `<ul class="choices">${items.map((item) => `<li dir="auto">${item}</li>`).join('')}</ul>`;
};

const sourceList = (sources: Source[]): string =>
  `<details><summary>Sources (${sources.length})</summary><ul>${sources
    .map(({ title, url }) => `<li dir="auto">${link(title, url)}</li>`)
    .join('')}</ul></details>`;

/** What became of a message after it was written, for the team. */
const fate = ({ internal, unsent, deleted, revised, text }: Message): string[] => {
  if (deleted === true && internal === true) return ['Deleted in Slack.'];
  if (deleted === true) {
    return [unsent === true ? 'Deleted before it was sent.' : 'Deleted in Slack; the visitor has it still.'];
  }
  const edited =
    revised === undefined || internal === true || revised.text === text
      ? []
      : [
          revised.shown === revised.text
            ? 'Edited later; the visitor was sent a correction.'
            : `Edited later, which the visitor was not told: ${revised.text}`,
        ];
  return [...(unsent === true ? ['Not sent to the visitor.'] : []), ...edited];
};

const message = (line: Message): string => {
  const { from, name, at, text, internal, choices = [], sources = [] } = line;
  const known = plainLine(name ?? '', whole);
  const speaker = known === '' ? speakers[from] : `${speakers[from]} · <bdi>${escapeHtml(known)}</bdi>`;
  const head = `<span class="speaker">${speaker}</span> ${time(at)}`;
  const body = [
    ...(text === '' ? [] : [`<p class="text" dir="auto">${escapeHtml(plainText(text, whole))}</p>`]),
    ...fate(line).map((words) => `<p class="fate" dir="auto">${escapeHtml(plainText(words, whole))}</p>`),
    ...(choices.length === 0 ? [] : [choiceList(choices)]),
    ...(sources.length === 0 ? [] : [sourceList(sources)]),
  ].join('\n');
  return internal === true
    ? `<li class="message ${from}"><details><summary>Internal note · ${head}</summary>\n${body}</details></li>`
    : `<li class="message ${from}">${head}\n${body}</li>`;
};

const document = (title: string, body: string): string => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${escapeHtml(title)}</title>
<style>${pageStyle}</style>
</head>
<body>
${body}
</body>
</html>
`;

/**
 * The whole conversation for teammates, as one HTML page without script. Whatever anyone wrote stands in it as text
 * only. `at`: when the page was made.
 */
export const transcriptPage = (
  history: ConversationHistory,
  { brand, at }: { brand: string; at: Instant },
): string => {
  const messages = history.messages
    .filter(({ moved }) => moved !== true)
    .map(message)
    .join('\n');
  return document(
    `${brand}: conversation`,
    `<header>
<h1>${line(brand)}: conversation</h1>
<dl>
${facts(history)}
</dl>
</header>
<main>
<h2>Messages</h2>
${messages === '' ? '<p>No messages yet.</p>' : `<ol>\n${messages}\n</ol>`}
</main>
<footer>As of ${time(at)}. For the team only: this page shows what a visitor wrote, internal notes included.</footer>`,
  );
};

/** The one answer to every link that does not work, whatever the cause. */
export const missingPage: string = document(
  'Transcript not found',
  `<main>
<h1>Transcript not found</h1>
<p>This link does not work, or does not work any more. Open the conversation from its card in Slack.</p>
</main>`,
);
