/** `language`: ISO 639-1 code of the language that the text is in. */
export interface TextInLanguage {
  text: string;
  language: string;
}
