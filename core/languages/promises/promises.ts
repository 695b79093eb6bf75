import { cs } from './cs.ts';
import { de } from './de.ts';
import { en } from './en.ts';
import { es } from './es.ts';
import { fr } from './fr.ts';
import { hu } from './hu.ts';
import { it } from './it.ts';
import { ja } from './ja.ts';
import { nl } from './nl.ts';
import { pl } from './pl.ts';
import { pt } from './pt.ts';
import { ro } from './ro.ts';
import type { Promises } from './saying.ts';
import { sk } from './sk.ts';
import { sv } from './sv.ts';

/** By ISO 639-1 code. */
export const promises: ReadonlyMap<string, Promises> = new Map(
  Object.entries({ en, fr, de, es, it, pt, nl, pl, cs, sk, hu, ro, sv, ja }),
);
