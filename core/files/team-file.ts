/** A file that somebody shared in the team chat. */
export interface TeamFile {
  name: string;
  /** MIME type without parameters. */
  type: string;
  bytes: Uint8Array;
}
