import type { Effect, EffectBody } from '../../../core/conversation/effect.ts';
import { check } from '../../soak/check.ts';
import type { Evidence } from '../../soak/evidence.ts';
import { newJournal } from '../../soak/journal.ts';

const chat = 'liveagent:t1';
const base = 1_000_000;

const effect = (seq: number, body: EffectBody, more: Partial<Effect> = {}): Effect => ({
  seq,
  body,
  status: 'sent',
  createdAt: base,
  attempts: 1,
  ...more,
});

const reply = (seq: number, from: 'assistant' | 'system' | 'teammate', text: string) =>
  effect(seq, { kind: 'reply', fence: null, message: { from, text } });

const thread = (seq: number, card: number, text: string, ts: string) =>
  effect(
    seq,
    { kind: 'thread_post', card, post: { from: 'visitor', text } },
    { externalId: `C0FRONTDESK:${ts}` },
  );

/** A visitor buys, asks for a person and is answered by one; nothing went wrong. */
const sound = (): Evidence => {
  const journal = newJournal('t1', 'all');
  journal.said.push(
    { text: 'We want to buy. My address is zoe@example.org', at: base, answeredAt: base + 1_000 },
    { text: 'A human please, about 1-1', at: base + 2_000, answeredAt: base + 3_000 },
    { text: 'It is about 1-2', at: base + 6_000 },
  );
  journal.claims.push({ from: base + 4_000, to: base + 9_000 });
  journal.written.push('I am looking at 1-3');
  journal.internal.push('// seen 1-4 before');
  const mail = {
    id: 'm1',
    from: 'frontdesk@example.com',
    to: ['sales@example.com'],
    replyTo: 'zoe@example.org',
    subject: 'New lead',
    text: 'zoe',
    html: 'zoe',
    at: base + 900,
  };
  const post = (ts: string, text: string, thread_ts?: string) => ({
    channel: 'C0FRONTDESK',
    ts,
    user: 'U0FRONTDESK',
    text,
    blocks: [],
    ...(thread_ts === undefined ? {} : { thread_ts }),
  });
  const card = effect(4, { kind: 'card', channel: 'C0FRONTDESK', view: {} as never });
  return {
    conversations: [
      {
        id: chat,
        journal,
        lines: [
          { from: 'visitor', text: journal.said[0]?.text ?? '', at: base },
          { from: 'assistant', text: 'I have passed your interest on.\n1. Really', at: base + 1_000 },
          { from: 'visitor', text: journal.said[1]?.text ?? '', at: base + 2_000 },
          { from: 'system', text: 'I have asked a teammate.', at: base + 3_000 },
          { from: 'system', text: 'Anna is taking over.', at: base + 4_500 },
          { from: 'teammate', text: 'Anna: I am looking at 1-3', at: base + 5_000 },
          { from: 'visitor', text: journal.said[2]?.text ?? '', at: base + 6_000 },
          { from: 'system', text: 'The assistant is back.', at: base + 9_500 },
        ],
        effects: [
          reply(1, 'assistant', 'I have passed your interest on.\n- Really'),
          effect(2, { kind: 'lead_mail', lead: {} } as never, { externalId: 'm1' }),
          reply(3, 'system', 'I have asked a teammate.'),
          { ...card, externalId: 'C0FRONTDESK:1.1' },
          reply(5, 'system', 'Anna is taking over.'),
          reply(6, 'teammate', 'I am looking at 1-3'),
          thread(7, 4, 'It is about 1-2', '1.2'),
          reply(8, 'system', 'The assistant is back.'),
        ],
        messages: journal.said.map(({ text, at }, i) => ({ seq: i + 1, from: 'visitor', text, at })),
      },
    ],
    slack: [post('1.1', 'card'), post('1.2', 'It is about 1-2', '1.1')],
    botUser: 'U0FRONTDESK',
    mails: [mail],
    pending: { queued: [], effects: [], inputs: [] },
    deadLetters: [],
    kills: [],
    suffered: [],
    unheard: new Set(),
    log: '{"event":"turn_committed"}\n',
  };
};

const only = (evidence: Evidence) => {
  const [conversation] = evidence.conversations;
  if (conversation === undefined) throw new RangeError('there is no conversation');
  return conversation;
};

const first = <T>(items: T[]): T => {
  const [item] = items;
  if (item === undefined) throw new RangeError('there is none');
  return item;
};

const letter = (orphaned: boolean) => ({ queue: 'inbox', body: '{}', orphaned });

const found = (spoil: (evidence: Evidence) => void) => {
  const evidence = sound();
  spoil(evidence);
  return check(evidence).map(({ invariant, counts }) => [invariant, counts]);
};

const [silence, order, claim, leads, escalations, relays, letters, logged, pending] = [
  'every visitor message is answered or in front of the team',
  'answers come in order, none twice',
  'no assistant message after a claim',
  'every lead is mailed once',
  'every escalation is once in Slack, in its thread',
  'every teammate message reaches its visitor once',
  'no dead letters but those that died with the process',
  'no visitor text in a log',
  'nothing pending',
];

describe('check of a soak', () => {
  it('finds nothing where all went well', () => {
    expect(check(sound())).toEqual([]);
  });

  it('finds a message that nobody answered or showed to the team', () => {
    const spoiled = found((evidence) => {
      const { journal, lines, messages } = only(evidence);
      journal.said.push({ text: 'Hello?', at: base + 10_000 });
      lines.push({ from: 'visitor', text: 'Hello?', at: base + 10_000 });
      messages.push({ seq: 4, from: 'visitor', text: 'Hello?', at: base + 10_000 });
    });
    expect(spoiled).toEqual([[silence, 'lost']]);
  });

  it('finds a message that was taken in twice, and one that never was', () => {
    expect(found((evidence) => only(evidence).messages.push(first(only(evidence).messages)))).toEqual([
      [silence, undefined],
    ]);
    expect(found((evidence) => void only(evidence).messages.pop())).toEqual([[silence, 'lost']]);
  });

  it('finds an answer that came twice', () => {
    const spoiled = found(({ conversations }) => {
      const { lines } = first(conversations);
      lines.splice(2, 0, { ...(lines[1] ?? first(lines)), at: base + 1_500 });
    });
    expect(spoiled).toEqual([[order, 'answer twice']]);
  });

  it('finds an answer that counts as sent and never came', () => {
    expect(found((evidence) => void only(evidence).lines.pop())).toEqual([[order, 'lost']]);
  });

  it('finds answers in another order', () => {
    const spoiled = found((evidence) => {
      const { lines } = only(evidence);
      lines.splice(3, 2, ...lines.slice(3, 5).toReversed());
    });
    expect(spoiled).toEqual([[order, undefined]]);
  });

  it('finds an assistant who speaks after a claim, but for a request that was on the wire', () => {
    const speak = (at: number) => (evidence: Evidence) => {
      const { lines, effects } = only(evidence);
      lines.splice(5, 0, { from: 'assistant', text: 'Me again.', at });
      effects.splice(5, 0, reply(9, 'assistant', 'Me again.'));
    };
    expect(found(speak(base + 5_200))).toEqual([[claim, undefined]]);
    expect(found(speak(base + 4_600))).toEqual([]);
  });

  it('finds a lead without a mail', () => {
    expect(found((evidence) => void evidence.mails.pop())).toEqual([
      [leads, 'lost'],
      [leads, 'lost'],
    ]);
  });

  it('allows a second mail only where the outcome of the first was lost', () => {
    const again = (evidence: Evidence) => {
      evidence.mails.push({ ...first(evidence.mails), id: 'm2', at: base + 9_000 });
    };
    expect(found(again)).toEqual([[leads, 'mail twice']]);
    const lost = (evidence: Evidence) => {
      evidence.mails.unshift({ ...first(evidence.mails), id: 'm0', at: base + 500 });
      evidence.suffered.push({ service: 'ses', kind: 'timeout_after_accept', at: base + 490 });
    };
    expect(found(lost)).toEqual([]);
    const killed = (evidence: Evidence) => {
      evidence.mails.unshift({ ...first(evidence.mails), id: 'm0', at: base + 500 });
      evidence.kills = [{ at: base + 600, upAt: base + 3_000 }];
    };
    expect(found(killed)).toEqual([]);
  });

  it('finds a post in Slack that stands there twice, elsewhere or not at all', () => {
    expect(found(({ slack }) => void slack.push({ ...(slack[1] ?? first(slack)), ts: '1.3' }))).toEqual([
      [escalations, 'slack post twice'],
    ]);
    const inTheChannel = ({ slack }: Evidence) => void slack.splice(1, 1, { ...first(slack), ts: '1.2' });
    expect(found(inTheChannel)).toEqual([[escalations, undefined]]);
    expect(found((evidence) => void evidence.slack.pop())).toEqual([[escalations, 'lost']]);
  });

  it('finds a teammate’s words that came to nobody, twice, or to another visitor', () => {
    const other = (evidence: Evidence, text: string) => {
      const journal = newJournal('t2', 'all');
      const lines = [{ from: 'teammate' as const, text, at: base }];
      evidence.conversations.push({
        id: 'liveagent:t2',
        journal,
        lines,
        effects: [reply(1, 'teammate', text)],
        messages: [],
      });
    };
    expect(found((evidence) => other(evidence, 'I am looking at 1-3'))).toEqual([[relays, 'answer twice']]);
    expect(found((evidence) => other(evidence, 'seen 1-4 before'))).toEqual([[relays, undefined]]);
    expect(found((evidence) => void only(evidence).journal.written.push('Nobody read this'))).toEqual([
      [relays, 'lost'],
    ]);
  });

  it('finds dead letters, what is pending, and words in the log', () => {
    expect(found((evidence) => void evidence.deadLetters.push(letter(false)))).toEqual([[letters, 'lost']]);
    expect(found((evidence) => void evidence.deadLetters.push(letter(true)))).toEqual([]);
    expect(found(({ pending: left }) => void left.effects.push('t1 #1 reply unknown'))).toEqual([
      [pending, 'lost'],
    ]);
    const talkative = (evidence: Evidence) => {
      evidence.log += 'A human please, about 1-1';
    };
    expect(found(talkative)).toEqual([[logged, undefined]]);
  });
});
