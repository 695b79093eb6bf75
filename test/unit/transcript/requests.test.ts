import { threadMessage } from '../../../adapters/team-chat/thread-blocks.ts';
import type { EffectBody, ThreadPost } from '../../../core/conversation/effect.ts';
import type { Input } from '../../../core/conversation/input.ts';
import config from '../../../frontdesk.config.ts';
import { anInput, anna } from '../../factories/conversation.ts';
import { effectsAfter, resolves, stateOf } from '../../factories/team-acts.ts';
import { transcriptDoor } from '../../factories/transcript-door.ts';
import { createWorld, type World } from '../../factories/world.ts';
import { card, escalating } from '../functions/escalation-world.ts';

const escalated = async () => {
  const world = createWorld();
  world.says('a human please');
  await world.turn();
  return world;
};

/** What the turn after this input puts out. */
const outcome = async (world: World, input: Input): Promise<EffectBody[]> => {
  const skip = (await effectsAfter(world, 0)).length;
  await world.store.recordInput(world.conversation, { ...input, at: world.clock.now() });
  await world.turn();
  return effectsAfter(world, skip);
};

const wanted = anInput({ kind: 'transcript_wanted' });
const revoked = anInput({ kind: 'links_revoked' });

const caseOf = async (world: World) => {
  const known = (await stateOf(world))?.case;
  if (known === undefined) throw new Error('there is no case');
  return known;
};

const asked = (transcript: { ref: string; nonce: string }): ThreadPost => ({
  from: 'system',
  text: 'Anna Smith asked for the transcript. This link works for 7 days:',
  transcript,
});

describe('a transcript that is wanted again', () => {
  it('comes as a link in the thread, also once the case is over', async () => {
    const world = await escalated();
    const { card, transcript } = await caseOf(world);
    const expected = [{ kind: 'thread_post', card, post: asked(transcript) }];
    expect(await outcome(world, wanted)).toEqual(expected);
    await resolves(world);
    await world.turn();
    expect(await outcome(world, { ...wanted, id: 'wanted-2' })).toEqual(expected);
  });

  it('says for how long, and by whom where Slack tells it', async () => {
    const world = createWorld({ escalation: { ...config.escalation, transcriptDays: 1 } });
    world.says('a human please');
    await world.turn();
    const by = { ...anna, name: ' ' };
    const [effect] = await outcome(world, { ...wanted, by });
    expect(effect?.kind === 'thread_post' ? effect.post.text : '').toBe(
      'A teammate asked for the transcript. This link works for a day:',
    );
  });

  it('is signed when it is posted, and its address is stored nowhere', async () => {
    const post = asked({ ref: 'ref-1', nonce: 'nonce-1' });
    const { asked: calls, deliver } = await escalating(card, { kind: 'thread_post', card: 1, post });
    await deliver(1);
    await deliver(2);
    const link = { label: 'Transcript', url: 'https://fd.example/transcripts/ref-1.nonce-1' };
    expect(calls.at(-1)?.[2]).toEqual({ ...post, link });
  });

  it('is a link in Slack, below the words', () => {
    const link = { label: 'Transcript', url: 'https://fd.example/transcripts/v1.k1.a.b.1.c' };
    expect(threadMessage({ ...asked({ ref: 'a', nonce: 'b' }), link })).toEqual({
      text: 'Anna Smith asked for the transcript. This link works for 7 days:',
      blocks: [
        {
          type: 'section',
          text: {
            type: 'plain_text',
            text: 'Anna Smith asked for the transcript. This link works for 7 days:',
            emoji: true,
          },
        },
        { type: 'section', text: { type: 'mrkdwn', text: `<${link.url}|Transcript>` } },
      ],
    });
  });

  it('opens where the link of the card has expired', async () => {
    const world = await escalated();
    const { get, tokenFor } = transcriptDoor(world);
    const old = await tokenFor((await caseOf(world)).transcript);
    world.clock.advance(7 * 86_400_000);
    expect(await get(old)).toEqual(await get('nonsense'));
    const [post] = await outcome(world, wanted);
    if (post?.kind !== 'thread_post' || post.post.transcript === undefined) throw new Error('no link came');
    expect((await get(await tokenFor(post.post.transcript))).statusCode).toBe(200);
    expect((await get(old)).statusCode).toBe(404);
  });

  it('goes nowhere where there is no thread', async () => {
    const world = createWorld();
    await world.turn();
    expect(await outcome(world, wanted)).toEqual([]);
    expect(await outcome(world, revoked)).toEqual([]);
  });
});

describe('links that are revoked', () => {
  it('end at once, and the card gets one that works', async () => {
    const world = await escalated();
    const before = await caseOf(world);
    const { get, tokenFor } = transcriptDoor(world);
    const old = await tokenFor(before.transcript);
    expect((await get(old)).statusCode).toBe(200);

    const effects = await outcome(world, revoked);
    const { transcript } = await caseOf(world);
    expect(transcript).toEqual({ ref: before.transcript.ref, nonce: expect.any(String) as string });
    expect(transcript.nonce).not.toBe(before.transcript.nonce);
    expect(effects).toEqual([
      {
        kind: 'card_update',
        card: before.card,
        view: expect.objectContaining({ status: 'waiting', transcript }) as unknown,
      },
      {
        kind: 'thread_post',
        card: before.card,
        post: {
          from: 'system',
          text: 'Anna Smith revoked all links to the transcript. The card has a new one.',
        },
      },
    ]);
    expect(await get(old)).toEqual(await get('nonsense'));
    expect((await get(await tokenFor(transcript))).statusCode).toBe(200);
  });

  it('end also for a case that Slack never took, which has no card to tell', async () => {
    const world = await escalated();
    const { card, transcript } = await caseOf(world);
    await outcome(world, anInput({ kind: 'delivery_failed', effect: card, what: 'card', why: 'refused' }));
    expect((await caseOf(world)).status).toBe('unreachable');
    expect(await outcome(world, revoked)).toEqual([]);
    expect((await caseOf(world)).transcript.nonce).not.toBe(transcript.nonce);
    expect(await outcome(world, wanted)).toEqual([]);
  });

  it('end for good: a second case of the chat does not bring them back', async () => {
    const world = await escalated();
    const { transcript: first } = await caseOf(world);
    await outcome(world, revoked);
    await resolves(world);
    await world.turn();
    world.says('a human please');
    await world.turn();
    const { transcript: second } = await caseOf(world);
    expect(second.ref).toBe(first.ref);
    const { get, tokenFor } = transcriptDoor(world);
    expect((await get(await tokenFor(first))).statusCode).toBe(404);
    expect((await get(await tokenFor(second))).statusCode).toBe(200);
  });
});
