import { readingSuite } from './help-desk-reads.suite.ts';
import type { HelpDeskWorld } from './help-desk-world.ts';
import { writingSuite } from './help-desk-writes.suite.ts';

export const helpDeskSuite = (name: string, open: () => Promise<HelpDeskWorld>): void => {
  describe(`HelpDesk: ${name}`, () => {
    readingSuite(open);
    writingSuite(open);
  });
};
