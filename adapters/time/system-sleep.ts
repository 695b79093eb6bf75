import { setTimeout } from 'node:timers/promises';
import type { Sleep } from '../../core/ports.ts';

export const systemSleep: Sleep = (milliseconds) => setTimeout(milliseconds);
