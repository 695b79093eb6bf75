import type { Instant, Source } from '../conversation/conversation.ts';
import type { Effect, EffectKind } from '../conversation/effect.ts';
import type { Input, InputKind } from '../conversation/input.ts';
import type { ConversationHistory } from '../conversation/turn.ts';
import { reasonWords } from '../escalation/reason-words.ts';

/** Something that became of the conversation, between its messages. */
export interface StoryEvent {
  at: Instant;
  /** Sequence number of the effect that it is known from: it comes before messages of later effects. */
  effect?: number;
  kind: 'called' | 'claimed' | 'given_back' | 'over' | 'mailed' | 'trouble' | 'links';
  /** Our own words; a `{ name }` is somebody else's. */
  words: (string | { name: string })[];
  /** Facts for the team. */
  brief?: string;
  /** What the assistant had tried by then. */
  tried?: Source[];
}

/** What the story knows at a point of time. */
interface Telling {
  /** When the waiting began, while it lasts. */
  waitingSince: Instant | undefined;
  /** The newest call for a person, by case, and when it was made. */
  calls: Map<string, { openedAt: Instant; call: Call }>;
  /** Id of the teammate who has the chat. */
  owner: string | undefined;
  /** Somebody has resolved the chat, which closes its ticket, and nothing was said in it since. */
  resolved: boolean;
}

type Call = Omit<StoryEvent, 'at' | 'effect'>;
type Told = Call | undefined;

const minuteMs = 60_000;

const duration = (ms: number): string => {
  const seconds = Math.max(0, Math.round(ms / 1000));
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.round(ms / minuteMs);
  if (minutes < 60) return `${minutes} min`;
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
};

const nameOf = ({ name }: { name: string }) => ({ name: name.trim() === '' ? 'a teammate' : name });

/** What became of a message that leaves the house, after its own words. */
const fateOf = ({ status }: Effect): string =>
  status === 'sent' ? '' : status === 'failed' ? ' – this failed' : ' – not done yet';

const ofEffect = (effect: Effect, telling: Telling): Told => {
  const { body } = effect;
  if (body.kind === 'card' || body.kind === 'card_update') {
    const { caseId, openedAt, status, reason, brief, tried } = body.view;
    const before = telling.calls.get(caseId);
    if (before?.openedAt === openedAt) {
      // The card goes out with the rules' words; the model's brief takes their place.
      before.call.brief = brief;
      return undefined;
    }
    if (status !== 'waiting') return undefined;
    const what = before === undefined ? 'A person was called' : 'A person was called again';
    const call: Call = { kind: 'called', words: [`${what}: ${reasonWords[reason]}`], brief, tried };
    // Of a card that was changed later, only its own first post tells whether Slack took it.
    if (body.kind === 'card') call.words.push(fateOf(effect));
    telling.calls.set(caseId, { openedAt, call });
    telling.waitingSince = openedAt;
    return call;
  }
  if (body.kind === 'team_mail') {
    return { kind: 'mailed', words: ['E-mail to the team: ', { name: body.subject }, fateOf(effect)] };
  }
  if (body.kind === 'lead_mail') {
    const what = body.update === undefined ? 'Lead e-mailed: ' : 'Addition to the lead e-mailed: ';
    return { kind: 'mailed', words: [what, { name: body.lead.email }, fateOf(effect)] };
  }
  return undefined;
};

const failures: Partial<Record<EffectKind, string>> = {
  reply: 'A message to the visitor could not be delivered',
  lead_mail: 'The e-mail about a lead could not be sent',
  team_mail: 'The e-mail to the team could not be sent',
};

/** After these a chat that was resolved is not over. */
const goesOn: InputKind[] = ['said', 'pressed', 'teammate_said', 'claimed'];

const ofInput = (input: Input, telling: Telling): Told => {
  if (goesOn.includes(input.kind)) telling.resolved = false;
  switch (input.kind) {
    case 'claimed': {
      const { waitingSince: since } = telling;
      const waited =
        since === undefined
          ? ''
          : input.at - since < 1_000
            ? ' at once'
            : ` after ${duration(input.at - since)}`;
      telling.owner = input.teammate.id;
      telling.waitingSince = undefined;
      return { kind: 'claimed', words: ['Claimed by ', nameOf(input.teammate), waited] };
    }
    case 'teammate_said':
      if (input.via !== 'liveagent' || telling.owner === input.teammate.id) return undefined;
      telling.owner = input.teammate.id;
      telling.waitingSince = undefined;
      return {
        kind: 'claimed',
        words: ['Taken by ', nameOf(input.teammate), ', answering at the help desk'],
      };
    case 'handed_back':
      telling.owner = undefined;
      return { kind: 'given_back', words: ['Handed back to the assistant by ', nameOf(input.by)] };
    case 'resolved':
      telling.owner = undefined;
      telling.waitingSince = undefined;
      telling.resolved = true;
      return { kind: 'over', words: ['Resolved by ', nameOf(input.by)] };
    case 'closed':
      telling.owner = undefined;
      telling.waitingSince = undefined;
      return telling.resolved ? undefined : { kind: 'over', words: ['Closed at the help desk'] };
    case 'called':
      return { kind: 'called', words: ['The team was called once more by ', nameOf(input.by)] };
    case 'snoozed':
      return input.until > input.at
        ? { kind: 'called', words: [`Snoozed for ${duration(input.until - input.at)} by `, nameOf(input.by)] }
        : { kind: 'called', words: ['Snooze ended by ', nameOf(input.by)] };
    case 'links_revoked':
      return { kind: 'links', words: ['All links to this page revoked by ', nameOf(input.by)] };
    case 'timer_fired':
      return telling.waitingSince === undefined || input.timer.name !== 'unclaimed'
        ? undefined
        : {
            kind: 'trouble',
            words: [`Nobody had taken it after ${duration(input.at - telling.waitingSince)}`],
          };
    case 'delivery_failed':
      return { kind: 'trouble', words: [failures[input.what] ?? 'Slack did not take a message'] };
    default:
      return undefined;
  }
};

/** When the effect was decided: the case's own time where there is one, else when it was stored. */
const decidedAt = ({ body, createdAt }: Effect): Instant =>
  (body.kind === 'card' || body.kind === 'card_update') && body.view.status === 'waiting'
    ? body.view.openedAt
    : createdAt;

/** The story of a conversation's case, in order: who was called, who had it, what was mailed and what failed. */
export const storyOf = ({
  inputs,
  effects,
}: Pick<ConversationHistory, 'inputs' | 'effects'>): StoryEvent[] => {
  const telling: Telling = { waitingSince: undefined, calls: new Map(), owner: undefined, resolved: false };
  const facts: { at: Instant; effect?: number; tell: () => Told }[] = [
    ...effects.map((effect) => ({
      at: decidedAt(effect),
      effect: effect.seq,
      tell: () => ofEffect(effect, telling),
    })),
    ...inputs.map((input) => ({ at: input.at, tell: () => ofInput(input, telling) })),
  ];
  const told = facts
    .sort((a, b) => a.at - b.at)
    .flatMap(({ tell, ...when }) => {
      const event = tell();
      return event === undefined ? [] : [{ when, event }];
    });
  // Only now: what is told later may still change an event.
  return told.map(({ when, event }) => ({ ...when, ...event }));
};
