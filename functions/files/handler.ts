import { AppError } from '../../core/errors.ts';
import { missingFilePage } from '../../core/files/missing-page.ts';
import type { TeamFile } from '../../core/files/team-file.ts';
import type { FileLinks, TeamFiles, Telemetry } from '../../core/ports.ts';
import { type HttpResponse, http } from '../http.ts';

export interface FilesDeps {
  fileLinks: Pick<FileLinks, 'open'>;
  teamFiles: TeamFiles;
  telemetry: Telemetry;
}

/** Nothing in a file may run, whatever it claims to be. */
const headers = {
  'content-security-policy':
    "default-src 'none'; sandbox; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
  'x-robots-tag': 'noindex',
  'x-content-type-options': 'nosniff',
  'cross-origin-resource-policy': 'same-origin',
};

const missing: HttpResponse = {
  status: 404,
  headers: { ...headers, 'content-type': 'text/html; charset=utf-8' },
  body: missingFilePage,
};

/** RFC 6266: a plain name for old programs, and the name itself. */
const disposition = (name: string): string => {
  const plain = name.replace(/[^ !#$&+\-.0-9A-Z^_`a-z{}~]/g, '_');
  const encoded = encodeURIComponent(name.toWellFormed()).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`;
};

const read = async ({ teamFiles, telemetry }: FilesDeps, id: string): Promise<TeamFile | undefined> => {
  try {
    return await teamFiles.read(id);
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'refused') throw error;
    telemetry.warn('file_refused', { kind: 'slack', code: error.code }, error);
    return undefined;
  }
};

/**
 * GET /files/{token}: a file that a teammate sent, for the visitor. Bad and expired links and files that are gone or
 * may not be passed on answer exactly alike.
 */
export const files = (deps: FilesDeps) =>
  http(deps.telemetry, async ({ params }): Promise<HttpResponse> => {
    const id = await deps.fileLinks.open(params.token ?? '');
    const file = id === undefined ? undefined : await read(deps, id);
    if (file === undefined) return missing;
    return {
      status: 200,
      headers: {
        ...headers,
        'content-type': file.type,
        'content-disposition': disposition(file.name),
      },
      body: file.bytes,
    };
  });
