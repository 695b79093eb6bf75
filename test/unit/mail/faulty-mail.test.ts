import { AppError } from '../../../core/errors.ts';
import type { MailMessage } from '../../../core/mail/mail-message.ts';
import { createFaults, type FaultKind } from '../../../local/faults.ts';
import { faultyMail } from '../../../local/faulty-mail.ts';

const message: MailMessage = {
  from: 'frontdesk@example.com',
  to: ['sales@example.com'],
  subject: 'Hello',
  text: 'Text',
  html: '<p>Text</p>',
};

const open = () => {
  const sent: MailMessage[] = [];
  const faults = createFaults();
  const send = async (mail: MailMessage) => {
    sent.push(mail);
    return { id: `m${sent.length}` };
  };
  return { sent, faults, mail: faultyMail({ send }, faults) };
};

describe('faultyMail', () => {
  it('sends where no fault waits', async () => {
    const { mail, sent } = open();
    expect({ result: await mail.send(message), sent }).toEqual({ result: { id: 'm1' }, sent: [message] });
  });

  it.each<[FaultKind, AppError, number]>([
    ['500', new AppError('ambiguous', 'SES failed with 500 (injected)'), 0],
    ['reset', new AppError('ambiguous', 'SES failed with reset (injected)'), 0],
    ['429', new AppError('throttled', 'SES failed with Throttling (injected)'), 0],
    ['timeout_after_accept', new AppError('ambiguous', 'SES failed with TimeoutError (injected)'), 1],
  ])('suffers %s once', async (kind, error, taken) => {
    const { mail, sent, faults } = open();
    faults.add({ service: 'ses', kind, times: 1 });
    const failure = await mail.send(message).catch((thrown: unknown) => thrown);
    expect({ failure, code: (failure as AppError).code, taken: sent.length }).toEqual({
      failure: error,
      code: error.code,
      taken,
    });
    expect(await mail.send(message)).toEqual({ id: `m${taken + 1}` });
  });
});
