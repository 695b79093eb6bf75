import { AppError, unanswered } from '../../core/errors.ts';
import type { CardView } from '../../core/escalation/card-view.ts';
import type { TeamChat } from '../../core/ports.ts';
import type { FaultKind } from '../../local/faults.ts';

/** One message as people see it. */
export interface SeenMessage {
  channel: string;
  ts: string;
  thread_ts?: string;
  text: string;
  blocks?: unknown;
  ephemeralTo?: string;
}

export interface TeamChatWorld {
  teamChat: TeamChat;
  channel: string;
  user: { id: string; displayName: string };
  group: { id: string; users: string[] };
  messages(): SeenMessage[];
  /** The user presses a button of the newest message; the address that comes with it. */
  press(action: string): Promise<string>;
  /** The next call suffers this. */
  fail(kind: FaultKind): void;
  close(): Promise<void>;
}

const view: CardView = {
  caseId: 'case-1',
  status: 'waiting',
  reason: 'asked_for_person',
  brief: 'Wants to move 40 agents from another help desk.',
  quote: 'Can I talk to a human?',
  language: 'en',
  page: 'https://www.example.com/pricing/',
  visitor: { name: 'Maya', email: 'maya@example.com' },
  tried: [{ title: 'Pricing', url: 'https://www.example.com/pricing/' }],
  openedAt: Date.parse('2026-11-20T10:00:00Z'),
  transcript: { ref: 'ref', nonce: 'nonce' },
  ticketId: 'ticket-1',
  mention: '<!here>',
};
const links = {
  transcriptUrl: 'https://frontdesk.example.com/transcripts/token',
  panelUrl: 'https://yours.example.com/agent/#Ticket;id=ticket-1',
};

const codeOf = async (call: Promise<unknown>): Promise<string> => {
  try {
    await call;
  } catch (error) {
    return error instanceof AppError ? error.code : String(error);
  }
  return 'no error';
};

/** What every TeamChat must do. */
export const teamChatSuite = (name: string, create: () => Promise<TeamChatWorld>): void => {
  describe(`TeamChat: ${name}`, () => {
    let world: TeamChatWorld;
    const started = Date.now();
    beforeEach(async () => {
      world = await create();
    });
    afterEach(() => world.close());

    it('posts a card that read-back finds by its key, and no other', async () => {
      const { teamChat, channel } = world;
      const card = await teamChat.postCard(channel, view, links, 'conversation-1/1');
      expect(world.messages().map(({ channel, ts }) => ({ channel, ts }))).toEqual([card]);
      expect(await teamChat.findPosted(channel, undefined, 'conversation-1/1', started)).toEqual(card);
      expect(await teamChat.findPosted(channel, undefined, 'conversation-1/2', started)).toBeUndefined();
    });

    it('keeps thread and channel apart when it reads back', async () => {
      const { teamChat, channel } = world;
      const card = await teamChat.postCard(channel, view, links, 'card');
      const reply = await teamChat.postInThread(card, { from: 'visitor', text: 'Hello?' }, 'reply');
      expect(world.messages()[1]).toMatchObject({ thread_ts: card.ts, text: 'Visitor: Hello?' });
      expect(await teamChat.findPosted(channel, card.ts, 'reply', started)).toEqual(reply);
      expect(await teamChat.findPosted(channel, undefined, 'reply', started)).toBeUndefined();
    });

    it('finds a message on a later page', async () => {
      const { teamChat, channel } = world;
      const card = await teamChat.postCard(channel, view, links, 'card');
      for (let i = 0; i < 20; i += 1)
        await teamChat.postInThread(card, { from: 'system', text: `${i}` }, `n${i}`);
      const last = await teamChat.postInThread(card, { from: 'system', text: 'last' }, 'last');
      expect(await teamChat.findPosted(channel, card.ts, 'last', started)).toEqual(last);
    });

    it('updates a card in place and takes its mention back', async () => {
      const { teamChat, channel } = world;
      const card = await teamChat.postCard(channel, view, links, 'card');
      expect(JSON.stringify(world.messages()[0]?.blocks)).toContain('<!here>');
      await teamChat.updateCard(card, { ...view, status: 'claimed', claimedBy: 'Anna Smith' }, links);
      const [message, ...others] = world.messages();
      expect(others).toEqual([]);
      expect(message?.ts).toBe(card.ts);
      expect(JSON.stringify(message)).toContain('Claimed by Anna Smith');
      expect(JSON.stringify(message)).not.toContain('<!here>');
    });

    it('calls a lost answer to a post ambiguous, and read-back finds what was posted', async () => {
      const { teamChat, channel } = world;
      world.fail('timeout_after_accept');
      await expect(teamChat.postCard(channel, view, links, 'card')).rejects.toMatchObject({
        name: 'AppError',
        code: 'ambiguous',
        reason: unanswered,
      });
      const found = await teamChat.findPosted(channel, undefined, 'card', started);
      expect(found).toEqual({ channel, ts: world.messages()[0]?.ts });
    });

    it.each([
      { kind: '500' as const, post: 'ambiguous', read: 'unavailable' },
      { kind: 'reset' as const, post: 'ambiguous', read: 'unavailable' },
      { kind: '429' as const, post: 'throttled', read: 'throttled' },
    ])(
      'reports $kind as $post on a post and $read on a read, and posts nothing',
      async ({ kind, post, read }) => {
        const { teamChat, channel } = world;
        world.fail(kind);
        expect(await codeOf(teamChat.postCard(channel, view, links, 'card'))).toBe(post);
        expect(world.messages()).toEqual([]);
        world.fail(kind);
        expect(await codeOf(teamChat.findPosted(channel, undefined, 'card', started))).toBe(read);
      },
    );

    it('says after how long a limited call may be tried again', async () => {
      world.fail('429');
      await expect(world.teamChat.postCard(world.channel, view, links, 'card')).rejects.toMatchObject({
        code: 'throttled',
        retryAfterMs: 1000,
      });
    });

    it('is refused for an unknown channel', async () => {
      await expect(world.teamChat.postCard('C0UNKNOWN01', view, links, 'card')).rejects.toMatchObject({
        code: 'refused',
        message: 'Slack refused chat.postMessage: channel_not_found',
      });
    });

    it('whispers to one user only', async () => {
      const { teamChat, channel, user } = world;
      const card = await teamChat.postCard(channel, view, links, 'card');
      await teamChat.whisper(card, user.id, 'Already taken by Ben.', 'channel');
      await teamChat.whisper(card, user.id, 'That file stays here.', 'thread');
      const [, beside, within] = world.messages();
      expect(beside).toMatchObject({ ephemeralTo: user.id, text: 'Already taken by Ben.' });
      expect(beside?.thread_ts).toBeUndefined();
      expect(within).toMatchObject({
        ephemeralTo: user.id,
        thread_ts: card.ts,
        text: 'That file stays here.',
      });
    });

    it('asks in the thread whether a draft should be sent', async () => {
      const { teamChat, channel, user } = world;
      const card = await teamChat.postCard(channel, view, links, 'card');
      await teamChat.askToTake(card, user.id, {
        draft: 'On my way',
        inputId: 'slack:C1:1.0',
        caseId: 'case-1',
      });
      const asked = world.messages()[1];
      expect(asked).toMatchObject({ ephemeralTo: user.id, thread_ts: card.ts });
      const blocks = asked?.blocks as { type: string; elements?: unknown[] }[];
      expect(blocks.find(({ type }) => type === 'actions')?.elements).toEqual([
        {
          type: 'button',
          action_id: 'take_and_send',
          text: { type: 'plain_text', text: 'Take it and send', emoji: false },
          value: 'case-1:slack:C1:1.0',
          style: 'primary',
        },
        {
          type: 'button',
          action_id: 'keep_internal',
          text: { type: 'plain_text', text: 'Keep internal', emoji: false },
          value: 'case-1:slack:C1:1.0',
        },
      ]);
    });

    it('takes a question away once it is answered, and only at an address of Slack', async () => {
      const { teamChat, channel, user } = world;
      const card = await teamChat.postCard(channel, view, links, 'card');
      const question = { draft: 'On my way', inputId: 'slack:C1:1.0', caseId: 'case-1' };
      await teamChat.askToTake(card, user.id, question);
      const address = await world.press('keep_internal');
      expect(await codeOf(teamChat.dismiss('https://hooks.slack.com.example.org/actions/T0/1/x'))).toBe(
        'refused',
      );
      await teamChat.dismiss(address);
      expect(world.messages().map(({ ts }) => ts)).toEqual([card.ts]);
      expect(await codeOf(teamChat.dismiss(address))).toBe('refused');
    });

    it('knows people, groups and links', async () => {
      const { teamChat, channel, user, group } = world;
      const card = await teamChat.postCard(channel, view, links, 'card');
      expect(await teamChat.displayName(user.id)).toBe(user.displayName);
      expect(await teamChat.groupMembers(group.id)).toEqual(group.users);
      expect(await teamChat.permalink(card)).toMatch(/^https:\/\/[^/]+\/archives\/C[A-Z0-9]+\/p\d{16}$/);
    });
  });
};
