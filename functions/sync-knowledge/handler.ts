import type { Context } from 'aws-lambda';
import * as z from 'zod';
import { AppError } from '../../core/errors.ts';
import type { Instant } from '../../core/instant.ts';
import type { SyncReport } from '../../core/knowledge/sync/report.ts';
import type { Clock, Telemetry } from '../../core/ports.ts';

export interface SyncRun {
  /** No page is begun after it. */
  readUntil: Instant;
  /** Time for publishing ends here, before Lambda ends the function. */
  publishUntil: Instant;
  /** Reads and publishes unchanged pages too. */
  everything: boolean;
}

export interface SyncKnowledgeDeps {
  sync(run: SyncRun): Promise<SyncReport>;
  clock: Clock;
  telemetry: Telemetry;
  /** Kept for the pages under way when reading ends, and for publishing all. */
  publishMs: number;
}

/** The scheduler's own event has keys of its own, which say nothing here. */
const eventSchema = z.object({ everything: z.boolean().default(false) });

/** For the report to be written and answered. */
const answerMs = 15_000;

/** On schedule, or invoked by hand with `{"everything": true}` or nothing. The answer tells of every page that failed. */
export const syncKnowledgeHandler =
  ({ sync, clock, telemetry, publishMs }: SyncKnowledgeDeps) =>
  async (event: unknown, context: Pick<Context, 'getRemainingTimeInMillis'>): Promise<SyncReport> => {
    const asked = eventSchema.safeParse(event ?? {});
    if (!asked.success) {
      throw new AppError('invalid', 'the event is not of the expected form { "everything"?: true }');
    }
    const publishUntil = clock.now() + context.getRemainingTimeInMillis() - answerMs;
    try {
      const report = await sync({
        readUntil: publishUntil - publishMs,
        publishUntil,
        everything: asked.data.everything,
      });
      for (const { source, read, failed, notReached } of report.sources) {
        // Of a source its kind alone: the rest may be an address.
        const [kind = ''] = source.split(' ');
        const line = { kind, count: read };
        if (failed.length === 0 && notReached === 0) telemetry.info('source_synchronised', line);
        else
          telemetry.warn('source_incomplete', {
            ...line,
            reason: `${failed.length} failed, ${notReached} not reached`,
          });
      }
      return report;
    } catch (error) {
      telemetry.error('knowledge_not_synchronised', {}, error);
      throw error;
    }
  };
