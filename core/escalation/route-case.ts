import type { FrontdeskConfig } from '../config.ts';
import type { Mention } from '../configuration/fields.ts';
import type { Route } from '../configuration/route.ts';
import type { TurnDraft } from '../conversation/turn-draft.ts';
import { indexOfPhrase, plain } from '../languages/words.ts';
import { isPageUnder } from '../text/page-under.ts';
import type { EscalationReason } from './case.ts';

/** What routes look at. */
export interface RoutedCase {
  reason: EscalationReason;
  /** The visitor's words that led to the call. */
  quote: string;
}

const unspaced = /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}]/u;

const holds = (said: string, phrase: string): boolean =>
  phrase !== '' && (unspaced.test(phrase) ? said.includes(phrase) : indexOfPhrase(said, phrase) >= 0);

const matches = (route: Route, { state, transcript }: TurnDraft, { reason, quote }: RoutedCase): boolean => {
  const { languages, topics, pages, reasons, departments } = route;
  const saysTopic = (phrases: string[]): boolean => {
    const words = transcript.flatMap(({ from, text }) => (from === 'visitor' ? [text] : []));
    return [...words, quote].map(plain).some((said) => phrases.some((phrase) => holds(said, plain(phrase))));
  };
  return (
    (languages === undefined || languages.includes(state.language)) &&
    (reasons === undefined || reasons.includes(reason)) &&
    (departments === undefined || departments.includes(state.department ?? '')) &&
    (pages === undefined || isPageUnder(state.page ?? '', pages)) &&
    (topics === undefined || saysTopic(topics))
  );
};

/** The channel that gets a case, and whom it calls there where that is not as everywhere. */
export const routeOf = (
  { slack }: Pick<FrontdeskConfig, 'slack'>,
  draft: TurnDraft,
  routed: RoutedCase,
): { channel: string; calls?: Mention } => {
  const route = slack.routes?.find((candidate) => matches(candidate, draft, routed));
  if (route === undefined) return { channel: slack.channel };
  const { channel, mention } = route;
  return { channel, ...(mention === undefined ? {} : { calls: mention }) };
};
