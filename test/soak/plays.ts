import type { Chance } from './chance.ts';
import type { Team, Teammate } from './team.ts';
import type { Visitor } from './visitor.ts';

export interface Scene {
  visitor: Visitor;
  team: Team;
  chance: Chance;
  /** Words that stand nowhere else. */
  ref: () => string;
  teammates: Teammate[];
  outsider: string;
}

export interface Play {
  name: string;
  /** How often it is played, against the others. */
  weight: number;
  language: string;
  url?: string;
  run(scene: Scene): Promise<void>;
}

const questions = [
  'How much does it cost per month?',
  'How do I set up e-mail forwarding?',
  'Do you have an app for the iPhone?',
  'Is there a free trial?',
  'Do you integrate with WhatsApp?',
  'How do I cancel my subscription?',
  'What is the pricing model of LiveAgent?',
  'What are the main features of LiveAgent?',
];

const asks = async ({ visitor, chance }: Scene): Promise<void> => {
  await visitor.greeted();
  if (chance.happens(0.4)) await visitor.pick(chance.between(0, 1));
  const own = chance.shuffled(questions).slice(0, chance.between(2, 3));
  for (const question of own) {
    await visitor.ask(...(chance.happens(0.3) ? ['Hello', 'quick one,', question] : [question]));
  }
};

/** Teammate and visitor talk; a note and an outsider's words stay inside. */
const talk = async (
  scene: Scene,
  card: NonNullable<Awaited<ReturnType<Team['card']>>>,
): Promise<string | undefined> => {
  const { team, chance, ref, outsider } = scene;
  const [mate, other] = chance.shuffled(scene.teammates);
  if (mate === undefined || other === undefined) throw new RangeError('two teammates are needed');
  if (!(await team.take(card, mate))) return undefined;
  await team.write(card, mate.id, `Hello, I am looking at ${ref()} for you.`);
  await team.note(card, mate.id, `// customer since years, see ${ref()}`);
  await team.hear(card, `Thank you, it is about ${ref()}, sent last week.`);
  if (chance.happens(0.5)) await team.note(card, outsider, `I know nothing about ${ref()}`);
  if (chance.happens(0.5)) await team.note(card, other.id, `I had the same with ${ref()}`);
  await team.write(card, mate.id, `Mended: ${ref()} was paid twice.`);
  return mate.id;
};

const takenOver = async (scene: Scene): Promise<void> => {
  const { visitor, team, chance, ref } = scene;
  await visitor.greeted();
  if (chance.happens(0.5)) await visitor.ask(chance.pick(questions));
  await visitor.ask(`I want to talk to a human about invoice ${ref()}.`);
  const card = await team.card();
  if (card === undefined) return;
  const mate = await talk(scene, card);
  if (mate === undefined) return;
  await team.giveBack(card, 'hand_back', mate);
  await visitor.ask(chance.pick(questions));
};

const resolved = async (scene: Scene): Promise<void> => {
  const { visitor, team, ref } = scene;
  await visitor.greeted();
  await visitor.ask(`Please connect me with a human about order ${ref()}.`);
  const card = await team.card();
  if (card === undefined) return;
  const mate = await talk(scene, card);
  if (mate !== undefined) await team.giveBack(card, 'resolve', mate);
};

/** Nobody takes it: the words wait in front of the team. */
const waits = async ({ visitor, team, ref }: Scene): Promise<void> => {
  await visitor.greeted();
  await visitor.ask(`Can a person call me about contract ${ref()}?`);
  const card = await team.card();
  if (card !== undefined) await team.hear(card, `It is urgent: ${ref()} runs out tomorrow.`);
};

/** A language that the team does not speak: only a confirmed yes calls somebody. */
const consents = async (scene: Scene): Promise<void> => {
  const { visitor, team, chance } = scene;
  await visitor.greeted();
  await visitor.ask('Proposez-vous une intégration avec Telegram ?');
  await visitor.ask('Oui, volontiers');
  const card = await team.card();
  if (card === undefined || chance.happens(0.4)) return;
  const mate = await talk(scene, card);
  if (mate !== undefined) await team.giveBack(card, 'resolve', mate);
};

const buys = async ({ visitor, chance, ref }: Scene): Promise<void> => {
  const email = `buyer.${ref()}@example.org`;
  await visitor.greeted();
  if (chance.happens(0.5)) {
    await visitor.ask('We would like to buy LiveAgent.');
    await visitor.ask('We need it as a help desk for our support team of ten people.');
    await visitor.ask(`Sure: ${email}`);
  } else {
    await visitor.ask(
      `We want to buy LiveAgent as a help desk for our support team of ten. My address is ${email}`,
    );
  }
  if (chance.happens(0.4)) await visitor.ask('We are fifty agents by now, and we want to start in May.');
  if (chance.happens(0.5)) await visitor.ask('Is there a free trial?');
};

export const plays: Play[] = [
  { name: 'asks', weight: 7, language: 'en', run: asks },
  { name: 'taken over', weight: 4, language: 'en', run: takenOver },
  { name: 'resolved', weight: 2, language: 'en', run: resolved },
  { name: 'waits for the team', weight: 2, language: 'en', run: waits },
  { name: 'consents', weight: 2, language: 'fr', run: consents },
  { name: 'buys', weight: 3, language: 'en', url: 'https://www.liveagent.com/pricing/', run: buys },
];

/** `count` plays in a mix that holds each of them, by weight. */
export const castOf = (count: number, chance: Chance): Play[] => {
  const deck = plays.flatMap((play) => Array<Play>(play.weight).fill(play));
  const dealt = [...plays];
  while (dealt.length < count) dealt.push(...chance.shuffled(deck));
  return chance.shuffled(dealt.slice(0, count));
};
