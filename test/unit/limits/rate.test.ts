import { says } from '../../factories/world.ts';
import { chatUnder, claim, press, ring, sentTo, stateOf, words, writes } from './limited-chat.ts';

describe('a visitor who writes faster than is read', () => {
  it('is told so once, is not answered by the model, and gets one answer to all when a minute is over', async () => {
    const world = await chatUnder({ messagesPerMinute: 5 });
    writes(world, 6);
    await world.turn();
    writes(world, 4);
    await world.turn();
    expect(world.modelRequests).toEqual([]);
    expect(await sentTo(world)).toEqual([words.tooFast]);
    world.modelAnswers = [says('About all of it.')];
    await ring(world);
    expect(await sentTo(world)).toEqual([words.tooFast, 'About all of it.']);
    const asked = world.modelRequests[0]?.messages.at(-1)?.content.at(-1);
    expect(asked).toEqual({ text: '<visitor>Line 6\nLine 1\nLine 2\nLine 3\nLine 4</visitor>' });
    expect((await stateOf(world)).pause).toBeUndefined();
    expect(world.counted).toContain('LimitsReached rate');
  });

  it('is answered at once at as many messages as are read', async () => {
    const world = await chatUnder({ messagesPerMinute: 5 });
    writes(world, 5);
    world.modelAnswers = [says('About all five.')];
    await world.turn();
    expect(await sentTo(world)).toEqual(['About all five.']);
  });

  it('still gets a person who asks for one', async () => {
    const world = await chatUnder({ messagesPerMinute: 5 });
    writes(world, 6);
    await world.turn();
    world.clock.advance(15_000);
    world.says('I want to talk to a human');
    await world.turn();
    const state = await stateOf(world);
    expect(state.case?.reason).toBe('asked_for_person');
    expect(state.pause).toBeUndefined();
    expect(await sentTo(world)).toEqual([words.tooFast, words.personAsked]);
  });

  it('is looked at once in a quarter of a minute during the pause, where no case is open', async () => {
    const world = await chatUnder({ messagesPerMinute: 5 });
    writes(world, 6);
    await world.turn();
    const known = (await stateOf(world)).lastMessage;
    world.says('first');
    await world.turn();
    world.says('second');
    await world.turn();
    const more = async () => (await stateOf(world)).lastMessage - known;
    expect(await more()).toBe(1);
    world.clock.advance(15_000);
    await world.turn();
    expect(await more()).toBe(2);
  });

  it('stands before the team at once where a case is open, several messages in one post', async () => {
    const world = await chatUnder({ messagesPerMinute: 5 });
    world.says('I want to talk to a human');
    await world.turn();
    const { effects } = await world.store.history(world.conversation);
    writes(world, 9);
    await world.turn();
    const posts = (await world.store.history(world.conversation)).effects.slice(effects.length);
    const shown = posts.flatMap(({ body }) => (body.kind === 'thread_post' ? [body.post.text] : []));
    expect(shown).toEqual([
      'Line 1',
      'Line 2',
      'Line 3',
      [4, 5, 6, 7, 8, 9].map((n) => `Line ${n}`).join('\n'),
    ]);
    expect(await sentTo(world)).toEqual([words.personAsked, words.tooFast]);
  });

  it('stands there with all files, of messages with words and of those without', async () => {
    const world = await chatUnder({ messagesPerMinute: 5 });
    world.says('I want to talk to a human');
    await world.turn();
    writes(world, 5);
    const sends = (text: string, name: string) => {
      world.says(text);
      Object.assign(world.ticket.messages.at(-1) ?? {}, { files: [{ name }] });
    };
    sends('Here', 'a.png');
    sends('', 'b.png');
    await world.turn();
    const last = (await world.store.history(world.conversation)).effects.findLast(
      ({ body }) => body.kind === 'thread_post',
    );
    expect(last?.body).toMatchObject({
      post: { text: 'Line 4\nLine 5\nHere', files: [{ name: 'a.png' }, { name: 'b.png' }] },
    });
  });

  it('stands there in as many posts as Slack needs to show all of it', async () => {
    const world = await chatUnder({ messagesPerMinute: 5 });
    world.says('I want to talk to a human');
    await world.turn();
    const { effects } = await world.store.history(world.conversation);
    const long = (letter: string) => letter.repeat(5_000);
    for (const letter of 'abcdefg') world.says(long(letter));
    await world.turn();
    const posts = (await world.store.history(world.conversation)).effects.slice(effects.length);
    const shown = posts.flatMap(({ body }) => (body.kind === 'thread_post' ? [body.post.text] : []));
    expect(shown).toEqual([...'abcdefg'].map(long));
  });

  it('whom somebody takes meanwhile leaves them everything to answer, and back to the assistant too', async () => {
    const world = await chatUnder({ messagesPerMinute: 5 });
    world.says('I want to talk to a human');
    await world.turn();
    writes(world, 6);
    await world.turn();
    await claim(world);
    expect((await stateOf(world)).pause).toBeUndefined();
    world.modelAnswers = [says('About all of it.')];
    await press(world, 'handed_back');
    expect((await sentTo(world)).at(-1)).toBe('About all of it.');
    const asked = world.modelRequests[0]?.messages.at(-1)?.content.at(-1);
    expect(asked).toEqual({ text: '<visitor>Line 2\nLine 3\nLine 4\nLine 5\nLine 6</visitor>' });
  });

  it('and closes the chat is not answered any more', async () => {
    const world = await chatUnder({ messagesPerMinute: 5 });
    writes(world, 6);
    await world.turn();
    world.ticket.status = 'closed';
    world.clock.advance(15_000);
    await world.turn();
    await ring(world);
    expect(await sentTo(world)).toEqual([words.tooFast]);
    expect((await stateOf(world)).pause).toBeUndefined();
  });
});

describe('a very long message', () => {
  it('is read up to the limit, and the visitor knows', async () => {
    const world = await chatUnder({ messageLength: 1_200 });
    world.says('long '.repeat(1_000));
    world.modelAnswers = [says('About its beginning.')];
    await world.turn();
    const { messages } = await world.store.history(world.conversation);
    const said = messages.find(({ from }) => from === 'visitor')?.text;
    expect([said?.length, said?.at(-1)]).toEqual([1_200, '…']);
    expect(await sentTo(world)).toEqual([
      'Your message is very long, so I have read only its first 1,200 characters.',
      'About its beginning.',
    ]);
  });

  it('to a teammate is kept whole', async () => {
    const world = await chatUnder({ messageLength: 1_200 });
    world.says('I want to talk to a human');
    await world.turn();
    await claim(world);
    world.says('long '.repeat(1_000));
    await world.turn();
    const { messages } = await world.store.history(world.conversation);
    expect(messages.at(-1)?.text).toHaveLength(5_000);
  });
});
