import { cardJourneys } from './card-journeys.suite.ts';
import { caseJourneys } from './case-journeys.suite.ts';
import { doorJourneys } from './door-journeys.suite.ts';
import { leadJourneys } from './lead-journeys.suite.ts';
import { peopleJourneys } from './people-journeys.suite.ts';
import { slackJourneys } from './slack-journeys.suite.ts';
import { threadJourneys } from './thread-journeys.suite.ts';
import { transcriptJourneys } from './transcript-journeys.suite.ts';
import { visitorJourneys } from './visitor-journeys.suite.ts';

/** The journeys of a visitor and a teammate; run on the embedded and on the deployed product. */
export const journeys = [
  visitorJourneys,
  caseJourneys,
  leadJourneys,
  doorJourneys,
  threadJourneys,
  transcriptJourneys,
  cardJourneys,
  peopleJourneys,
  slackJourneys,
];
