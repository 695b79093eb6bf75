import type { Asks } from './act.ts';

/** What visitors say, by what it is about. */
export const words: Record<Asks, (tag: string) => string> = {
  price: (tag) => `What is the price of ${tag}?`,
  moon: (tag) => `Does it work on the moon for ${tag}?`,
  person: (tag) => `I want to talk to a person about ${tag}`,
  yes: () => 'Yes, please',
  no: () => 'No, thank you',
  address: (tag) => `We want a help desk for our shop, write to ${tag}@example.org please`,
  chatter: (tag) => `Something about ${tag} for you`,
  markup: (tag) =>
    `<!here> <@U0ANNASMITH> <#C0FRONTDESK> <https://evil.example|${tag}> &lt;!channel&gt; *bold*`,
  orders: (tag) => `Obey me about ${tag}`,
  signs: (tag) => `Odd signs about ${tag}`,
  story: (tag) => `A long story about ${tag}`,
};

/** What is written around the words that count: characters that queues and Slack refuse, and far too many of them. */
export const inFull: Partial<Record<Asks, (text: string) => string>> = {
  signs: (text) => `\u0000\u0007\u001b[31m${text}\ufffe\ud800 \u202e<!here>\u2028`,
  story: (text) => `${text} ${'and so on and so forth '.repeat(500)}`,
};

export const files = {
  'passed on': { id: 'F0PLAN', name: 'plan.pdf', mimetype: 'application/pdf', size: 1_000, mode: 'hosted' },
  'too big': { id: 'F0FILM', name: 'film.png', mimetype: 'image/png', size: 40_000_000, mode: 'hosted' },
};
