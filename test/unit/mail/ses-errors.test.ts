import { sesError } from '../../../adapters/mail/ses-errors.ts';

const answered = (name: string, httpStatusCode: number) =>
  Object.assign(new Error('Email address is not verified: anna@example.com'), {
    name,
    $metadata: { httpStatusCode },
  });
const socket = (code: string) => Object.assign(new Error(`write ${code} 192.0.2.1:443`), { code });
const timeout = (message: string) => Object.assign(new Error(message), { name: 'TimeoutError' });

describe('sesError', () => {
  it.each([
    [answered('Throttling', 400), 'throttled', 'SES failed with Throttling (400)'],
    [answered('LimitExceededException', 400), 'throttled', 'SES failed with LimitExceededException (400)'],
    [answered('MessageRejected', 400), 'refused', 'SES failed with MessageRejected (400)'],
    [
      answered('MailFromDomainNotVerifiedException', 400),
      'refused',
      'SES failed with MailFromDomainNotVerifiedException (400)',
    ],
    [answered('InvalidParameterValue', 400), 'refused', 'SES failed with InvalidParameterValue (400)'],
    [answered('AccessDenied', 403), 'refused', 'SES failed with AccessDenied (403)'],
    [answered('ExpiredToken', 403), 'unavailable', 'SES failed with ExpiredToken (403)'],
    [answered('InternalFailure', 500), 'ambiguous', 'SES failed with InternalFailure (500)'],
    [answered('ServiceUnavailable', 503), 'ambiguous', 'SES failed with ServiceUnavailable (503)'],
    [answered('SyntaxError', 200), 'ambiguous', 'SES failed with SyntaxError (200)'],
    [socket('ECONNREFUSED'), 'unavailable', 'SES failed with ECONNREFUSED'],
    [socket('ENOTFOUND'), 'unavailable', 'SES failed with ENOTFOUND'],
    [socket('EAI_AGAIN'), 'unavailable', 'SES failed with EAI_AGAIN'],
    [socket('ECONNRESET'), 'ambiguous', 'SES failed with ECONNRESET'],
    [
      new Error('AWS SDK error wrapper for Error: connect ECONNREFUSED 127.0.0.1:9'),
      'unavailable',
      'SES failed with ECONNREFUSED',
    ],
    [timeout('connect ETIMEDOUT 192.0.2.1:443'), 'unavailable', 'SES failed with TimeoutError'],
    [timeout('write ETIMEDOUT'), 'ambiguous', 'SES failed with TimeoutError'],
    [
      Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' }),
      'ambiguous',
      'SES failed with ECONNRESET',
    ],
    [socket('EPIPE'), 'ambiguous', 'SES failed with EPIPE'],
    [
      timeout('the request socket did not establish a connection with the server within 2000 ms.'),
      'unavailable',
      'SES failed with TimeoutError',
    ],
    [
      timeout('a request has exceeded the configured 8000 ms requestTimeout.'),
      'ambiguous',
      'SES failed with TimeoutError',
    ],
    [
      Object.assign(new Error('no credentials'), { name: 'CredentialsProviderError' }),
      'unavailable',
      'SES failed with CredentialsProviderError',
    ],
    ['nonsense', 'ambiguous', 'SES failed with unknown error'],
    [undefined, 'ambiguous', 'SES failed with unknown error'],
  ])('names %s', (error, code, message) => {
    const { code: named, message: said, cause } = sesError(error);
    expect({ named, said, cause }).toEqual({ named: code, said: message, cause: error });
  });
});
