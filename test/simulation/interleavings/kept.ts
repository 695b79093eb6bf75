/** A stored value, and from when on (epoch seconds) reads leave it out. */
export interface Kept<T> {
  value: T;
  expires: number;
}

/** What is stored never changes: whoever tries finds out, as strict code may not write to what is frozen. */
export const frozen = <T>(value: T): T => {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const part of Object.values(value)) frozen(part);
  }
  return value;
};

/** Each of them, as `older` would have left it. */
export const rewriteAll = <T>(all: Iterable<Kept<T>>, older: (value: T) => T): void => {
  for (const kept of all) kept.value = frozen(older(kept.value));
};
