import { parseConfig } from '../../../core/config.ts';
import { AppError } from '../../../core/errors.ts';
import frontdeskConfig from '../../../frontdesk.config.ts';
import { notifyLead } from '../../../functions/notify-lead/handler.ts';
import { conversation, deliveryFakes, effectWith } from '../effects/delivery-fakes.ts';
import { lambdaContext, recordingRedelivery, sqsEvent } from '../functions/sqs.ts';
import { failed } from '../functions/working.ts';

/** The mail that needs nothing of the store, to an SES that answers each sending with the next of these. */
const mailing = (...answers: ('sent' | AppError['code'])[]) => {
  const { deps, counted } = deliveryFakes(effectWith({}));
  let tries = 0;
  const handle = notifyLead({
    ...deps,
    config: parseConfig(frontdeskConfig),
    helpDesk: { panelUrl: (id) => `https://desk.example/${id}` },
    transcriptLinks: { sign: async () => '' },
    redelivery: recordingRedelivery().redelivery,
    mail: {
      send: async () => {
        const answer = answers[tries] ?? 'sent';
        tries += 1;
        if (answer !== 'sent') throw new AppError(answer, 'SES');
        return { id: `ses-${tries}` };
      },
    },
  });
  const deliver = (attempt: number) =>
    handle(sqsEvent('leads', [{ body: { type: 'unhandled', conversation }, attempt }]), lambdaContext());
  return { deliver, counted, tries: () => tries };
};

describe('the mail that a chat could not be handled', () => {
  it('is sent twice at the most where nobody knows whether it went out', async () => {
    const { deliver, counted, tries } = mailing('ambiguous', 'ambiguous');
    expect([await deliver(1), await deliver(2), tries(), counted]).toEqual([
      failed('m1'),
      failed(),
      2,
      ['DeliveriesFailed'],
    ]);
  });

  it('is tried again as long as it certainly did not go out', async () => {
    const { deliver, counted } = mailing('throttled', 'unavailable', 'throttled', 'sent');
    const again = failed('m1');
    expect([await deliver(1), await deliver(2), await deliver(3), await deliver(4), counted]).toEqual([
      ...[again, again, again],
      failed(),
      [],
    ]);
  });
});
