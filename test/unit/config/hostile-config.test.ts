import * as fc from 'fast-check';
import { type FrontdeskConfig, parseConfig } from '../../../core/config.ts';
import { AppError } from '../../../core/errors.ts';
import config from '../../../frontdesk.config.ts';
import { mutated } from '../../factories/mutated.ts';

const outcomeOf = (input: unknown): FrontdeskConfig | AppError => {
  try {
    return parseConfig(input);
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
};

/** White space around a text says nothing, and is not taken. */
const trimmed = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value), (_key, inner: unknown) =>
    typeof inner === 'string' ? inner.trim() : inner,
  );

/** Each line names a place, what stands there and what was expected. */
const line =
  /^frontdesk\.config\.ts: (\S.* (is missing|is [\s\S]+); expected \S|.* has no key "|.* has texts for )/;

describe('a configuration that somebody got wrong', () => {
  it('is taken as it is, or refused by lines that each name a place and what was expected', () => {
    fc.assert(
      fc.property(mutated(config), (input) => {
        const outcome = outcomeOf(input);
        if (!(outcome instanceof AppError)) expect(outcome).toEqual(trimmed(input));
        else {
          expect(outcome.code).toBe('invalid');
          expect(outcome.message).toMatch(line);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('is refused where it is no configuration at all', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (input) => {
        expect(outcomeOf(input)).toBeInstanceOf(AppError);
      }),
    );
  });
});
