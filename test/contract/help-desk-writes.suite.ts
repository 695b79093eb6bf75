import type { VisitorMessage } from '../../core/conversation/effect.ts';
import { unanswered } from '../../core/errors.ts';
import { appError } from '../factories/errors.ts';
import { chatIn, type HelpDeskWorld, hello, page, readIn } from './help-desk-world.ts';

/** What a help desk is told to do, and tells of that. */
export const writingSuite = (open: () => Promise<HelpDeskWorld>): void => {
  describe('what it is told to do', () => {
    let world: HelpDeskWorld;
    beforeEach(async () => {
      world = await open();
    });
    afterEach(() => world.close());

    it('shows a posted message to the visitor and leaves it out of what it reads', async () => {
      const { id } = chatIn(world);
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
      expect((await readIn(world, id)).messages).toEqual([]);
    });

    it('finds what it posted, and only since then, only as that speaker', async () => {
      const { id } = chatIn(world);
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
      const { id } = chatIn(world);
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
      const { id } = chatIn(world);
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
      const { id } = chatIn(world);
      const since = world.now();
      const text = 'Summary: wants <b>.\n\nSlack thread: https://x.slack.example/p1';
      expect(await world.helpDesk.findNote(id, text, since)).toBeUndefined();
      await world.helpDesk.addNote(id, text);
      await world.settled();
      expect(world.notes(id).map((note) => note.text)).toEqual([text]);
      expect(world.seen(id)).toEqual([]);
      expect((await readIn(world, id)).messages).toEqual([]);
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
      const { id } = chatIn(world);
      await world.helpDesk.transfer(id, world.otherDepartment);
      expect(world.department(id)).toBe(world.otherDepartment);
      await expect(world.helpDesk.transfer(id, 'nowhere')).rejects.toEqual(
        appError('refused', 'LiveAgent has no department nowhere; expected the id of one'),
      );
    });

    it('tags once, however often, and tells the department a chat is transferred to', async () => {
      const { id } = chatIn(world);
      for (const name of ['escalated', 'resolved', 'escalated']) await world.helpDesk.tag(id, name);
      expect(world.tags(id)).toEqual(['escalated', 'resolved']);
      await world.helpDesk.transfer(id, world.otherDepartment);
      expect((await readIn(world, id)).department).toBe(world.otherDepartment);
      await expect(world.helpDesk.tag('nosuchid', 'escalated')).rejects.toEqual(
        appError(
          'refused',
          'LiveAgent POST /api/conversations/{id}/tags answered ERROR inside HTTP 200; expected status OK',
        ),
      );
    });

    it('resolves once or twice, also where an agent had taken the chat', async () => {
      const [free, taken] = [chatIn(world), chatIn(world)];
      world.answerInPanel(taken.id, 'colleague', 'Hi');
      for (const { id } of [free, taken]) {
        await world.helpDesk.resolve(id);
        await world.helpDesk.resolve(id);
        expect((await readIn(world, id)).status).toBe('closed');
      }
      await expect(world.helpDesk.resolve('nosuchid')).rejects.toEqual(
        appError('not_found', 'LiveAgent has no such ticket to resolve'),
      );
    });

    it('goes on with new keys after the old ones were replaced', async () => {
      const { id } = chatIn(world);
      await world.helpDesk.post(id, hello);
      world.changeKeys();
      await world.helpDesk.post(id, { from: 'assistant', text: 'Still here' });
      expect((await readIn(world, id)).ticketId).toBe(id);
      expect(world.seen(id).map(({ text }) => text)).toEqual(['Hello, you!\n\n- one\n- two', 'Still here']);
    });

    it.each([
      ['timeout_after_accept', 'ambiguous', unanswered, true],
      ['reset', 'ambiguous', unanswered, false],
      ['500', 'ambiguous', undefined, false],
      ['429', 'throttled', undefined, false],
    ] as const)('says what a post that met %s may have done: %s, %s', async (kind, code, reason, posted) => {
      const { id } = chatIn(world);
      // The agents are known from here on, so that the fault meets the post itself.
      await world.helpDesk.post(id, { from: 'system', text: 'first' });
      const since = world.now();
      world.fail(kind);
      await expect(world.helpDesk.post(id, hello)).rejects.toMatchObject({ name: 'AppError', code, reason });
      await world.settled();
      const found = await world.helpDesk.findPosted(id, hello, since);
      expect(found).toEqual(posted ? { externalId: expect.any(String) } : undefined);
    });
  });
};
