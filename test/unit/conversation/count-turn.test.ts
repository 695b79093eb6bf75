import { claim, handBack, texts } from '../../factories/team-acts.ts';
import { calls, createWorld } from '../../factories/world.ts';

const escalations = ({ counted }: { counted: string[] }) =>
  counted.filter((metric) => metric.startsWith('Escalations'));

describe('escalations', () => {
  it('are counted by reason, opened and called again alike, and once each', async () => {
    const world = createWorld();
    world.says('a human please');
    await world.turn();
    world.says('Hello? A human please!');
    await world.turn();
    await claim(world);
    await world.turn();
    await handBack(world);
    await world.turn();
    world.says('I will file a chargeback');
    await world.turn();
    expect(escalations(world)).toEqual(['Escalations asked_for_person', 'Escalations policy_topic']);
  });

  it('are not counted where a turn is decided but not committed', async () => {
    const world = createWorld();
    world.says('How is it priced?');
    world.modelAnswers = [calls('request_human', { reason: 'anger', brief: 'x' })];
    world.beforeCommit = () => claim(world);
    await world.turn();
    expect([escalations(world), (await texts(world)).at(-1)?.startsWith('system: Anna')]).toEqual([[], true]);
  });
});
