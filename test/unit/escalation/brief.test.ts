import { tinyldDetector } from '../../../adapters/language/tinyld.ts';
import type { ConverseResponse } from '../../../core/assistant/converse.ts';
import { AppError } from '../../../core/errors.ts';
import { deliverBrief } from '../../../core/escalation/brief/deliver-brief.ts';
import config from '../../../frontdesk.config.ts';
import { calls, createWorld, says, silentTelemetry } from '../../factories/world.ts';
import { brief, caseOf, effectsOf, escalated, rules, written } from './brief-world.ts';

describe('a brief for a case that rules opened', () => {
  it('is ordered beside the card, which does not wait for it', async () => {
    const world = await escalated();
    const effects = await effectsOf(world);
    expect(effects.flatMap(({ body }) => (body.kind === 'card' ? [body.view.brief] : []))).toEqual([rules]);
    expect(effects.flatMap(({ body }) => (body.kind === 'brief' ? [body] : []))).toEqual([
      { kind: 'brief', caseId: 'id-0001', openedAt: world.clock.now() },
    ]);
    expect(world.sent.flatMap(({ queue, message }) => (queue === 'inbox' ? [message] : []))).toEqual([
      { type: 'effect', conversation: world.conversation, seq: 5 },
    ]);
  });

  it('is asked for once, without tools, with the chat as data, and updates the card', async () => {
    const world = await escalated();
    const { outcome, requests, bells, counted } = await brief(world, () => says(written));
    expect(outcome).toBe('sent');
    expect(requests).toHaveLength(1);
    expect(requests[0]).toMatchObject({ tools: [], maxTokens: 400 });
    expect(requests[0]?.system.session).toBe(
      'Brief in: English (en)\nVisitor writes in: English\nA person was called because: The visitor asked for a person',
    );
    expect(requests[0]?.messages.map(({ role }) => role)).toEqual(['user']);
    expect(JSON.stringify(requests[0]?.messages)).toContain(
      '<visitor>We have 40 mailboxes. I want to talk to a human</visitor>',
    );
    expect(counted).toContain('ModelCalls');
    expect(bells).toHaveLength(1);
    const before = (await effectsOf(world)).length;
    await world.turn({ look: 'inside' });
    expect((await caseOf(world))?.brief).toBe(written);
    const after = (await effectsOf(world)).slice(before).map(({ body }) => body);
    expect(after).toMatchObject([
      { kind: 'card_update', card: 2, view: { status: 'waiting', brief: written } },
      { kind: 'note', text: `Brief: ${written}` },
    ]);
    expect((await brief(world, () => says('Another one, which is not wanted.'))).requests).toEqual([]);
  });

  it('counts as no further escalation', async () => {
    const world = await escalated();
    await brief(world, () => says(written));
    await world.turn({ look: 'inside' });
    expect(world.counted.filter((metric) => metric.startsWith('Escalations'))).toEqual([
      'Escalations asked_for_person',
    ]);
  });

  it.each<[string, () => ConverseResponse]>([
    [
      'the model fails',
      () => {
        throw new AppError('throttled', 'too many requests');
      },
    ],
    ['it writes nothing', () => says('')],
    ['it calls a tool', () => calls('request_human', {})],
    [
      'it writes in another language',
      () => says('La visiteuse demande à parler à une personne, et elle a beaucoup de boîtes.'),
    ],
    ['it promises', () => says('I have transferred the chat to sales.')],
  ])('leaves the rules’ words where %s', async (_what, answer) => {
    const world = await escalated();
    const { outcome, bells } = await brief(world, answer);
    await world.turn({ look: 'inside' });
    expect([outcome, bells, (await caseOf(world))?.brief]).toEqual(['sent', [], rules]);
    const notes = (await effectsOf(world)).flatMap(({ body }) => (body.kind === 'note' ? [body.text] : []));
    expect(notes).toEqual([expect.stringContaining(`Escalated to Slack: ${rules}`)]);
  });

  it('keeps whole sentences of one that was cut off', async () => {
    const world = await escalated();
    await brief(world, () => ({ ...says(`${written} And they`), stopReason: 'max_tokens' }));
    await world.turn({ look: 'inside' });
    expect((await caseOf(world))?.brief).toBe(written);
  });

  it('stands after what failed, which no model knows of', async () => {
    const world = createWorld();
    world.says('We have 40 mailboxes.');
    world.modelAnswers = [new AppError('refused', 'as the test wants')];
    await world.turn();
    await brief(world, () => says('The visitor has 40 mailboxes and asks about them.'));
    await world.turn({ look: 'inside' });
    expect((await caseOf(world))?.brief).toBe(
      'The assistant could not answer: the model or the search for evidence failed. They write in English. The visitor has 40 mailboxes and asks about them.',
    );
  });

  it('is told who wrote what, where names are known, and what is an event', async () => {
    const world = createWorld();
    world.visitor = { language: 'en', visitor: { name: 'Zoe "Z"\nBlanc' } };
    world.says('We have 40 mailboxes. I want to talk to a human');
    await world.turn();
    const { requests } = await brief(world, () => says(written));
    const [asked] = requests[0]?.messages[0]?.content ?? [];
    expect(asked !== undefined && 'text' in asked ? asked.text.split('\n').slice(2, 3) : []).toEqual([
      '<visitor name="Zoe  Z  Blanc">We have 40 mailboxes. I want to talk to a human</visitor>',
    ]);
  });

  it('fails as an order of another kind, and is none where nothing is stored of the chat', async () => {
    const world = await escalated();
    const deps = {
      ...{ config, clock: world.clock, detector: tinyldDetector(), telemetry: silentTelemetry },
      model: { converse: () => Promise.reject(new Error('the model was asked')) },
      queues: { send: async () => undefined },
    };
    const how = { last: false, signal: AbortSignal.timeout(5_000) };
    const ref = (seq: number) => ({ conversation: world.conversation, seq });
    expect(await deliverBrief({ ...deps, store: world.store }, ref(2), how)).toBe('failed');
    expect((await effectsOf(world))[1]).toMatchObject({ status: 'failed', why: 'invalid' });
    const gone = async (conversation: string) => ({
      ...(await world.store.load(conversation, { messages: 0 })),
      state: undefined,
    });
    const store = { ...world.store, load: gone };
    expect(await deliverBrief({ ...deps, store }, ref(5), how)).toBe('sent');
  });
});
