import { isSigned, isTimely } from '../../../functions/slack/signature.ts';

/** Published in slackapi/python-slack-sdk, tests/slack_sdk/signature/test_signature_verifier.py. */
const secret = '8f742231b10e8888abcd99yyyzzz85a5';
const timestamp = '1531420618';
const signature = 'v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503';
const body = Buffer.from(
  'token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow&channel_id=G8PSS9T3V&channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner&command=%2Fwebhook-collect&text=&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT1DC2JH3J%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c',
);
const signedAt = 1_531_420_618_000;

describe('isSigned', () => {
  it('accepts the published example', () => {
    expect(isSigned(body, { timestamp, signature }, secret)).toBe(true);
  });

  it('refuses another body, another time, another secret and no secret', () => {
    expect(isSigned(Buffer.concat([body, Buffer.from(' ')]), { timestamp, signature }, secret)).toBe(false);
    expect(isSigned(body, { timestamp: '1531420619', signature }, secret)).toBe(false);
    expect(isSigned(body, { timestamp, signature }, `${secret}x`)).toBe(false);
    expect(isSigned(body, { timestamp, signature }, '')).toBe(false);
  });

  it('refuses a signature of another length without comparing it', () => {
    expect(isSigned(body, { timestamp, signature: signature.slice(0, -1) }, secret)).toBe(false);
    expect(isSigned(body, { timestamp, signature: undefined }, secret)).toBe(false);
  });
});

describe('isTimely', () => {
  it.each([
    [0, true],
    [300_000, true],
    [300_001, false],
    [-300_000, true],
    [-300_001, false],
  ])('at %i ms after the signature: %s', (later, expected) => {
    expect(isTimely({ timestamp, signature }, signedAt + later)).toBe(expected);
  });

  it.each([
    [undefined, signature],
    [timestamp, undefined],
    ['', signature],
    ['1531420618.0', signature],
    [`${timestamp}, ${timestamp}`, signature],
    [timestamp, signature.toUpperCase()],
    [timestamp, `${signature}, ${signature}`],
  ])('refuses headers %s and %s', (time, mark) => {
    expect(isTimely({ timestamp: time, signature: mark }, signedAt)).toBe(false);
  });
});
