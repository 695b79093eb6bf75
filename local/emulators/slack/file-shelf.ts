import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, extname, join } from 'node:path';

/** A file object as far as Frontdesk reads it (docs.slack.dev, "File object"). */
export interface SlackFile {
  id: string;
  created: number;
  name: string;
  title: string;
  mimetype: string;
  filetype: string;
  user: string;
  size: number;
  mode: 'hosted';
  is_external: false;
  file_access: 'visible';
  url_private: string;
  url_private_download: string;
}

export interface UploadedFile {
  name: string;
  type?: string | undefined;
  /** In base64. */
  content: string;
}

export interface StoredFile {
  mimetype: string;
  bytes: Buffer;
}

export interface FileShelf {
  add(file: UploadedFile, user: string): SlackFile;
  find(id: string): SlackFile | 'deleted' | undefined;
  remove(id: string): void;
  /** The content at a path of `url_private` or `url_private_download`. */
  read(path: string): StoredFile | undefined;
}

type Kept = { file: SlackFile; content: string } | { deleted: true };

const team = 'T0FRONTDESK';

/** Files of the workspace; they lie beside the state file and survive a restart. */
export const createFileShelf = (options: {
  stateFile?: string | undefined;
  /** Origin that files are fetched from. */
  origin: () => string;
  now: () => number;
}): FileShelf => {
  const path =
    options.stateFile === undefined ? undefined : join(dirname(options.stateFile), 'slack-files.json');
  const kept = new Map<string, Kept>(
    path !== undefined && existsSync(path)
      ? (JSON.parse(readFileSync(path, 'utf8')) as [string, Kept][])
      : [],
  );
  const save = () => {
    if (path === undefined) return;
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, JSON.stringify([...kept]));
  };
  /** The emulator's port may be another one since the file came. */
  const placed = (file: SlackFile): SlackFile => {
    const place = `${options.origin()}/files-pri/${team}-${file.id}`;
    const name = encodeURIComponent(file.name);
    return { ...file, url_private: `${place}/${name}`, url_private_download: `${place}/download/${name}` };
  };
  const find = (id: string): SlackFile | 'deleted' | undefined => {
    const found = kept.get(id);
    if (found === undefined) return undefined;
    return 'deleted' in found ? 'deleted' : placed(found.file);
  };
  return {
    add: ({ name, type = 'application/octet-stream', content }, user) => {
      const id = `F${randomBytes(5).toString('hex').toUpperCase()}`;
      const file: SlackFile = {
        id,
        created: Math.floor(options.now() / 1000),
        name,
        title: name,
        mimetype: type,
        filetype: extname(name).slice(1),
        user,
        size: Buffer.from(content, 'base64').length,
        mode: 'hosted',
        is_external: false,
        file_access: 'visible',
        url_private: '',
        url_private_download: '',
      };
      kept.set(id, { file, content });
      save();
      return placed(file);
    },
    find,
    remove: (id) => {
      kept.set(id, { deleted: true });
      save();
    },
    read: (url) => {
      const found = kept.get(/^\/files-pri\/[A-Z0-9]+-(F[A-Z0-9]+)\//.exec(url)?.[1] ?? '');
      if (found === undefined || 'deleted' in found) return undefined;
      return { mimetype: found.file.mimetype, bytes: Buffer.from(found.content, 'base64') };
    },
  };
};
