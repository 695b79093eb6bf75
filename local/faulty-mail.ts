import { AppError } from '../core/errors.ts';
import type { Mail } from '../core/ports.ts';
import type { Faults } from './faults.ts';

/** Faults of `ses` before a Mail in this process, as the SES adapter would tell them. */
export const faultyMail = (mail: Mail, faults: Faults): Mail => ({
  send: async (message) => {
    const fault = faults.take('ses');
    switch (fault) {
      case undefined:
        return mail.send(message);
      case '429':
        throw new AppError('throttled', 'SES failed with Throttling (injected)');
      case '500':
      case 'reset':
        throw new AppError('ambiguous', `SES failed with ${fault} (injected)`);
      case 'timeout_after_accept':
        await mail.send(message);
        throw new AppError('ambiguous', 'SES failed with TimeoutError (injected)');
    }
  },
});
