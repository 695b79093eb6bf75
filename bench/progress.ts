const width = 24;

export interface Progress {
  /** `share` from 0 to 1. */
  show(what: string, share: number): void;
  /** Clears the line, so that what follows starts on an empty one. */
  end(): void;
}

/** One line that is drawn over and over on a terminal; nothing where the output is not one. */
export const progressOn = (stream: NodeJS.WriteStream): Progress => ({
  show: (what, share) => {
    if (!stream.isTTY) return;
    const full = Math.round(Math.min(1, Math.max(0, share)) * width);
    const bar = `${'█'.repeat(full)}${'░'.repeat(width - full)}`;
    stream.write(`\r\u001B[2K${bar} ${what}`.slice(0, Math.max(width, stream.columns + 5)));
  },
  end: () => {
    if (stream.isTTY) stream.write('\r\u001B[2K');
  },
});
