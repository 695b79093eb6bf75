import { parseConfig } from '../../../core/config.ts';
import type { Route } from '../../../core/configuration/route.ts';
import { draftTurn } from '../../../core/conversation/turn-draft.ts';
import type { EscalationReason } from '../../../core/escalation/case.ts';
import { routeOf } from '../../../core/escalation/route-case.ts';
import config from '../../../frontdesk.config.ts';
import { castOf } from '../../../local/cast.ts';
import { monday } from '../../factories/clock.ts';
import { aMessage, aState, assistantOwns } from '../../factories/conversation.ts';
import { claim, effectsAfter, handBack, stateOf, timerFires } from '../../factories/team-acts.ts';
import { createWorld } from '../../factories/world.ts';

const billing = 'C0BILLING1';
const french = 'C0FRENCH01';
const group = { usergroup: 'S0BILLING01' };

interface Chat {
  language?: string;
  page?: string;
  department?: string;
  said?: string[];
  reason?: EscalationReason;
}

const routed = (routes: Route[], chat: Chat) => {
  const { language = 'en', page, department, said = [], reason = 'asked_for_person' } = chat;
  const messages = said.map((text, i) => aMessage({ seq: i + 1, text }));
  const state = aState({
    language,
    ...(page === undefined ? {} : { page }),
    ...(department === undefined ? {} : { department }),
  });
  const ownership = { owner: assistantOwns, epoch: 0 };
  const draft = draftTurn(
    'liveagent:x',
    { state, ownership, messages, unhandled: [], undelivered: [] },
    monday,
    'en',
  );
  return routeOf({ slack: { ...config.slack, routes } }, draft, { reason, quote: said.at(-1) ?? '' });
};

const elsewhere = { channel: billing };
const byDefault = { channel: config.slack.channel };

describe('the channel of a case', () => {
  it.each<[string, Omit<Route, 'channel'>, Chat, Chat]>([
    ['language', { languages: ['fr', 'es'] }, { language: 'es' }, { language: 'de' }],
    ['reason', { reasons: ['anger'] }, { reason: 'anger' }, { reason: 'no_evidence' }],
    ['department', { departments: ['d2'] }, { department: 'd2' }, {}],
    [
      'page',
      { pages: ['https://www.example.com/shop/'] },
      { page: 'http://www.example.com/shop/cart?x=1' },
      { page: 'https://www.example.com/shopping' },
    ],
    [
      'topic, whatever case and accents, in any of the visitor’s messages',
      { topics: ['Échec de paiement', 'refund'] },
      { said: ['Bonjour, ECHEC DE PAIEMENT encore', 'un humain svp'] },
      { said: ['I refunded it', 'a human please'] },
    ],
    [
      'topic of a language without spaces',
      { topics: ['返金'] },
      { said: ['返金してください'] },
      { said: ['請求書'] },
    ],
    [
      'several conditions, all of them',
      { languages: ['fr'], reasons: ['anger'] },
      { language: 'fr', reason: 'anger' },
      { language: 'fr' },
    ],
  ])('is chosen by %s', (_name, conditions, fits, other) => {
    const routes = [{ ...conditions, channel: billing }];
    expect([routed(routes, fits), routed(routes, other)]).toEqual([elsewhere, byDefault]);
  });

  it('is that of the first route that fits, with its own mention', () => {
    const routes: Route[] = [
      { languages: ['fr'], channel: french },
      { topics: ['invoice'], channel: billing, mention: group },
      { topics: ['invoice'], channel: 'C0NEVER001' },
    ];
    expect([
      routed(routes, { language: 'fr', said: ['invoice'] }),
      routed(routes, { said: ['my invoice is wrong'] }),
      routed(routes, {}),
    ]).toEqual([{ channel: french }, { channel: billing, calls: group }, byDefault]);
  });

  it('is not that of a route for pages where nobody knows the page', () => {
    const routes: Route[] = [{ pages: ['https://www.liveagent.com/'], channel: billing }];
    expect([routed(routes, { page: 'https://www.liveagent.com/pricing/' }), routed(routes, {})]).toEqual([
      elsewhere,
      byDefault,
    ]);
  });

  it('does not heed what the assistant said', () => {
    const messages = [
      aMessage({ from: 'assistant', text: 'About your invoice?' }),
      aMessage({ seq: 2, text: 'no' }),
    ];
    const ownership = { owner: assistantOwns, epoch: 0 };
    const draft = draftTurn(
      'liveagent:x',
      { state: aState(), ownership, messages, unhandled: [], undelivered: [] },
      monday,
      'en',
    );
    const slack = { ...config.slack, routes: [{ topics: ['invoice'], channel: billing }] };
    expect(routeOf({ slack }, draft, { reason: 'anger', quote: 'no' })).toEqual(byDefault);
  });
});

describe('a case of a route', () => {
  const slack = { ...config.slack, routes: [{ departments: ['d2'], channel: billing, mention: group }] };
  const mention = '<!subteam^S0BILLING01>';
  const open = async () => {
    const world = createWorld({ slack });
    world.ticket.department = 'd2';
    world.says('a human please');
    await world.turn();
    return world;
  };
  const mentionsOf = async (world: Awaited<ReturnType<typeof open>>, skip: number) =>
    (await effectsAfter(world, skip)).flatMap((effect) =>
      effect.kind === 'thread_post' ? [effect.post.mention] : [],
    );

  it('has its card there and calls those people, on the card, in the ladder and when it is called again', async () => {
    const world = await open();
    const card = (await effectsAfter(world, 0)).find(({ kind }) => kind === 'card');
    expect(card).toMatchObject({ channel: billing, view: { mention } });
    expect((await stateOf(world))?.case).toMatchObject({ channel: billing, calls: group });
    let skip = (await effectsAfter(world, 0)).length;
    await world.store.recordInput(world.conversation, {
      ...{ id: 'call-1', at: world.clock.now(), kind: 'called' },
      by: { id: 'U0ANNASMITH', name: 'Anna Smith' },
    });
    await world.turn();
    expect(await mentionsOf(world, skip)).toEqual([mention]);
    await claim(world);
    await handBack(world);
    await world.turn();
    skip = (await effectsAfter(world, 0)).length;
    world.says('a human please');
    await world.turn();
    expect(await mentionsOf(world, skip)).toEqual([undefined, mention]);
    expect((await stateOf(world))?.case).toMatchObject({ channel: billing, calls: group });
  });

  it('calls them in the ladder too, unless a step names somebody else', async () => {
    const world = createWorld({
      slack,
      escalation: {
        ...config.escalation,
        unclaimed: [
          { afterSeconds: 60, action: 'mention' },
          { afterSeconds: 120, action: 'mention', mention: 'here' },
        ],
      },
    });
    world.ticket.department = 'd2';
    world.says('a human please');
    await world.turn();
    const { openedAt = 0, id = '' } = (await stateOf(world))?.case ?? {};
    const skip = (await effectsAfter(world, 0)).length;
    for (const step of [0, 1]) {
      await timerFires(world, step, id, openedAt + (step + 1) * 60_000);
      await world.turn();
    }
    expect(await mentionsOf(world, skip)).toEqual([mention, '<!here>']);
  });
});

describe('the local run', () => {
  it('has every channel that a route names, each once', () => {
    const routes: Route[] = [
      { languages: ['fr'], channel: french },
      { topics: ['invoice'], channel: french },
      { topics: ['bug'], channel: config.slack.channel },
    ];
    const { channel, channels } = castOf(parseConfig({ ...config, slack: { ...config.slack, routes } }));
    expect([channel, channels]).toEqual([
      { id: config.slack.channel, name: 'support' },
      [
        { id: config.slack.channel, name: 'support' },
        { id: french, name: 'support-2' },
      ],
    ]);
  });
});
