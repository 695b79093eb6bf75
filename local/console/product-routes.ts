import type { IncomingMessage, ServerResponse } from 'node:http';

const own =
  /^\/(liveagent(\/.*)?|slack\/(events|interactions)|transcripts(\/.*)?|files(\/.*)?|health)(\?.*)?$/;

/** Hands the product's own routes to `serve`; the rest of the origin belongs to the console. */
export const productRoutes =
  (serve: (request: IncomingMessage, response: ServerResponse) => void) =>
  (request: IncomingMessage, response: ServerResponse): boolean => {
    if (!own.test(request.url ?? '/')) return false;
    serve(request, response);
    return true;
  };
