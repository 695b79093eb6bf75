import { patienceMs, play, search } from './interleavings/play.ts';
import { remembered } from './interleavings/remembered.ts';

/** More of them, or one of them again: FRONTDESK_RUNS, FRONTDESK_SEED and FRONTDESK_PATH. */
const usualRuns = 250;
const runs = Number(process.env.FRONTDESK_RUNS ?? usualRuns);
const seed = Number(process.env.FRONTDESK_SEED ?? 20_260_302);
const path = process.env.FRONTDESK_PATH;

/** What scripts must come across, lest they keep promises by never putting them to the test. */
const encounters: Record<string, RegExp> = {
  'a claim while an answer is being decided': /commit of \w+: owner_changed/,
  'a claim between the commit and the sending of an answer': /replies .*queues\.send/,
  'a message of a teammate on its way to the visitor': /liveagent\.post "teammate/,
  'a question to somebody who has not taken the chat': /slack\.askToTake/,
  'a claim after somebody else’s': /whisper "Already taken by/,
  'a press of an outsider': /whisper "Only the configured responders/,
  'a post to the visitor of unknown outcome': /liveagent\.findPosted/,
  'a card or a post in Slack of unknown outcome': /slack\.findPosted/,
  'a worker that dies': / dies before /,
  'an effect in two hands': /leased by another attempt/,
  'a timer': /timers of /,
  'a case resolved': /liveagent\.resolve/,
  'a teammate who has gone silent': /liveagent\.post "system: This chat is still with/,
};

describe('visitors, the assistant, teammates and timers in any order', () => {
  it(
    `keep what is promised of every conversation in ${runs} scripts of seed ${seed}`,
    async () => {
      const missing = new Set(Object.keys(encounters));
      const onTrace = (trace: string[]) => {
        const text = trace.join('\n');
        for (const name of missing) if (encounters[name]?.test(text)) missing.delete(name);
      };
      const found = await search({
        runs,
        seed,
        shrink: true,
        onTrace,
        ...(path === undefined ? {} : { path }),
      });
      expect(found?.report).toBeUndefined();
      if (runs >= usualRuns) expect([...missing]).toEqual([]);
    },
    patienceMs(runs) + 60_000,
  );

  it.each(remembered.map(({ name, script, sees }) => [name, script, sees] as const))(
    'keep it also where %s',
    async (_name, script, sees) => {
      const { breaches, trace } = await play(script);
      expect(breaches).toEqual([]);
      expect(trace.join('\n')).toMatch(sees);
    },
  );
});
