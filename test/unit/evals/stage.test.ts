import { createStages } from '../../../evals/stage.ts';
import config from '../../../frontdesk.config.ts';
import { aGolden } from '../../factories/golden.ts';

describe('a stage', () => {
  it('is not set for a model that cannot be asked', async () => {
    const choice = { kind: 'openai', url: 'http://127.0.0.1:9/v1', name: 'none' } as const;
    await expect(createStages(config, choice, () => 0)).rejects.toThrow(
      expect.objectContaining({
        name: 'AppError',
        code: 'unavailable',
        message: expect.stringMatching(/^http:\/\/127\.0\.0\.1:9\/v1 cannot be asked: /),
      }),
    );
  });

  it('is not set without a folder of articles', async () => {
    const golden = aGolden({
      config: { knowledge: { sources: [{ kind: 'urls', urls: ['https://www.liveagent.com/pricing/'] }] } },
    });
    const stages = await createStages(config, { kind: 'scripted' }, () => 0);
    await expect(stages.for(golden)).rejects.toThrow(
      expect.objectContaining({
        code: 'invalid',
        message: 'knowledge.sources names no folder; expected one, because evals fetch nothing from the web',
      }),
    );
    await stages.close();
  });
});
