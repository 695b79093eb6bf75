/** A request as its sender makes it. */
export interface Sent {
  method: string;
  route: string;
  body: Buffer;
  headers: Map<string, string>;
}

/** A request on its way to the product. `done` hears whether it was answered with 200. */
export interface Request {
  name: string;
  to: 'receive' | 'slack';
  /** A sender that delivers again what failed. */
  persists: boolean;
  make: (attempt: number) => Sent;
  done: (answered: boolean) => void;
}
