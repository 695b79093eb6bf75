import { type PageAnswer, pageQuestion } from '../../core/assistant/page-answer.ts';
import { AppError } from '../../core/errors.ts';
import type { PageReader, Telemetry } from '../../core/ports.ts';

const answerFor = (error: AppError): PageAnswer => ({
  error: {
    code: error.code === 'refused' || error.code === 'invalid' ? error.code : 'unavailable',
    message: error.message,
  },
});

/** Invoked directly, with no permission of its own: whatever a page does to the reader, it reaches nothing else. */
export const makeHandler =
  (deps: { reader: PageReader; telemetry: Telemetry }) =>
  async (event: unknown): Promise<PageAnswer> => {
    const question = pageQuestion.safeParse(event);
    if (!question.success) {
      return { error: { code: 'invalid', message: 'the event is not of the expected form { url }' } };
    }
    try {
      return { page: await deps.reader.read(question.data.url) };
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      deps.telemetry.info('page_not_read', { code: error.code });
      return answerFor(error);
    }
  };
