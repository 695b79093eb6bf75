import type { VisitorMessage } from '../../core/conversation/effect.ts';
import type { HelpDesk } from '../../core/ports.ts';
import type { FaultKind } from '../../local/faults.ts';
import { appError } from '../factories/errors.ts';

/** A help desk, and what visitors and agents do and see in it. */
export interface HelpDeskWorld {
  helpDesk: HelpDesk;
  openChat(visitor: { url: string; language?: string; name?: string; email?: string }): {
    id: string;
    code: string;
  };
  say(id: string, text: string): void;
  /** The visitor sends a file. */
  attach(id: string, name: string): void;
  /** A person writes in the help desk's own panel; `responder` is the one Frontdesk posts as too. */
  answerInPanel(id: string, who: 'colleague' | 'responder', text: string): void;
  endChat(id: string): void;
  seen(id: string): { from: string; text: string }[];
  notes(id: string): { text: string }[];
  department(id: string): string;
  tags(id: string): string[];
  /** The Slack user whose own agent is configured, and the agents of the panel. */
  responder: string;
  colleague: { id: string; name: string };
  responderAgent: { id: string; name: string };
  otherDepartment: string;
  /** Resolves once the API tells everything that happened. */
  settled(): Promise<void>;
  now(): number;
  /** The next call suffers this. */
  fail(kind: FaultKind): void;
  changeKeys(): void;
  close(): Promise<void>;
}

const page = 'https://www.example.com/pricing/';
const hello: VisitorMessage = { from: 'assistant', text: 'Hello, **you**!\n\n- one\n- two' };

export const helpDeskSuite = (name: string, open: () => Promise<HelpDeskWorld>): void => {
  describe(`HelpDesk: ${name}`, () => {
    let world: HelpDeskWorld;
    beforeEach(async () => {
      world = await open();
    });
    afterEach(() => world.close());

    const chat = () =>
      world.openChat({ url: page, language: 'fr', name: 'Maya Rao', email: 'maya@example.com' });
    const read = async (id: string) => {
      await world.settled();
      const found = await world.helpDesk.read(id);
      if (found === undefined) throw new Error(`expected conversation ${id} to exist`);
      return found;
    };

    it('reads a new chat, and what is known of its visitor', async () => {
      const { id } = chat();
      const told = await read(id);
      expect(told).toEqual({
        ticketId: id,
        status: 'open',
        contactId: expect.stringMatching(/^[a-z0-9]{8}$/),
        visitor: { name: 'Maya Rao', email: 'maya@example.com' },
        department: world.department(id),
        createdAt: expect.any(Number),
        messages: [],
      });
      expect(Math.abs(told.createdAt - world.now())).toBeLessThan(60_000);
      expect(await world.helpDesk.readVisitor(told.contactId ?? '')).toEqual({
        language: 'fr',
        page,
        visitor: { name: 'Maya Rao', email: 'maya@example.com' },
      });
    });

    it('knows nothing of a visitor who left nothing', async () => {
      const { id } = world.openChat({ url: page });
      const { visitor, contactId } = await read(id);
      expect(visitor).toEqual({});
      expect(await world.helpDesk.readVisitor(contactId ?? '')).toEqual({ page, visitor: {} });
      expect(await world.helpDesk.readVisitor('nosuchid')).toEqual({ visitor: {} });
    });

    it('answers undefined for what does not exist', async () => {
      expect(await world.helpDesk.read('nosuchid')).toBeUndefined();
      expect(await world.helpDesk.findByCode('ABC-DEFGH-000')).toBeUndefined();
    });

    it('finds a conversation by its code among others', async () => {
      const [first, second] = [chat(), chat()];
      expect(await world.helpDesk.findByCode(first.code)).toBe(first.id);
      expect(await world.helpDesk.findByCode(second.code)).toBe(second.id);
    });

    it('reads what the visitor said, exactly and in order', async () => {
      const { id } = chat();
      const said = ['One', 'two "quoted" & <b>\nlines', 'ｅmoji 😀', '1'];
      for (const text of said) world.say(id, text);
      const { messages } = await read(id);
      expect(messages.map(({ text, from }) => [text, from])).toEqual(
        said.map((text) => [text, { kind: 'visitor' }]),
      );
      expect(messages.map(({ at }) => at)).toEqual(messages.map(({ at }) => at).toSorted((a, b) => a - b));
      expect(new Set(messages.map((message) => message.id)).size).toBe(said.length);
    });

    it('reads a file that the visitor sent by its name and address, apart from words', async () => {
      const { id } = chat();
      world.say(id, 'See here');
      world.attach(id, 'účet <17> & co.pdf');
      const { messages } = await read(id);
      expect(messages).toMatchObject([{ text: 'See here' }, { text: '', from: { kind: 'visitor' } }]);
      expect(messages[0]?.files).toBeUndefined();
      expect(messages[1]?.files).toEqual([
        {
          name: 'účet <17> & co.pdf',
          url: expect.stringMatching(/^https?:\/\/[^/]+\/scripts\/file\.php\?view=Y&file=\w+$/),
        },
      ]);
      const [{ url = '' } = {}] = messages[1]?.files ?? [];
      expect(await (await fetch(url)).text()).toBe('a');
    });

    it('reads all of a long conversation that notes cut into many pieces', async () => {
      const { id } = chat();
      const said = Array.from({ length: 130 }, (_, i) => `message ${i}`);
      for (const text of said) {
        world.say(id, text);
        if (Number(text.split(' ')[1]) < 60) await world.helpDesk.addNote(id, `about ${text}`);
      }
      expect((await read(id)).messages.map(({ text }) => text)).toEqual(said);
    });

    it('shows a posted message to the visitor and leaves it out of what it reads', async () => {
      const { id } = chat();
      await world.helpDesk.post(id, hello);
      await world.helpDesk.post(id, { from: 'system', text: 'Ann is taking over.' });
      await world.helpDesk.post(id, { from: 'teammate', name: 'Ann', text: 'Hi!' });
      await world.helpDesk.post(id, {
        from: 'teammate',
        name: 'Ben',
        teammateId: world.responder,
        text: 'Hi, too!',
      });
      expect(world.seen(id).map(({ from, text }) => ({ from, text }))).toEqual([
        { from: 'assistant', text: 'Hello, you!\n\n- one\n- two' },
        { from: 'system', text: 'Ann is taking over.' },
        { from: 'teammate', text: 'Ann: Hi!' },
        { from: 'teammate', text: 'Hi, too!' },
      ]);
      expect((await read(id)).messages).toEqual([]);
    });

    it('reads what agents wrote in the panel, those included that Frontdesk posts as', async () => {
      const { id } = chat();
      world.say(id, 'Anybody?');
      world.answerInPanel(id, 'colleague', 'Me & <you>');
      world.answerInPanel(id, 'responder', 'And me');
      const agent = ({ id: agentId, name: called }: { id: string; name: string }) => ({
        kind: 'agent',
        agent: { id: `liveagent:${agentId}`, name: called },
      });
      expect((await read(id)).messages.map(({ text, from }) => ({ text, from }))).toEqual([
        { text: 'Anybody?', from: { kind: 'visitor' } },
        { text: 'Me & <you>', from: agent(world.colleague) },
        { text: 'And me', from: agent(world.responderAgent) },
      ]);
    });

    it('finds what it posted, and only since then, only as that speaker', async () => {
      const { id } = chat();
      const since = world.now();
      expect(await world.helpDesk.findPosted(id, hello, since)).toBeUndefined();
      await world.helpDesk.post(id, hello);
      await world.settled();
      const found = await world.helpDesk.findPosted(id, hello, since);
      expect(found).toEqual({ externalId: expect.stringMatching(/^[a-z0-9]{8}$/) });
      // The clock of whoever asks may be ahead.
      expect(await world.helpDesk.findPosted(id, hello, since + 4_000)).toEqual(found);
      expect(await world.helpDesk.findPosted(id, hello, since + 3_600_000)).toBeUndefined();
      expect(await world.helpDesk.findPosted(id, { ...hello, text: 'Hello' }, since)).toBeUndefined();
      expect(await world.helpDesk.findPosted(id, { ...hello, from: 'system' }, since)).toBeUndefined();
      expect(await world.helpDesk.findNote(id, 'Hello, you!', since)).toBeUndefined();
    });

    it('tells the same words apart from those that are known to stand there', async () => {
      const { id } = chat();
      const since = world.now();
      await world.helpDesk.post(id, hello);
      await world.settled();
      const first = await world.helpDesk.findPosted(id, hello, since);
      expect(await world.helpDesk.findPosted(id, hello, since, 1)).toBeUndefined();
      await world.helpDesk.post(id, hello);
      await world.settled();
      const second = await world.helpDesk.findPosted(id, hello, since, 1);
      expect(second).toEqual({ externalId: expect.stringMatching(/^[a-z0-9]{8}$/) });
      expect(second).not.toEqual(first);
      expect(await world.helpDesk.findPosted(id, hello, since, 2)).toBeUndefined();
    });

    it('finds a message with links, questions and sources, and a relayed one', async () => {
      const { id } = chat();
      const since = world.now();
      const rich: VisitorMessage = {
        ...hello,
        choices: [
          { kind: 'link', label: 'Pricing', url: page },
          { kind: 'question', label: 'What does it cost?' },
        ],
        sources: [{ title: 'A & B', url: 'https://www.example.com/a' }],
      };
      const relayed: VisitorMessage = {
        from: 'teammate',
        teammateId: world.responder,
        text: 'See https://a.example/',
      };
      for (const message of [rich, relayed]) {
        await world.helpDesk.post(id, message);
        await world.settled();
        expect(await world.helpDesk.findPosted(id, message, since)).toEqual({
          externalId: expect.any(String),
        });
      }
    });

    it('keeps notes from the visitor and finds them again', async () => {
      const { id } = chat();
      const since = world.now();
      const text = 'Summary: wants <b>.\n\nSlack thread: https://x.slack.example/p1';
      expect(await world.helpDesk.findNote(id, text, since)).toBeUndefined();
      await world.helpDesk.addNote(id, text);
      await world.settled();
      expect(world.notes(id).map((note) => note.text)).toEqual([text]);
      expect(world.seen(id)).toEqual([]);
      expect((await read(id)).messages).toEqual([]);
      expect(await world.helpDesk.findNote(id, text, since)).toEqual({ externalId: expect.any(String) });
    });

    it('refuses to post to a conversation that is not there', async () => {
      await expect(world.helpDesk.post('nosuchid', hello)).rejects.toEqual(
        appError(
          'refused',
          'LiveAgent POST /api/conversations/{id}/messages answered ERROR inside HTTP 200; expected status OK',
        ),
      );
    });

    it('transfers, and refuses a department that is not there', async () => {
      const { id } = chat();
      await world.helpDesk.transfer(id, world.otherDepartment);
      expect(world.department(id)).toBe(world.otherDepartment);
      await expect(world.helpDesk.transfer(id, 'nowhere')).rejects.toEqual(
        appError('refused', 'LiveAgent has no department nowhere; expected the id of one'),
      );
    });

    it('tags once, however often, and tells the department a chat is transferred to', async () => {
      const { id } = chat();
      for (const name of ['escalated', 'resolved', 'escalated']) await world.helpDesk.tag(id, name);
      expect(world.tags(id)).toEqual(['escalated', 'resolved']);
      await world.helpDesk.transfer(id, world.otherDepartment);
      expect((await read(id)).department).toBe(world.otherDepartment);
      await expect(world.helpDesk.tag('nosuchid', 'escalated')).rejects.toEqual(
        appError(
          'refused',
          'LiveAgent POST /api/conversations/{id}/tags answered ERROR inside HTTP 200; expected status OK',
        ),
      );
    });

    it('resolves once or twice, also where an agent had taken the chat', async () => {
      const [free, taken] = [chat(), chat()];
      world.answerInPanel(taken.id, 'colleague', 'Hi');
      for (const { id } of [free, taken]) {
        await world.helpDesk.resolve(id);
        await world.helpDesk.resolve(id);
        expect((await read(id)).status).toBe('closed');
      }
      await expect(world.helpDesk.resolve('nosuchid')).rejects.toEqual(
        appError('not_found', 'LiveAgent has no such ticket to resolve'),
      );
    });

    it('reads a resolved chat as open again once the visitor writes, and an ended one as closed', async () => {
      const { id } = chat();
      await world.helpDesk.resolve(id);
      world.say(id, 'One more thing');
      expect((await read(id)).status).toBe('open');
      world.endChat(id);
      expect((await read(id)).status).toBe('closed');
    });

    it('names the address of a conversation in the panel', () => {
      expect(world.helpDesk.panelUrl('8fk2x01a')).toMatch(
        /^https?:\/\/[^/]+\/agent\/#Conversation;id=8fk2x01a$/,
      );
    });

    it('goes on with new keys after the old ones were replaced', async () => {
      const { id } = chat();
      await world.helpDesk.post(id, hello);
      world.changeKeys();
      await world.helpDesk.post(id, { from: 'assistant', text: 'Still here' });
      expect((await read(id)).ticketId).toBe(id);
      expect(world.seen(id).map(({ text }) => text)).toEqual(['Hello, you!\n\n- one\n- two', 'Still here']);
    });

    it.each([
      ['timeout_after_accept', 'ambiguous', true],
      ['reset', 'ambiguous', false],
      ['500', 'ambiguous', false],
      ['429', 'throttled', false],
    ] as const)('says what a post that met %s may have done: %s', async (kind, code, posted) => {
      const { id } = chat();
      // The agents are known from here on, so that the fault meets the post itself.
      await world.helpDesk.post(id, { from: 'system', text: 'first' });
      const since = world.now();
      world.fail(kind);
      await expect(world.helpDesk.post(id, hello)).rejects.toMatchObject({ name: 'AppError', code });
      await world.settled();
      const found = await world.helpDesk.findPosted(id, hello, since);
      expect(found).toEqual(posted ? { externalId: expect.any(String) } : undefined);
    });

    it.each([
      ['timeout_after_accept', 'unavailable'],
      ['reset', 'unavailable'],
      ['500', 'unavailable'],
      ['429', 'throttled'],
    ] as const)('says that a read that met %s can simply be repeated: %s', async (kind, code) => {
      const { id } = chat();
      world.fail(kind);
      await expect(world.helpDesk.read(id)).rejects.toMatchObject({ name: 'AppError', code });
      expect((await read(id)).ticketId).toBe(id);
    });
  });
};
