/** A month: who has not looked for so long begins as if there had been no bookmark. */
export const keptSeconds = 30 * 86_400;
