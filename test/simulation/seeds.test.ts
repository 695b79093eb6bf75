import { seedsSuite } from './interleavings/seeds.suite.ts';

seedsSuite({ from: 1, seeds: 1_000 });
