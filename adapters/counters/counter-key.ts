import { createHash } from 'node:crypto';

/** What a counter is stored under: names may hold who somebody is. */
export const counterKey = (name: string): string => createHash('sha256').update(name).digest('hex');
