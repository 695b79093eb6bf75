import { seedsSuite } from './interleavings/seeds.suite.ts';

seedsSuite({ from: 1001, seeds: 1_000 });
