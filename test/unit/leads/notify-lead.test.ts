import type { Context, SQSEvent } from 'aws-lambda';
import type { Effect, EffectBody } from '../../../core/conversation/effect.ts';
import { AppError } from '../../../core/errors.ts';
import type { Lead } from '../../../core/leads/lead.ts';
import { leadMail } from '../../../core/leads/lead-mail.ts';
import { leadUpdateMail } from '../../../core/leads/lead-update-mail.ts';
import { teamMail } from '../../../core/leads/team-mail.ts';
import type { MailMessage } from '../../../core/mail/mail-message.ts';
import { maxReceives } from '../../../core/messages.ts';
import { notifyLead } from '../../../functions/notify-lead/handler.ts';
import { conversation, deliveryFakes, effectWith, reply } from '../effects/delivery-fakes.ts';

const lead: Lead = {
  id: 'lead-0001',
  email: 'anna@example.com',
  useCase: 'Ticketing',
  summary: 'Wants to buy.',
  quote: 'We want to buy.',
  at: 1,
};
const brand = {
  name: 'LiveAgent',
  description: '',
  assistantName: '',
  site: '',
  products: [],
  unrelated: 'advise contacting the support of that product',
  tone: '',
};
const leads = { recipients: ['sales@example.com'], sender: 'frontdesk@example.com', suppressedPages: [] };
const head = { from: leads.sender, to: leads.recipients, brand: brand.name };

const setUp = (body: EffectBody, failures: AppError[] = []) => {
  const fakes = deliveryFakes(effectWith({ body }));
  const sent: MailMessage[] = [];
  const postponed: [string, number][] = [];
  const handler = notifyLead({
    ...fakes.deps,
    config: { brand, leads },
    helpDesk: { panelUrl: (id) => `https://desk.example/${id}` },
    transcriptLinks: {
      sign: async ({ ref, nonce }) => {
        if (ref === 'none') throw new AppError('refused', 'there is no key to sign with');
        return `https://fd.example/transcripts/${ref}.${nonce}`;
      },
    },
    redelivery: {
      postpone: async (receipt, seconds) => {
        postponed.push([receipt, seconds]);
      },
    },
    mail: {
      send: async (message) => {
        const failure = failures.shift();
        if (failure !== undefined) throw failure;
        sent.push(message);
        return { id: `ses-${sent.length}` };
      },
    },
  });
  const deliverOnce = (attempt: number, message: unknown = { type: 'effect', conversation, seq: 1 }) => {
    const record = {
      messageId: 'm1',
      receiptHandle: 'r1',
      body: JSON.stringify(message),
      eventSourceARN: 'arn:aws:sqs:eu-central-1:000000000000:leads.fifo',
      attributes: { ApproximateReceiveCount: String(attempt), MessageGroupId: conversation },
    };
    const event = { Records: [record] } as unknown as SQSEvent;
    return handler(event, { getRemainingTimeInMillis: () => 30_000 } as Context);
  };
  return { fakes, sent, postponed, deliverOnce };
};

describe('notifyLead', () => {
  it('mails a lead, counts it and settles it with the id of the mail', async () => {
    const { fakes, sent, postponed, deliverOnce } = setUp({ kind: 'lead_mail', lead });
    expect(await deliverOnce(1)).toEqual({ batchItemFailures: [] });
    expect({ sent, postponed, settlements: fakes.settlements, counted: fakes.counted }).toEqual({
      sent: [leadMail(lead, head)],
      postponed: [],
      settlements: [{ status: 'sent', externalId: 'ses-1' }],
      counted: ['LeadsSent', 'DeliveryDuration 500'],
    });
  });

  it('mails a message to the team and counts no lead', async () => {
    const body = { kind: 'team_mail', subject: 'Nobody took a chat', text: 'It waits.' } as const;
    const { fakes, sent, deliverOnce } = setUp(body);
    await deliverOnce(1);
    expect({ sent, counted: fakes.counted }).toEqual({
      sent: [teamMail(body, head)],
      counted: ['DeliveryDuration 500'],
    });
  });

  const transcript = { ref: 'r1', nonce: 'n1' };
  const wait = {
    kind: 'team_mail',
    subject: 'Nobody took a chat',
    text: 'It waits.',
    ticketId: 'tick1234',
  } as const;
  it.each([
    [
      transcript,
      'It waits.\n\nTranscript: https://fd.example/transcripts/r1.n1\nLiveAgent: https://desk.example/tick1234\n',
    ],
    [{ ...transcript, ref: 'none' }, 'It waits.\n\nLiveAgent: https://desk.example/tick1234\n'],
  ])('mails a case with its links, and without the one that cannot be signed: %j', async (target, text) => {
    const { sent, deliverOnce } = setUp({ ...wait, transcript: target });
    await deliverOnce(1);
    expect(sent.map((message) => message.text)).toEqual([text]);
  });

  it('mails that a chat could not be handled without asking the store about it', async () => {
    const { fakes, sent, deliverOnce } = setUp({ kind: 'lead_mail', lead });
    expect(await deliverOnce(1, { type: 'unhandled', conversation: 'liveagent:tick1234' })).toEqual({
      batchItemFailures: [],
    });
    expect([sent.map(({ subject, text }) => [subject, text]), fakes.order]).toEqual([
      [
        [
          'A chat could not be handled',
          'Frontdesk failed on a chat and could not call anybody in Slack for it. Its visitor has no answer and was told nothing.\n\nPlease read it in LiveAgent and answer there.\n\nLiveAgent: https://desk.example/tick1234\n',
        ],
      ],
      [],
    ]);
  });

  describe('an update', () => {
    const update = { first: 7 };
    const body: EffectBody = { kind: 'lead_mail', lead: { ...lead, quote: 'And for fifty.' }, update };
    const first = (changes: Partial<Effect>): Effect =>
      effectWith({ seq: 7, body: { kind: 'lead_mail', lead }, ...changes });
    const withFirst = (effect: Effect | undefined) => {
      const set = setUp(body);
      const { store } = set.fakes.deps;
      const getEffect = store.getEffect;
      store.getEffect = async (ref) => (ref.seq === 7 ? effect : getEffect(ref));
      return set;
    };
    const news = { lead: { ...lead, quote: 'And for fifty.' }, update };

    it('follows the first mail in its thread, and is counted apart', async () => {
      const { fakes, sent, deliverOnce } = withFirst(first({ status: 'sent', externalId: 'ses-0' }));
      expect(await deliverOnce(1)).toEqual({ batchItemFailures: [] });
      expect({ sent, settlements: fakes.settlements, counted: fakes.counted }).toEqual({
        sent: [leadUpdateMail(news, { lead, mailId: 'ses-0' }, head)],
        settlements: [{ status: 'sent', externalId: 'ses-1' }],
        counted: ['LeadsUpdated', 'DeliveryDuration 500'],
      });
      expect(sent[0]?.inReplyTo).toBe('ses-0');
    });

    it.each(['pending', 'sending', 'unknown'] as const)(
      'waits while the first mail is %s, and goes on its own where there is no more waiting',
      async (status) => {
        const { fakes, sent, postponed, deliverOnce } = withFirst(first({ status }));
        expect(await deliverOnce(1)).toEqual({ batchItemFailures: [{ itemIdentifier: 'm1' }] });
        expect({ sent, postponed, settlements: fakes.settlements }).toEqual({
          sent: [],
          postponed: [['r1', 3]],
          settlements: [{ status: 'pending', why: 'conflict' }],
        });
        expect(await deliverOnce(maxReceives.leads)).toEqual({ batchItemFailures: [] });
        expect({ sent, inputs: fakes.inputs }).toEqual({
          sent: [leadUpdateMail(news, { lead }, head)],
          inputs: [],
        });
      },
    );

    it('goes on its own where the first mail was given up', async () => {
      const { sent, deliverOnce } = withFirst(first({ status: 'failed' }));
      await deliverOnce(1);
      expect(sent).toEqual([leadUpdateMail(news, { lead }, head)]);
    });

    it('goes on its own where the first mail is no longer stored', async () => {
      const { sent, deliverOnce } = withFirst(undefined);
      await deliverOnce(1);
      expect(sent).toEqual([leadUpdateMail(news, undefined, head)]);
    });
  });

  it('sends the very same mail again after an ambiguous outcome: SES cannot be asked', async () => {
    const ambiguous = new AppError('ambiguous', 'timed out');
    const { fakes, sent, postponed, deliverOnce } = setUp({ kind: 'lead_mail', lead }, [ambiguous]);
    expect(await deliverOnce(1)).toEqual({ batchItemFailures: [{ itemIdentifier: 'm1' }] });
    expect(await deliverOnce(2)).toEqual({ batchItemFailures: [] });
    expect({ sent, postponed, settlements: fakes.settlements }).toEqual({
      sent: [leadMail(lead, head)],
      postponed: [['r1', 3]],
      settlements: [
        { status: 'unknown', why: 'ambiguous' },
        { status: 'sent', externalId: 'ses-1' },
      ],
    });
  });

  it('calls a person instead of losing a lead in the dead letters', async () => {
    const throttled = new AppError('throttled', 'slow down');
    const { fakes, sent, deliverOnce } = setUp({ kind: 'lead_mail', lead }, [throttled]);
    expect(await deliverOnce(maxReceives.leads)).toEqual({ batchItemFailures: [] });
    expect({ sent, inputs: fakes.inputs, rung: fakes.rung.length, settlements: fakes.settlements }).toEqual({
      sent: [],
      inputs: [
        {
          id: 'failed:1',
          at: 1_000,
          kind: 'delivery_failed',
          effect: 1,
          what: 'lead_mail',
          why: 'throttled',
        },
      ],
      rung: 1,
      settlements: [{ status: 'failed', why: 'throttled' }],
    });
  });

  it('gives up an effect that is no mail', async () => {
    const { fakes, sent, deliverOnce } = setUp(reply);
    expect(await deliverOnce(1)).toEqual({ batchItemFailures: [] });
    expect({ sent, settlements: fakes.settlements }).toEqual({
      sent: [],
      settlements: [{ status: 'failed', why: 'invalid' }],
    });
  });

  it('tries an effect again that only a newer release knows', async () => {
    const { fakes, deliverOnce } = setUp({ kind: 'fax' } as unknown as EffectBody);
    expect(await deliverOnce(1)).toEqual({ batchItemFailures: [{ itemIdentifier: 'm1' }] });
    expect(fakes.settlements).toEqual([{ status: 'pending', why: 'unavailable' }]);
  });

  it('leaves a message that names no effect to the dead letters', async () => {
    const { fakes, deliverOnce } = setUp({ kind: 'lead_mail', lead });
    expect(await deliverOnce(1, { type: 'doorbell', conversation })).toEqual({
      batchItemFailures: [{ itemIdentifier: 'm1' }],
    });
    expect(fakes.order).toEqual([]);
  });
});
