/** How a journey is run: `it` one after the other, `it.concurrent` beside the others of its desk. */
export type Journey = (name: string, run: () => Promise<void>) => void;
