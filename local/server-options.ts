/**
 * Clients end idle connections here, as undici does after four seconds. A server that ends them after five meets, on a
 * busy machine, the next request on its way: the client sees a reset, and cannot know whether it was heard.
 */
export const serverOptions = { keepAliveTimeout: 0 };
