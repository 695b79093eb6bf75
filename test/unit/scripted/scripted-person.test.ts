import { makesFalsePromise } from '../../../core/assistant/promises.ts';
import { en as english } from '../../../core/languages/en.ts';
import { scriptedModel } from '../../../local/emulators/bedrock/scripted/scripted-model.ts';
import { wordings } from '../../../local/emulators/bedrock/scripted/wording.ts';
import {
  answerTo,
  aPassage,
  type Chat,
  calls,
  evidenceText,
  type Language,
  respond,
} from '../../factories/scripted-chat.ts';
import { words } from './scripted-passages.ts';

describe('the scripted model, where a person is needed', () => {
  it.each<[Language, string]>([
    ['en', 'Can I talk to a person please?'],
    ['en', 'please connect me to your sales'],
    ['fr', 'Je voudrais parler à quelqu’un'],
    ['de', 'Ich möchte mit einem Mitarbeiter sprechen'],
    ['es', 'Quiero hablar con una persona'],
  ])('calls one in %s for: %s', async (language, asking) => {
    const input = await calls('request_human', { language, words: asking });
    expect(input).toMatchObject({ reason: 'asked_for_person', confirmed: true });
    expect(input.brief).toMatch(
      /^Asks for a person\. Writes in (English|French|German|Spanish)\. Last words: "/,
    );
  });

  it.each<[Language, string, string]>([
    ['en', 'This is ridiculous, nothing works!', 'anger'],
    ['fr', 'C’est inadmissible !', 'anger'],
    ['de', 'Das ist eine Frechheit!', 'anger'],
    ['en', 'I will file a chargeback', 'policy_topic'],
    ['fr', 'Je vais prendre un avocat', 'policy_topic'],
    ['de', 'Ich schalte meinen Anwalt ein', 'policy_topic'],
  ])('calls one in %s for: %s', async (language, asking, reason) => {
    expect(await calls('request_human', { language, words: asking })).toMatchObject({
      reason,
      confirmed: false,
    });
  });

  it('calls one where the same question finds nothing twice', async () => {
    const before: Chat['before'] = [
      ['visitor', 'Does it support carrier pigeons?'],
      ['assistant', `${english.words.notFound} ${english.words.offerPerson}`],
    ];
    expect(await calls('request_human', { before, words: 'does it support carrier pigeons' })).toMatchObject({
      reason: 'repeated_question',
      confirmed: false,
    });
  });

  it('does not take a question about agents for a wish to meet one', async () => {
    const agents = aPassage(
      'Transfers',
      'To transfer a ticket to another agent, open it and press Transfer.',
    );
    expect(
      await answerTo({
        words: 'How do I transfer a ticket to another agent?',
        sufficient: true,
        passages: [agents],
      }),
    ).toBe('To transfer a ticket to another agent, open it and press Transfer. [1]');
  });

  it('ends its turn in few words once the call is queued', async () => {
    const steps = [{ tool: 'request_human', result: 'Queued. End your turn without further text.' }];
    expect(await answerTo({ words: 'A human please', steps })).toBe(wordings.en.closing);
  });
});

describe('the scripted model, in small talk and elsewhere', () => {
  it.each<[Language, string, 'greeting' | 'thanks' | 'unclear' | 'unrelated']>([
    ['en', 'Hello there!', 'greeting'],
    ['fr', 'Bonjour', 'greeting'],
    ['de', 'Guten Tag!', 'greeting'],
    ['en', 'Great, thank you very much!', 'thanks'],
    ['fr', 'Merci beaucoup', 'thanks'],
    ['de', 'Vielen Dank', 'thanks'],
    ['en', 'help', 'unclear'],
    ['en', "It doesn't work", 'unclear'],
    ['fr', 'Ça ne marche pas', 'unclear'],
    ['de', 'Es funktioniert nicht!', 'unclear'],
    ['en', '??', 'unclear'],
    ['en', 'How do I reset my Zendesk password?', 'unrelated'],
    ['en', 'What is the weather tomorrow?', 'unrelated'],
    ['fr', 'Raconte-moi une blague', 'unrelated'],
    ['de', 'Wie wird das Wetter morgen?', 'unrelated'],
  ])('answers in %s: %s', async (language, said, key) => {
    expect(await answerTo({ language, words: said })).toBe(words(language)[key]);
  });

  it('does not send away a question of moving from another product', async () => {
    const migration = aPassage(
      'Migration',
      'You can migrate tickets from Zendesk with the built-in importer.',
    );
    expect(
      await answerTo({
        words: 'Can I migrate my tickets from Zendesk?',
        sufficient: true,
        passages: [migration],
      }),
    ).toBe('You can migrate tickets from Zendesk with the built-in importer. [1]');
  });

  it('asks only one clarifying question', async () => {
    const before: Chat['before'] = [
      ['visitor', 'help'],
      ['assistant', wordings.en.unclear],
    ];
    expect(await calls('request_human', { before, words: 'it does not work' })).toMatchObject({
      reason: 'no_evidence',
      confirmed: false,
    });
  });

  it('reads a page the visitor names, once, and answers from it', async () => {
    const asked = { words: 'What is on https://www.liveagent.com/tour/, please?' };
    expect(await calls('read_page', asked)).toEqual({ url: 'https://www.liveagent.com/tour/' });
    const tour = aPassage('Tour', 'The tour shows the inbox. It takes two minutes.');
    const result = evidenceText([tour], true).replace(/^.*\n/, '');
    expect(await answerTo({ ...asked, steps: [{ tool: 'read_page', result }] })).toBe(
      'The tour shows the inbox. It takes two minutes. [1]',
    );
  });

  it('asks for the text of a page that cannot be read', async () => {
    const steps = [{ tool: 'read_page', result: 'This address may not be read.', ok: false }];
    expect(await answerTo({ words: 'What is on http://10.0.0.1/ ?', steps })).toBe(wordings.en.pageFailed);
  });
});

describe('the scripted model as a Converse model', () => {
  it('estimates tokens at four characters each, and answers the same request the same way', async () => {
    const chat: Chat = { words: 'Hello' };
    const first = await respond(chat);
    expect(first).toEqual(await respond(chat));
    const output = Math.ceil(JSON.stringify([{ text: wordings.en.greeting }]).length / 4);
    expect(first.usage.outputTokens).toBe(output);
    expect(first.usage.inputTokens).toBeGreaterThan(500);
    expect(first.usage.totalTokens).toBe(first.usage.inputTokens + output);
    expect(first.stopReason).toBe('end_turn');
  });

  it('stops where maxTokens are used up', async () => {
    const { output, stopReason } = await respond({ words: 'Hello', maxTokens: 2 });
    expect(stopReason).toBe('max_tokens');
    expect(output.message.content).toEqual([{ text: 'Hello! W' }]);
  });

  it('gives up when the caller does', async () => {
    const call = scriptedModel()({ messages: [] }, 'm', AbortSignal.abort());
    await expect(call).rejects.toMatchObject({ name: 'AbortError' });
  });

  it('says nothing that Frontdesk would take for a false promise', () => {
    const all = Object.values(wordings).flatMap((wording) => Object.values(wording));
    expect(all.filter(makesFalsePromise)).toEqual([]);
  });
});
