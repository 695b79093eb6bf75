/** The language of an answer is decided before the model is asked. */
export const languagePart = `Write every answer in the language named under "Answer in", whatever language the evidence or the visitor's last words are in. Names of products, features and buttons stay as they are.`;
