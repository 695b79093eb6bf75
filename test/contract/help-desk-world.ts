import type { VisitorMessage } from '../../core/conversation/effect.ts';
import type { HelpDesk } from '../../core/ports.ts';
import type { FaultKind } from '../../local/faults.ts';

/** A help desk, and what visitors and agents do and see in it. */
export interface HelpDeskWorld {
  helpDesk: HelpDesk;
  openChat(visitor: { url: string; language?: string; name?: string; email?: string }): {
    id: string;
    code: string;
  };
  say(id: string, text: string): void;
  /** The visitor sends a file. */
  attach(id: string, name: string): void;
  /** A person writes in the help desk's own panel; `responder` is the one Frontdesk posts as too. */
  answerInPanel(id: string, who: 'colleague' | 'responder', text: string): void;
  endChat(id: string): void;
  seen(id: string): { from: string; text: string }[];
  notes(id: string): { text: string }[];
  department(id: string): string;
  tags(id: string): string[];
  /** The Slack user whose own agent is configured, and the agents of the panel. */
  responder: string;
  colleague: { id: string; name: string };
  responderAgent: { id: string; name: string };
  otherDepartment: string;
  /** Resolves once the API tells everything that happened. */
  settled(): Promise<void>;
  now(): number;
  /** The next call suffers this. */
  fail(kind: FaultKind): void;
  changeKeys(): void;
  close(): Promise<void>;
}

export const page = 'https://www.example.com/pricing/';
export const hello: VisitorMessage = { from: 'assistant', text: 'Hello, **you**!\n\n- one\n- two' };

/** A chat whose visitor said who they are. */
export const chatIn = (world: HelpDeskWorld) =>
  world.openChat({ url: page, language: 'fr', name: 'Maya Rao', email: 'maya@example.com' });

export const readIn = async (world: HelpDeskWorld, id: string) => {
  await world.settled();
  const found = await world.helpDesk.read(id);
  if (found === undefined) throw new Error(`expected conversation ${id} to exist`);
  return found;
};
