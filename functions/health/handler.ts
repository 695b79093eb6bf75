import { type HttpRequest, type HttpResponse, json } from '../http.ts';

/** GET /health: whether the door answers, and which version does. It asks no other service on purpose. */
export const makeHandler =
  (deps: { version: string }) =>
  async (_request: HttpRequest): Promise<HttpResponse> =>
    json(200, { status: 'ok', version: deps.version });
