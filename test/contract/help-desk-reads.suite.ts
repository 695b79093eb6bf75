import { chatIn, type HelpDeskWorld, page, readIn } from './help-desk-world.ts';

/** What a help desk tells. */
export const readingSuite = (open: () => Promise<HelpDeskWorld>): void => {
  describe('what it tells', () => {
    let world: HelpDeskWorld;
    beforeEach(async () => {
      world = await open();
    });
    afterEach(() => world.close());

    it('reads a new chat, and what is known of its visitor', async () => {
      const { id } = chatIn(world);
      const told = await readIn(world, id);
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
      const { visitor, contactId } = await readIn(world, id);
      expect(visitor).toEqual({});
      expect(await world.helpDesk.readVisitor(contactId ?? '')).toEqual({ page, visitor: {} });
      expect(await world.helpDesk.readVisitor('nosuchid')).toEqual({ visitor: {} });
    });

    it('answers undefined for what does not exist', async () => {
      expect(await world.helpDesk.read('nosuchid')).toBeUndefined();
      expect(await world.helpDesk.findByCode('ABC-DEFGH-000')).toBeUndefined();
    });

    it('finds a conversation by its code among others', async () => {
      const [first, second] = [chatIn(world), chatIn(world)];
      expect(await world.helpDesk.findByCode(first.code)).toBe(first.id);
      expect(await world.helpDesk.findByCode(second.code)).toBe(second.id);
    });

    it('reads what the visitor said, exactly and in order', async () => {
      const { id } = chatIn(world);
      const said = ['One', 'two "quoted" & <b>\nlines', 'ｅmoji 😀', '1'];
      for (const text of said) world.say(id, text);
      const { messages } = await readIn(world, id);
      expect(messages.map(({ text, from }) => [text, from])).toEqual(
        said.map((text) => [text, { kind: 'visitor' }]),
      );
      expect(messages.map(({ at }) => at)).toEqual(messages.map(({ at }) => at).toSorted((a, b) => a - b));
      expect(new Set(messages.map((message) => message.id)).size).toBe(said.length);
    });

    it('reads a file that the visitor sent by its name and address, apart from words', async () => {
      const { id } = chatIn(world);
      world.say(id, 'See here');
      world.attach(id, 'účet <17> & co.pdf');
      const { messages } = await readIn(world, id);
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
      const { id } = chatIn(world);
      const said = Array.from({ length: 130 }, (_, i) => `message ${i}`);
      for (const text of said) {
        world.say(id, text);
        if (Number(text.split(' ')[1]) < 60) await world.helpDesk.addNote(id, `about ${text}`);
      }
      expect((await readIn(world, id)).messages.map(({ text }) => text)).toEqual(said);
    });

    it('reads what agents wrote in the panel, those included that Frontdesk posts as', async () => {
      const { id } = chatIn(world);
      world.say(id, 'Anybody?');
      world.answerInPanel(id, 'colleague', 'Me & <you>');
      world.answerInPanel(id, 'responder', 'And me');
      const agent = ({ id: agentId, name: called }: { id: string; name: string }) => ({
        kind: 'agent',
        agent: { id: `liveagent:${agentId}`, name: called },
      });
      expect((await readIn(world, id)).messages.map(({ text, from }) => ({ text, from }))).toEqual([
        { text: 'Anybody?', from: { kind: 'visitor' } },
        { text: 'Me & <you>', from: agent(world.colleague) },
        { text: 'And me', from: agent(world.responderAgent) },
      ]);
    });

    it('reads a resolved chat as open again once the visitor writes, and an ended one as closed', async () => {
      const { id } = chatIn(world);
      await world.helpDesk.resolve(id);
      world.say(id, 'One more thing');
      expect((await readIn(world, id)).status).toBe('open');
      world.endChat(id);
      expect((await readIn(world, id)).status).toBe('closed');
    });

    it('names the address of a conversation in the panel', () => {
      expect(world.helpDesk.panelUrl('8fk2x01a')).toMatch(
        /^https?:\/\/[^/]+\/agent\/#Conversation;id=8fk2x01a$/,
      );
    });

    it.each([
      ['timeout_after_accept', 'unavailable'],
      ['reset', 'unavailable'],
      ['500', 'unavailable'],
      ['429', 'throttled'],
    ] as const)('says that a read that met %s can simply be repeated: %s', async (kind, code) => {
      const { id } = chatIn(world);
      world.fail(kind);
      await expect(world.helpDesk.read(id)).rejects.toMatchObject({ name: 'AppError', code });
      expect((await readIn(world, id)).ticketId).toBe(id);
    });
  });
};
