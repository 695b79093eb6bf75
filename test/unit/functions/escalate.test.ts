import type { EffectBody } from '../../../core/conversation/effect.ts';
import { AppError } from '../../../core/errors.ts';
import {
  afterCard,
  again,
  card,
  cardId,
  conversation,
  done,
  escalating,
  key,
  links,
  place,
  post,
  view,
} from './escalation-world.ts';

describe('a card', () => {
  it('is posted with its links, and its thread leads back to the conversation', async () => {
    const { store, asked, deliver, statuses } = await escalating(card);
    expect([await deliver(1), await deliver(1, 2), asked, await statuses()]).toEqual([
      done,
      done,
      [['postCard', 'C0FRONTDESK', view, links, key(1)]],
      [['sent', cardId]],
    ]);
    expect(await store.findConversation({ kind: 'thread', ...place })).toBe(conversation);
  });

  it('waits for its link at two deliveries, and is posted without it at the third', async () => {
    const { asked, failures, deliver, statuses } = await escalating(card);
    const locked = new AppError('unavailable', 'the secrets do not answer');
    failures.sign = [locked, locked, locked];
    expect([await deliver(1), await deliver(1, 2), asked]).toEqual([again, again, []]);
    expect([await deliver(1, 3), asked, await statuses()]).toEqual([
      done,
      [['postCard', 'C0FRONTDESK', view, { panelUrl: links.panelUrl }, key(1)]],
      [['sent', cardId]],
    ]);
  });

  it('is posted without its link at once where no link can ever be signed', async () => {
    const { asked, failures, deliver } = await escalating(card);
    failures.sign = [new AppError('refused', 'no key')];
    expect([await deliver(1), asked.map(([name]) => name)]).toEqual([done, ['postCard']]);
  });

  it('of unknown outcome is looked for, and found leads back as well', async () => {
    const { store, clock, asked, deliver, statuses, failures, found } = await escalating(card);
    failures.postCard = [new AppError('ambiguous', 'timed out')];
    const since = clock.now();
    expect(await deliver(1)).toEqual(again);
    clock.advance(2_000);
    found.push(place);
    expect([await deliver(1, 2), asked.slice(1), await statuses()]).toEqual([
      done,
      [['findPosted', 'C0FRONTDESK', undefined, key(1), since]],
      [['sent', cardId]],
    ]);
    expect(await store.findConversation({ kind: 'thread', ...place })).toBe(conversation);
  });

  it('waits where nobody can say whether it stands', async () => {
    const { asked, deliver, statuses, failures, postponed } = await escalating(card);
    failures.postCard = [new AppError('ambiguous', 'timed out')];
    failures.findPosted = [new AppError('throttled', 'slow down', { retryAfterMs: 30_000 })];
    expect([await deliver(1), await deliver(1, 2), await statuses()]).toEqual([
      again,
      again,
      [['unknown', 'ambiguous']],
    ]);
    expect([asked.map(([name]) => name), postponed]).toEqual([
      ['postCard', 'findPosted'],
      [
        ['r1', 3],
        ['r1', 33],
      ],
    ]);
  });

  it.each([
    ['token_revoked', ['SlackRefusals token_revoked']],
    ['is_archived', ['SlackRefusals is_archived']],
    ['not_in_channel', ['SlackRefusals not_in_channel']],
    ['invalid_blocks', []],
  ])('refused for %s is counted where Slack refuses more than this one', async (reason, counted) => {
    const { deliver, called, failures, refusals } = await escalating(card);
    failures.postCard = [new AppError('refused', 'Slack refused chat.postMessage', { reason })];
    expect([await deliver(1), await called(reason), refusals()]).toEqual([
      done,
      [['delivery_failed', 'failed:1', reason]],
      counted,
    ]);
  });

  it('that Slack refuses for good calls a person, and its thread gives up with it', async () => {
    const update: EffectBody = { kind: 'card_update', card: 1, view };
    const note: EffectBody = {
      kind: 'thread_post',
      card: 1,
      post: { from: 'system', text: 'Conversation so far' },
    };
    const visitor: EffectBody = { kind: 'thread_post', card: 1, post };
    const { deliver, statuses, called, failures, asked } = await escalating(card, update, note, visitor);
    failures.postCard = [new AppError('refused', 'channel_not_found')];
    for (const seq of [1, 2, 3, 4]) expect(await deliver(seq)).toEqual(done);
    expect([await statuses(), await called(), asked.length]).toEqual([
      Array(4).fill(['failed', 'refused']),
      [
        ['delivery_failed', 'failed:1'],
        ['delivery_failed', 'failed:4'],
      ],
      1,
    ]);
  });
});

describe('what follows a card', () => {
  it('goes to its thread, under a key of its own', async () => {
    const { asked, deliver, statuses } = await afterCard({ kind: 'thread_post', card: 1, post });
    expect([await deliver(2), asked, await statuses()]).toEqual([
      done,
      [['postInThread', place, post, key(2), 'yields']],
      [
        ['sent', cardId],
        ['sent', 'C0FRONTDESK:1772442060.000200'],
      ],
    ]);
  });

  it('lets others go first at five deliveries, and waits its turn from there on', async () => {
    const { asked, deliver, failures } = await afterCard({ kind: 'thread_post', card: 1, post });
    failures.postInThread = Array.from({ length: 7 }, () => new AppError('throttled', 'used up'));
    for (let attempt = 1; attempt <= 8; attempt += 1) await deliver(2, attempt);
    expect(asked.map((call) => call.at(-1))).toEqual([...Array(5).fill('yields'), ...Array(3).fill('waits')]);
  });

  it('is looked for in the thread after an unknown outcome', async () => {
    const { clock, asked, deliver, failures, found } = await afterCard({
      kind: 'thread_post',
      card: 1,
      post,
    });
    failures.postInThread = [new AppError('ambiguous', 'timed out')];
    const since = clock.now();
    await deliver(2);
    found.push({ ...place, ts: '9.9' });
    await deliver(2, 2);
    expect(asked.slice(1)).toEqual([['findPosted', place.channel, place.ts, key(2), since]]);
  });

  it('changes the card with fresh links, again without asking', async () => {
    const { asked, deliver, failures } = await afterCard({ kind: 'card_update', card: 1, view });
    failures.updateCard = [new AppError('ambiguous', 'timed out')];
    expect([await deliver(2), await deliver(2, 2), asked]).toEqual([
      again,
      done,
      [
        ['updateCard', place, view, links],
        ['updateCard', place, view, links],
      ],
    ]);
  });

  it('asks who wrote in an unclaimed thread', async () => {
    const body = {
      kind: 'question',
      card: 1,
      user: 'U0BENJONES',
      draft: 'On it?',
      inputId: 'i',
      caseId: 'c',
    } as const;
    const { asked, deliver } = await afterCard(body);
    expect([await deliver(2), asked]).toEqual([done, [['askToTake', place, 'U0BENJONES', body]]]);
  });

  it('waits for a card that is not posted yet', async () => {
    const { deliver, statuses } = await escalating(card, { kind: 'thread_post', card: 1, post });
    expect([await deliver(2), await statuses()]).toEqual([
      again,
      [
        ['pending', undefined],
        ['pending', 'unavailable'],
      ],
    ]);
  });
});

describe('a note at the help desk', () => {
  const note: EffectBody = { kind: 'note', card: 1, text: 'Escalated' };
  const linked = 'Escalated\n\nSlack thread: https://slack.example/p1';

  it('ends with the link to the thread, and is looked for as it was written', async () => {
    const { clock, asked, deliver, failures, found } = await afterCard(note);
    failures.addNote = [new AppError('ambiguous', 'timed out')];
    const since = clock.now();
    found.push({ externalId: 'note-0' });
    expect([await deliver(2), await deliver(2, 2), asked.filter(([name]) => name !== 'permalink')]).toEqual([
      again,
      done,
      [
        ['addNote', 'tick1234', linked],
        ['findNote', 'tick1234', linked, since],
      ],
    ]);
  });

  it('that comes before its card waits for it, without a word of failure', async () => {
    const { asked, deliver, events, statuses } = await escalating(card, note);
    expect([await deliver(2), events.map(({ event }) => event)]).toEqual([again, ['delivery_early']]);
    await deliver(1);
    expect([await deliver(2, 2), asked.at(-1), (await statuses())[1]]).toEqual([
      done,
      ['addNote', 'tick1234', linked],
      ['sent', 'note-1'],
    ]);
  });

  it('goes without the link on its last delivery where its card is still not posted', async () => {
    const { asked, deliver } = await escalating(card, note);
    expect([await deliver(2, 8), asked]).toEqual([done, [['addNote', 'tick1234', 'Escalated']]]);
  });

  it.each([
    ['unavailable', 1, again, []],
    ['unavailable', 8, done, [['addNote', 'tick1234', 'Escalated']]],
    ['refused', 1, done, [['addNote', 'tick1234', 'Escalated']]],
  ] as const)(
    'without a link, %s at delivery %i, waits while it may',
    async (code, attempt, result, notes) => {
      const { asked, deliver, failures } = await afterCard(note);
      failures.permalink = [new AppError(code, 'no link')];
      expect([await deliver(2, attempt), asked.filter(([name]) => name !== 'permalink')]).toEqual([
        result,
        notes,
      ]);
    },
  );

  it('of no card has no link', async () => {
    const { asked, deliver } = await escalating({ kind: 'note', text: 'Plain' });
    expect([await deliver(1), asked]).toEqual([done, [['addNote', 'tick1234', 'Plain']]]);
  });
});
