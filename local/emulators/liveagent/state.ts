import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

export interface StoredMessage {
  id: string;
  userid: string;
  /** M message, F file, N note, S system, E end. */
  type: 'M' | 'F' | 'N' | 'S' | 'E';
  format: 'T' | 'H';
  message: string;
  /** Milliseconds since the Unix epoch. */
  at: number;
  file?: AttachedFile;
}

export interface AttachedFile {
  name: string;
  /** MIME type. */
  type: string;
  /** In base64. */
  content: string;
}

export interface StoredGroup {
  id: string;
  /** S start info, C chat, I internal, T transfer, R resolved. */
  type: 'S' | 'C' | 'I' | 'T' | 'R';
  userid: string;
  userFullName: string;
  at: number;
  messages: StoredMessage[];
}

export interface StoredChat {
  id: string;
  code: string;
  contactId: string;
  /** Under which the visitor writes; not the contact's id. */
  visitorUserId: string;
  departmentId: string;
  agentId: string;
  tags?: string[];
  /** As LiveAgent's ticket status letters. */
  status: string;
  createdAt: number;
  changedAt: number;
  /** The visitor or an agent ended the chat. */
  ended: boolean;
  groups: StoredGroup[];
}

export interface StoredContact {
  id: string;
  name: string;
  email: string;
  language: string;
  visits: { url: string; at: number }[];
}

export interface State {
  chats: Record<string, StoredChat>;
  contacts: Record<string, StoredContact>;
}

/** The account's data; `save` writes it to `file`, if there is one, so that a crash leaves the old or the new. */
export const openState = (file: string | undefined): { state: State; save: () => void } => {
  if (file === undefined) return { state: { chats: {}, contacts: {} }, save: () => undefined };
  mkdirSync(dirname(file), { recursive: true });
  const save = (state: State) => {
    writeFileSync(`${file}.new`, JSON.stringify(state));
    renameSync(`${file}.new`, file);
  };
  const state = read(file);
  return { state, save: () => save(state) };
};

const read = (file: string): State => {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as State;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return { chats: {}, contacts: {} };
    throw error;
  }
};
