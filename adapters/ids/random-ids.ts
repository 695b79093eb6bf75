import { randomBytes } from 'node:crypto';
import type { Ids } from '../../core/ports.ts';

/** 144 random bits, so that an id may also serve as an unguessable reference. */
export const randomIds: Ids = { next: () => randomBytes(18).toString('base64url') };
