import * as fc from 'fast-check';

type Path = (string | number)[];

const pathsOf = (value: unknown, at: Path = []): Path[] => {
  if (typeof value !== 'object' || value === null) return [at];
  const entries: [string | number, unknown][] = Array.isArray(value)
    ? [...value.entries()]
    : Object.entries(value);
  return [at, ...entries.flatMap(([key, inner]) => pathsOf(inner, [...at, key]))];
};

const changed = (value: unknown, [key, ...rest]: Path, to: unknown): unknown => {
  if (key === undefined) return to;
  const copy = Array.isArray(value) ? [...value] : { ...(value as object) };
  const inner: unknown = Reflect.get(copy, key);
  if (rest.length === 0 && to === undefined) Reflect.deleteProperty(copy, key);
  else Reflect.set(copy, key, changed(inner, rest, to));
  return copy;
};

/** What no sender means to send: other kinds of values, extremes, names that objects have of their own. */
const anything = fc.oneof(
  fc.constant(undefined),
  fc.jsonValue(),
  fc.string({ unit: 'binary' }),
  fc.constantFrom<unknown>(
    '',
    ' ',
    '__proto__',
    'constructor',
    '\u0000',
    '\ud800',
    '\ufffe',
    'x'.repeat(600),
    '<!here>',
    -1,
    1e308,
    null,
    [],
    {},
    [[]],
    { toString: 1 },
  ),
);

/** `value` with up to four of its places holding something else, or nothing. */
export const mutated = (value: unknown): fc.Arbitrary<unknown> =>
  fc
    .array(fc.tuple(fc.constantFrom(...pathsOf(value)), anything), { minLength: 1, maxLength: 4 })
    .map((changes) =>
      changes.reduce<unknown>((sofar, [path, to]) => {
        const within = pathsOf(sofar).some((known) => JSON.stringify(known) === JSON.stringify(path));
        return within ? changed(sofar, path, to) : sofar;
      }, value),
    );
