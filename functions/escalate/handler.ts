import type { Effect, ThreadPost } from '../../core/conversation/effect.ts';
import { type DeliveryDeps, type DeliveryMethod, deliver } from '../../core/effects/deliver.ts';
import { strayEffect } from '../../core/effects/stray-effect.ts';
import { AppError, isPassing } from '../../core/errors.ts';
import type { CardView } from '../../core/escalation/card-view.ts';
import { countedTeamChat } from '../../core/escalation/counted-team-chat.ts';
import type { CardLinks, PostedMessage } from '../../core/escalation/posted-message.ts';
import { ticketIdOf } from '../../core/escalation/view-of-case.ts';
import type {
  ConversationStore,
  HelpDesk,
  Queues,
  Redelivery,
  TeamChat,
  TranscriptLinks,
} from '../../core/ports.ts';
import { type Delivery, tooEarly, worker } from '../worker.ts';
import { whyPassed } from './card-fence.ts';
import { updatesGoOn } from './card-updates.ts';

export interface EscalateDeps extends DeliveryDeps {
  store: DeliveryDeps['store'] & Pick<ConversationStore, 'history'>;
  queues: Queues<'inbox' | 'escalations'>;
  teamChat: TeamChat;
  helpDesk: HelpDesk;
  transcriptLinks: TranscriptLinks;
  redelivery: Redelivery;
}

const externalIdOf = ({ channel, ts }: PostedMessage) => `${channel}:${ts}`;

const delivered = (posted: PostedMessage) => ({ externalId: externalIdOf(posted) });

/** A card also opens its thread: what is written there leads back to the conversation. */
const deliveredCard = (posted: PostedMessage) => ({
  ...delivered(posted),
  lookup: { kind: 'thread' as const, channel: posted.channel, ts: posted.ts },
});

/** Where the card stands. It was tried before what follows in its group; its updates and notes may come too early. */
const cardOf = async (deps: EscalateDeps, conversation: string, seq: number): Promise<PostedMessage> => {
  const card = await deps.store.getEffect({ conversation, seq });
  if (card?.status === 'failed' || card?.status === 'dropped')
    throw new AppError('refused', `the card, effect ${seq}, was never posted`);
  const [channel, ts] = card?.externalId?.split(':') ?? [];
  if (channel === undefined || ts === undefined) {
    throw new AppError('unavailable', `the card, effect ${seq}, is not posted yet`, { reason: tooEarly });
  }
  return { channel, ts };
};

/** Deliveries at which a post lets others go first. The rest of them wait their turn, so that it is not given up. */
const yieldingDeliveries = 5;

/** Deliveries that wait for the link to the transcript: a person who is called without it beats one who is called late. */
const linkDeliveries = 3;

const escalationMethod = (
  deps: EscalateDeps,
  conversation: string,
  { attempt, last }: Pick<Delivery, 'attempt' | 'last'>,
): DeliveryMethod => {
  const { teamChat, helpDesk } = deps;
  const ticketId = ticketIdOf(conversation);
  const keyOf = (effect: Effect) => `${conversation}:${effect.seq}`;
  const transcriptUrl = async (ref: CardView['transcript'] | undefined): Promise<string | undefined> => {
    if (ref === undefined) return undefined;
    return deps.transcriptLinks.sign(ref).catch((error: unknown) => {
      if (!last && attempt < linkDeliveries && isPassing(error)) throw error;
      deps.telemetry.warn('transcript_link_failed', { conversation }, error);
      return undefined;
    });
  };
  const linksOf = async (view: CardView): Promise<CardLinks> => {
    const url = await transcriptUrl(view.transcript);
    return {
      ...(url === undefined ? {} : { transcriptUrl: url }),
      panelUrl: helpDesk.panelUrl(view.ticketId),
    };
  };
  const linked = async (post: ThreadPost): Promise<ThreadPost> => {
    const url = await transcriptUrl(post.transcript);
    return url === undefined ? post : { ...post, link: { label: 'Transcript', url } };
  };
  const noteText = async (body: { text: string; card?: number }) => {
    if (body.card === undefined) return body.text;
    const link = await cardOf(deps, conversation, body.card)
      .then((card) => teamChat.permalink(card))
      .catch((error: unknown) => {
        // A note without its link beats no note, once there is no later attempt.
        if (!(error instanceof AppError) || (!last && error.code !== 'refused')) throw error;
        deps.telemetry.warn('note_link_failed', { conversation, code: error.code }, error);
        return undefined;
      });
    return link === undefined ? body.text : `${body.text}\n\nSlack thread: ${link}`;
  };

  const send = async (effect: Effect) => {
    const { body } = effect;
    switch (body.kind) {
      case 'card':
        return deliveredCard(
          await teamChat.postCard(body.channel, body.view, await linksOf(body.view), keyOf(effect)),
        );
      case 'card_update': {
        const card = await cardOf(deps, conversation, body.card);
        await teamChat.updateCard(card, body.view, await linksOf(body.view));
        return {};
      }
      case 'thread_post': {
        const card = await cardOf(deps, conversation, body.card);
        const rank = attempt <= yieldingDeliveries ? 'yields' : 'waits';
        return delivered(await teamChat.postInThread(card, await linked(body.post), keyOf(effect), rank));
      }
      case 'question': {
        const card = await cardOf(deps, conversation, body.card);
        await teamChat.askToTake(card, body.user, body);
        return {};
      }
      case 'whisper': {
        const card = await cardOf(deps, conversation, body.card);
        await teamChat.whisper(card, body.user, body.text, 'thread');
        return {};
      }
      case 'note':
        return helpDesk.addNote(ticketId, await noteText(body));
      default:
        throw strayEffect('escalations', body.kind, 'a card, what belongs to its thread, or a note');
    }
  };

  const readBack = async (effect: Effect) => {
    const { body } = effect;
    const since = effect.firstAttemptAt ?? effect.createdAt;
    if (body.kind === 'card') {
      const found = await teamChat.findPosted(body.channel, undefined, keyOf(effect), since);
      return found === undefined ? undefined : deliveredCard(found);
    }
    if (body.kind === 'thread_post') {
      const card = await cardOf(deps, conversation, body.card);
      const found = await teamChat.findPosted(card.channel, card.ts, keyOf(effect), since);
      return found === undefined ? undefined : delivered(found);
    }
    if (body.kind === 'note') return helpDesk.findNote(ticketId, await noteText(body), since);
    // A card update sets a state, and Slack keeps neither questions nor whispers: all are simply done again.
    return undefined;
  };

  const fence = async (effect: Effect) => {
    const why = await whyPassed(deps.store, conversation, effect);
    return why === undefined ? 'open' : { closed: why };
  };

  return { send, readBack, fence };
};

export const escalate = (given: EscalateDeps) => {
  const deps = { ...given, teamChat: countedTeamChat(given.teamChat, given.telemetry) };
  return worker({ ...deps, queue: 'escalations' }, async (message, { attempt, last }) => {
    if (message.type !== 'effect') {
      throw new AppError(
        'invalid',
        `escalations holds a message of type ${message.type}; expected an effect`,
      );
    }
    await updatesGoOn(deps, message, { last }, async (isLast) => {
      const method = escalationMethod(deps, message.conversation, { attempt, last: isLast });
      await deliver(deps, message, { last: isLast }, method);
    });
  });
};
