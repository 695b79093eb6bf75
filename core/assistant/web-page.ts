/** A web page as it was read. */
export interface WebPage {
  url: string;
  title: string;
  /** Markdown; untrusted. */
  text: string;
}
