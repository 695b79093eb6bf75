/** An HTML document as an article. */
export interface HtmlPage {
  title: string;
  /** Main text as Markdown. */
  text: string;
  /** Of `<html lang>`, as ISO 639-1. */
  language?: string;
  /** `<link rel="canonical">` as it stands there; it may be relative. */
  canonical?: string;
  /** Its author asks that it be not indexed. */
  noindex: boolean;
}

export type ReadHtml = (html: string) => HtmlPage;
