/** Where a Slack message stands: `ts` is its id and a string. */
export interface PostedMessage {
  channel: string;
  ts: string;
}

/** What a card says beyond its view: addresses known only when it is posted. */
export interface CardLinks {
  /** Left out where no link could be signed. */
  transcriptUrl?: string;
  panelUrl: string;
}

/** Whether others go first where posts have to wait for one another. */
export type Rank = 'yields' | 'waits';
