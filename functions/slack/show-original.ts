import { englishName } from '../../core/languages/english-name.ts';
import type { SlackDeps } from './deps.ts';
import type { Answer, Press } from './press.ts';

/** What a translated message in the thread says in its author's own words. */
export const showOriginal = async (
  { store }: SlackDeps,
  { conversation, detail }: Press,
): Promise<Answer> => {
  const seq = /^[1-9]\d{0,8}$/.test(detail) ? Number(detail) : 0;
  const body = seq === 0 ? undefined : (await store.getEffect({ conversation, seq }))?.body;
  const original = body?.kind === 'thread_post' ? body.post.original : undefined;
  return original === undefined
    ? 'The original is no longer stored.'
    : `As it was written, in ${englishName(original.language)}:\n${original.text}`;
};
