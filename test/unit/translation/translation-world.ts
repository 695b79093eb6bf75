import { tinyldDetector } from '../../../adapters/language/tinyld.ts';
import type { ConverseRequest } from '../../../core/assistant/converse.ts';
import type { ThreadPost } from '../../../core/conversation/effect.ts';
import type { RunOptions } from '../../../core/conversation/run-turn.ts';
import type { CardView } from '../../../core/escalation/card-view.ts';
import config from '../../../frontdesk.config.ts';
import { anna } from '../../factories/conversation.ts';
import { createWorld, says } from '../../factories/world.ts';

export const isTranslation = ({ system }: ConverseRequest): boolean =>
  system.stable.startsWith('You translate messages of a support chat');

/** Texts of a request by their numbers, and the language they are to go into. */
export const askedFor = ({ system, messages }: ConverseRequest) => ({
  into: system.session,
  texts: messages.flatMap(({ content }) =>
    content.flatMap((block) => {
      const [, n, from, text] =
        ('text' in block && /^<text n="(\d+)" from="([^"]*)">\n([\s\S]*)\n<\/text>$/.exec(block.text)) || [];
      return n === undefined ? [] : [{ n: Number(n), from, text: text ?? '' }];
    }),
  ),
});

/** A visitor from France and a team that speaks English, with a model that knows the translations of a dictionary. */
export const translatingWorld = (
  dictionary: Record<string, string>,
  {
    translate = 'on',
    team = ['en'],
    language = 'fr',
  }: { translate?: 'on' | 'off' | 'left out'; team?: string[]; language?: string } = {},
) => {
  const { translate: _, ...escalation } = config.escalation;
  const world = createWorld(
    {
      languages: { ...config.languages, team },
      escalation: { ...escalation, ...(translate === 'left out' ? {} : { translate: translate === 'on' }) },
    },
    { detector: tinyldDetector() },
  );
  world.visitor = { language, page: 'https://www.liveagent.com/features/', visitor: { name: 'Zoé' } };
  const unknown: string[] = [];
  /** What the model says where it is asked to translate; an Error where it fails. */
  const model: { answer: (request: ConverseRequest) => string | Error } = {
    answer: (request) =>
      askedFor(request)
        .texts.map(({ n, text }) => {
          const known = dictionary[text];
          if (known === undefined) unknown.push(text);
          return `<text n="${n}">\n${known ?? ''}\n</text>`;
        })
        .join('\n'),
  };
  world.beforeModelAnswer = () => {
    const request = world.modelRequests.at(-1);
    if (request === undefined || !isTranslation(request)) return;
    const answer = model.answer(request);
    world.modelAnswers.unshift(answer instanceof Error ? answer : says(answer));
  };
  const effects = async () => (await world.store.history(world.conversation)).effects;
  let written = 0;
  return {
    ...world,
    world,
    model,
    /** What the dictionary lacked. */
    unknown,
    translations: () => world.modelRequests.filter(isTranslation).map(askedFor),
    cards: async (): Promise<CardView[]> =>
      (await effects()).flatMap(({ body }) =>
        body.kind === 'card' || body.kind === 'card_update' ? [body.view] : [],
      ),
    posts: async (): Promise<ThreadPost[]> =>
      (await effects()).flatMap(({ body }) => (body.kind === 'thread_post' ? [body.post] : [])),
    claim: async () => {
      const { epoch } = await world.store.getOwnership(world.conversation);
      await world.store.changeOwner(world.conversation, {
        expectedEpoch: epoch,
        to: { kind: 'teammate', teammate: anna },
        input: {
          kind: 'claimed',
          id: `claim:${epoch + 1}`,
          teammate: anna,
          epoch: epoch + 1,
          at: world.clock.now(),
        },
      });
      await world.turn();
    },
    writes: async (text: string, how: Partial<RunOptions> = {}) => {
      written += 1;
      world.clock.advance(1_000);
      const ts = `1772442010.00010${written}`;
      await world.store.recordInput(world.conversation, {
        kind: 'teammate_said',
        id: `slack:C0FRONTDESK:${ts}`,
        at: world.clock.now(),
        via: 'slack',
        teammate: anna,
        text,
        source: { channel: 'C0FRONTDESK', thread: '1772442000.000100', ts },
      });
      await world.turn(how);
    },
  };
};
