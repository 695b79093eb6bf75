import { cardMessage } from '../../../adapters/team-chat/card-blocks.ts';
import { askToTakeMessage, threadMessage } from '../../../adapters/team-chat/thread-blocks.ts';
import { mentionText } from '../../../core/escalation/mention.ts';
import { slackBreaches, slackTexts } from '../../../evals/slack-breaches.ts';
import config from '../../../frontdesk.config.ts';
import { signingSecret } from './people.ts';
import { tagsIn } from './sim-model.ts';
import type { World } from './world.ts';

const links = {
  transcriptUrl: 'https://frontdesk.example.com/transcripts/token',
  panelUrl: 'https://yours.ladesk.com/agent/#Conversation;id=mango',
};

/** Pages that the simulated knowledge base names. */
const given = ['https://www.liveagent.com/pricing/'];

/** The team as configured, and teammates who are reminded of a chat they have. */
const callable = [
  mentionText(config.slack.mention),
  ...config.slack.responders.users.map((user) => `<@${user}>`),
];

/** Everything that stood in Slack, as the adapter writes it, and the call of the team that was decided for it. */
const written = ({ slack }: World): { body: unknown; calls: string | undefined }[] => [
  ...slack.cards.flatMap(({ views }) =>
    views.map((view, i) => ({
      body: cardMessage(view, links, i === 0),
      calls: i === 0 ? view.mention : undefined,
    })),
  ),
  ...slack.threads.map(({ post }) => ({ body: threadMessage(post), calls: post.mention })),
  ...slack.questions.map((question) => ({ body: askToTakeMessage(question), calls: undefined })),
];

const live = /<[!@#][^>]*>/g;

/** 9: nothing that anybody wrote is live in Slack; the team is called where that was decided, once a message. */
export const slackTextBreaches = (world: World): string[] =>
  written(world).flatMap(({ body, calls }) => {
    const { text, blocks } = body as { text: string; blocks: unknown[] };
    const callsIn = (texts: string[]) =>
      texts.flatMap((one) => one.match(live) ?? []).filter((token) => !token.startsWith('<!date^'));
    const expected = calls === undefined ? [] : [calls];
    const found = [callsIn([text]), callsIn(slackTexts(blocks))];
    const right = found.every((one) => JSON.stringify(one) === JSON.stringify(expected));
    return [
      ...(right
        ? []
        : [`9: ${JSON.stringify(found)} is live in Slack; expected ${JSON.stringify(expected)}`]),
      ...(calls === undefined || callable.includes(calls)
        ? []
        : [`9: ${calls} is called, which nobody configured`]),
      // A teammate who is reminded of a chat is called by a mention that evals know of as nobody's.
      ...slackBreaches({ slack: [body], given }, 1)
        .filter((breach) => calls === undefined || !breach.endsWith(calls))
        .map((breach) => `9: ${breach}`),
    ];
  });

/** 9: mails go to whom the configuration names, and answers to them to an address that the visitor wrote. */
export const mailPolicyBreaches = ({ mails, observed }: World): string[] =>
  mails.flatMap(({ message: { from, to, replyTo, subject }, effect }) => {
    const said = observed.said.filter(({ chat }) => effect?.conversation.endsWith(`:${chat}`));
    const own = replyTo === undefined || said.some(({ text }) => text.includes(replyTo));
    const { sender, recipients } = config.leads;
    return [
      ...(from === sender && JSON.stringify(to) === JSON.stringify(recipients)
        ? []
        : [`9: "${subject}" went from ${from} to ${to.join(', ')}`]),
      ...(own ? [] : [`9: answers to "${subject}" go to ${replyTo}, which the visitor did not write`]),
    ];
  });

/** 9, stricter than the product: a page that a visitor named so, or one of our own without a query. */
export const pageBreaches = ({ observed }: World): string[] =>
  observed.pages
    .filter(({ url, said }) => {
      const onSite = config.knowledge.sites.some((site) => url === site || url.startsWith(`${site}/`));
      return !(said.some((text) => text.includes(url)) || (onSite && !/[?@\\\s]|%2f|%5c|\.\.\//i.test(url)));
    })
    .map(({ url }) => `9: read ${url}, which nobody named`);

/** What only visitors and teammates write, and what only the secrets hold. */
const isPrivate = (line: string, texts: string[]): boolean =>
  tagsIn(line).length > 0 ||
  (line.includes('@') && /[^\s"@]+@[^\s"@]+\.[a-z]/i.test(line)) ||
  texts.some((text) => line.includes(text));

/** 9: no words of anybody's and no secret came to the log, or into an error that is logged. */
export const logBreaches = ({ observed }: World): string[] => {
  const texts = [
    ...observed.said.map(({ text }) => text),
    ...observed.written.flatMap(({ versions }) => versions),
    ...['xoxb-', signingSecret],
  ];
  const refusals = observed.trace.filter((line) => line.includes(' is refused: '));
  return [...new Set([...observed.logged, ...refusals])]
    .filter((line) => isPrivate(line, texts))
    .map((line) => `9: logged ${line}`);
};
