import type { Ids } from '../../core/ports.ts';

/** `id-0001`, `id-0002`, … */
export const sequentialIds = (prefix = 'id'): Ids => {
  let last = 0;
  return {
    next: () => {
      last += 1;
      return `${prefix}-${String(last).padStart(4, '0')}`;
    },
  };
};
