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
  'a chat that a silent teammate has lost': /liveagent\.post "system: \w+ has not been able to answer/,
};

export const encounterNames = Object.keys(encounters);

/** Names of what is seen in the trace of a script. */
export const hitsIn = (trace: string[]): string[] => {
  const text = trace.join('\n');
  return encounterNames.filter((name) => encounters[name]?.test(text));
};
