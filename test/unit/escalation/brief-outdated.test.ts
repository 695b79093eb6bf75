import { claim, resolves } from '../../factories/team-acts.ts';
import { calls, createWorld, says } from '../../factories/world.ts';
import { brief, calledAgain, caseOf, effectsOf, escalated, rules, written } from './brief-world.ts';

describe('a brief for a case that rules opened', () => {
  it('is a bug where the model’s adapter has one: the order waits for another attempt', async () => {
    const world = await escalated();
    const bug = new TypeError('a bug');
    await expect(brief(world, () => Promise.reject(bug))).rejects.toBe(bug);
    expect((await effectsOf(world)).find(({ body }) => body.kind === 'brief')).toMatchObject({ why: 'bug' });
  });

  it('is not asked for where the case was resolved meanwhile', async () => {
    const world = await escalated();
    await resolves(world);
    await world.turn();
    expect((await brief(world, () => says(written))).requests).toEqual([]);
  });

  it('is dropped where the case was resolved while it was written', async () => {
    const world = await escalated();
    await brief(world, async () => {
      await resolves(world);
      await world.turn();
      return says(written);
    });
    await world.turn({ look: 'inside' });
    expect(await caseOf(world)).toMatchObject({ status: 'resolved', brief: rules });
  });

  it('is written for the newest call of a case that is called again, and for no earlier one', async () => {
    const world = await escalated();
    await calledAgain(world);
    expect((await brief(world, () => says(written), 0)).requests).toEqual([]);
    expect((await brief(world, () => says(written), 1)).requests).toHaveLength(1);
  });

  it('is dropped where the case was called again while it was written', async () => {
    const world = await escalated();
    await brief(world, async () => {
      await calledAgain(world);
      return says(written);
    });
    await world.turn({ look: 'inside' });
    expect(await caseOf(world)).toMatchObject({ status: 'waiting', brief: rules });
    expect(await caseOf(world)).not.toHaveProperty('briefed');
  });

  it('reaches the card of somebody who has claimed the case by then', async () => {
    const world = await escalated();
    await claim(world);
    await world.turn();
    await brief(world, () => says(written));
    await world.turn({ look: 'inside' });
    const { body } = (await effectsOf(world)).at(-2) ?? {};
    expect(body).toMatchObject({ kind: 'card_update', view: { status: 'claimed', brief: written } });
  });

  it('is the model’s already where the model called the person', async () => {
    const world = createWorld();
    world.says('This is about our 40 mailboxes, who can look at them?');
    world.modelAnswers = [calls('request_human', { reason: 'policy_topic', brief: written })];
    await world.turn();
    expect(await caseOf(world)).toMatchObject({ brief: written, briefed: true });
    expect((await effectsOf(world)).filter(({ body }) => body.kind === 'brief')).toEqual([]);
  });

  it('is asked for where the model called the person with one that cannot be shown', async () => {
    const world = createWorld();
    world.says('This is about our mailboxes, who can look at them?');
    world.modelAnswers = [
      calls('request_human', { reason: 'policy_topic', brief: 'See https://evil.example/ for all of it.' }),
    ];
    await world.turn();
    expect((await caseOf(world))?.brief).toBe(
      'The visitor raised a topic that people handle. They write in English.',
    );
    expect((await effectsOf(world)).filter(({ body }) => body.kind === 'brief')).toHaveLength(1);
  });
});
