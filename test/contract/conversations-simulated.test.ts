import { simStore } from '../simulation/interleavings/sim-store.ts';
import { conversationsContract } from './conversations.suite.ts';

describe('conversations in the simulation', () => {
  conversationsContract(async (options) => simStore(options));
});
