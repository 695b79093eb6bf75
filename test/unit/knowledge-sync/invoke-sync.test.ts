import type { SyncReport } from '../../../core/knowledge/sync/report.ts';
import { invokeSync } from '../../../scripts/knowledge/invoke-sync.ts';
import { appError } from '../../factories/errors.ts';
import { reportOf } from './report-of.ts';

describe('invokeSync', () => {
  const report: SyncReport = { sources: [reportOf('liveagent')], version: 'v', articles: 0, durationMs: 5 };
  const client = (answer: { body?: unknown; error?: string }, sent: unknown[] = []) => ({
    send: async (invoke: { input: { FunctionName?: string; Payload?: Uint8Array } }) => {
      sent.push([invoke.input.FunctionName, Buffer.from(invoke.input.Payload ?? []).toString()]);
      return {
        FunctionError: answer.error,
        Payload: { transformToString: () => JSON.stringify(answer.body) },
      };
    },
  });
  const invoke = (answer: { body?: unknown; error?: string }, sent?: unknown[]) =>
    invokeSync(client(answer, sent) as never, 'Frontdesk-sync', { everything: true });

  it('hands the report of the deployed function on', async () => {
    const sent: unknown[] = [];
    expect(await invoke({ body: report }, sent)).toEqual(report);
    expect(sent).toEqual([['Frontdesk-sync', '{"everything":true}']]);
  });

  it('says what went wrong there', async () => {
    await expect(
      invoke({ error: 'Unhandled', body: { errorMessage: 'the bucket is gone' } }),
    ).rejects.toEqual(appError('unavailable', 'Frontdesk-sync failed: the bucket is gone'));
    await expect(invoke({ error: 'Unhandled', body: 'x' })).rejects.toEqual(
      appError('unavailable', 'Frontdesk-sync failed: Unhandled'),
    );
    await expect(invoke({ body: { status: 'ok' } })).rejects.toEqual(
      appError('invalid', 'Frontdesk-sync answered something else; expected the report of a synchronisation'),
    );
  });
});
