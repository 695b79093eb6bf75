import type { SyncProgress } from '../../core/knowledge/sync/report.ts';
import { cut, plainLine } from '../../core/text/plain-text.ts';

export interface Progress {
  /** While the sources are listed. */
  begin(): void;
  show(progress: SyncProgress): void;
  /** Clears the line, so that what follows starts on an empty one. */
  end(): void;
}

/** Pages between two lines where the output is no terminal. */
const every = 100;

type Stream = Pick<NodeJS.WriteStream, 'write'> & { isTTY?: boolean; columns?: number };

/** On a terminal one line drawn over and over with all sources in it; else a line now and then for each source. */
export const syncProgress = (stream: Stream): Progress => {
  const sources = new Map<string, SyncProgress>();
  const drawLine = () => {
    const parts = [...sources.values()].map(
      ({ source, done, total }) => `${plainLine(source, 40)} ${done}/${total}`,
    );
    stream.write(
      `\r\u001B[2K${cut(`Reading ${parts.join(' · ')}`, Math.max(20, (stream.columns || 80) - 1))}`,
    );
  };
  return {
    begin: () => {
      if (stream.isTTY === true) stream.write('Listing the sources…');
    },
    show: (progress) => {
      sources.set(progress.source, progress);
      const { source, done, total } = progress;
      if (stream.isTTY === true) drawLine();
      else if (done === 0) stream.write(`${plainLine(source, 200)}: ${total} pages\n`);
      else if (done % every === 0 || done === total)
        stream.write(`${plainLine(source, 200)}: ${done} of ${total} pages\n`);
    },
    end: () => {
      if (stream.isTTY === true) stream.write('\r\u001B[2K');
    },
  };
};
