/** A file that somebody sent along with their words, or without any. */
export interface SharedFile {
  name: string;
  /** Where the other side can open it; absent where it cannot. */
  url?: string;
  /** Why it is not passed on, in a sentence for its sender. */
  refused?: string;
}

/** What stands for files where there are no words. */
export const fileWords = (files: SharedFile[]): string =>
  files.map(({ name }) => `[file: ${name}]`).join('\n');
