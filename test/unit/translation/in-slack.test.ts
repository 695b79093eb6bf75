import { cardMessage } from '../../../adapters/team-chat/card-blocks.ts';
import { threadMessage } from '../../../adapters/team-chat/thread-blocks.ts';
import type { ThreadPost } from '../../../core/conversation/effect.ts';
import { viewOfCase } from '../../../core/escalation/view-of-case.ts';
import { blockProblems } from '../../../local/emulators/slack/block-kit.ts';
import { aCase, aState } from '../../factories/conversation.ts';
import { caseId, conversation, slackWorld } from '../slack/slack-world.ts';

const original = { text: 'Ça <!here> ne marche pas', language: 'fr', ref: `${caseId}:3` };
const post: ThreadPost = { from: 'visitor', name: 'Zoé', text: 'It does not work', original };
const plain = (text: string) => ({ type: 'plain_text', text, emoji: true });

describe('a translated message in the thread', () => {
  it('says where it comes from, with a button beside the words', () => {
    expect(threadMessage(post)).toEqual({
      text: 'Zoé: It does not work',
      blocks: [
        { type: 'context', elements: [plain('Zoé · translated from French')] },
        {
          type: 'section',
          text: plain('It does not work'),
          accessory: {
            type: 'button',
            action_id: 'show_original',
            text: { type: 'plain_text', text: 'Original', emoji: false },
            value: `${caseId}:3`,
          },
        },
      ],
    });
    expect(blockProblems(threadMessage(post).blocks)).toEqual([]);
  });

  it('has one button however long it is, and none where nothing was translated', () => {
    const long = threadMessage({ ...post, text: 'word '.repeat(2_000) });
    expect(JSON.stringify(long).match(/show_original/g)).toHaveLength(1);
    expect(blockProblems(long.blocks)).toEqual([]);
    const { original: _, ...untouched } = post;
    expect(JSON.stringify(threadMessage(untouched))).not.toContain('show_original');
  });

  it('says that it could not be translated', () => {
    const { original: _, ...rest } = post;
    const { blocks } = threadMessage({ ...rest, text: 'Ça ne marche pas', untranslated: 'fr' });
    expect(blocks).toEqual([
      { type: 'context', elements: [plain('Zoé · not translated: French')] },
      { type: 'section', text: plain('Ça ne marche pas') },
    ]);
  });
});

describe('the card', () => {
  it('shows the quote as it was written, and its translation below', () => {
    const of = aCase({
      quote: 'Ça ne marche pas',
      quoteTranslation: { text: 'It does not work', language: 'en' },
    });
    const view = viewOfCase(conversation, aState({ language: 'fr', case: of }), of);
    const links = { transcriptUrl: 'https://t.example/x', panelUrl: 'https://p.example/y' };
    const { blocks } = cardMessage(view, links, true);
    const at = blocks.findIndex((block) => JSON.stringify(block).includes('“Ça ne marche pas”'));
    expect(blocks.slice(at, at + 3)).toEqual([
      { type: 'section', text: plain('“Ça ne marche pas”') },
      { type: 'context', elements: [{ type: 'mrkdwn', text: '*Translated into English*' }] },
      { type: 'section', text: plain('“It does not work”') },
    ]);
    expect(blockProblems(blocks)).toEqual([]);
  });
});

describe('the button Original', () => {
  const world = async () => {
    const made = await slackWorld();
    await made.store.commit(conversation, {
      expectedVersion: 1,
      expectedEpoch: 0,
      state: aState({ version: 2, case: aCase({ id: caseId }) }),
      messages: [],
      effects: [
        { seq: 3, body: { kind: 'thread_post', card: 1, post } },
        { seq: 4, body: { kind: 'thread_post', card: 1, post: { from: 'visitor', text: 'Hi' } } },
      ],
      handled: [],
      learned: [],
      lookups: [],
    });
    return made;
  };

  it('shows the presser alone how it was written', async () => {
    const { press, whispers, doorbells } = await world();
    expect(await press('show_original', 'U0BENJONES', `${caseId}:3`)).toEqual({ status: 200 });
    expect(whispers).toEqual([
      { user: 'U0BENJONES', text: 'As it was written, in French:\nÇa <!here> ne marche pas' },
    ]);
    expect(doorbells).toEqual([]);
  });

  it.each([`${caseId}:4`, `${caseId}:99`, `${caseId}:`, `${caseId}:3:4`, `${caseId}:-1`, caseId])(
    'says of %s that there is none',
    async (value) => {
      const { press, whispers } = await world();
      expect(await press('show_original', 'U0ANNASMITH', value)).toEqual({ status: 200 });
      expect(whispers).toEqual([{ user: 'U0ANNASMITH', text: 'The original is no longer stored.' }]);
    },
  );

  it('is for responders', async () => {
    const { press, whispers } = await world();
    await press('show_original', 'U0EVEOUTSIDE', `${caseId}:3`);
    expect(whispers).toEqual([
      { user: 'U0EVEOUTSIDE', text: 'Only the configured responders can act on this chat.' },
    ]);
  });
});
