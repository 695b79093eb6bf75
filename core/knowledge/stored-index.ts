/** Bytes under one name that are replaced as a whole. */
export interface StoredIndex {
  /** Changes whenever the bytes do. */
  version: string;
  bytes: Uint8Array;
}
