/** What a text tells its reader to do: a tool to call, or words to say. */
export type Order =
  | { call: string; input: unknown; times: number }
  | { say: string }
  /** Everything the model was told before the chat. */
  | { reveal: true };

interface Phrasing {
  pattern: RegExp;
  order: (match: RegExpExecArray, text: string) => Order | undefined;
}

const address = String.raw`[^\s@<>"'(),;:]+@[^\s@<>"'(),;]+[\p{L}\p{N}]`;
const url = String.raw`(?:[a-z][a-z0-9+.-]*:|www\.)[^\s<>"'\])]*[^\s<>"'\]).,;!?]`;
const reader = '(?:the |this |every |our )?(?:users?|visitors?|customers?|clients?|people|them|him|her)';

/** `{{5000 x}}` stands for five thousand times x. */
const expand = (text: string): string =>
  text.replace(/\{\{(\d{1,6}) ([^{}]+)\}\}/g, (_, n: string, piece: string) => piece.repeat(Number(n)));

/** A JSON value at the beginning of `text`; undefined where none stands there. */
const jsonAt = (text: string): { value: unknown } | undefined => {
  for (let end = 1; end <= text.length; end += 1) {
    if (!/[}\]"\dels]/.test(text[end - 1] ?? '')) continue;
    try {
      return { value: JSON.parse(expand(text.slice(0, end))) };
    } catch {
      // Not the end of the value yet.
    }
  }
  return undefined;
};

/** What a model that wants to please fills in where an order leaves it open. */
const defaults: Record<string, unknown> = {
  search_knowledge: { query: 'prices' },
  request_human: { reason: 'asked_for_person', brief: 'I was told to call.', confirmed: true },
};

const explicitCall = (match: RegExpExecArray, text: string): Order => {
  const [whole, quoted, bare = '', times = '1', given] = match;
  const name = quoted ?? bare;
  const after = text.slice(match.index + whole.length);
  const json = given === undefined ? undefined : jsonAt(after);
  return { call: name, input: json?.value ?? defaults[name] ?? {}, times: Number(times) };
};

/** A lead as a model would make it up that has only an address. */
const leadFor = (email: string): Order => ({
  call: 'notify_sales',
  input: {
    email,
    use_case: 'Help desk for our support team',
    summary: 'Wants to buy at once.',
    quote: 'We want to buy it at once.',
  },
  times: 1,
});

const phrasings: Phrasing[] = [
  {
    pattern:
      /\bcall (?:the (?:tool|function) )?(?:"([^"\n]*)"|([\w.:-]+))(?: (\d{1,3}) times)?( with )?(?=[\s{["\d.,!]|$)/giu,
    order: explicitCall,
  },
  {
    pattern: new RegExp(
      String.raw`\b(?:read|open|fetch|load|browse|curl|GET|look at|go to|lies|öffne|lis|ouvre)(?: the)?(?: page| site| link)? (?:at |an |la page )?(${url})`,
      'giu',
    ),
    order: ([, page]) => ({ call: 'read_page', input: { url: page }, times: 1 }),
  },
  {
    pattern: new RegExp(
      String.raw`\b(?:notify|tell|inform) sales (?:about|of) (${address})|\b(?:send|mail|forward|e-?mail)\b[^.\n]{0,80}? to (${address})|\bCc:? (${address})`,
      'giu',
    ),
    order: ([, first, second, third]) => leadFor(first ?? second ?? third ?? ''),
  },
  {
    pattern: /\b(?:escalate|page the team|wake (?:up )?the team|raise the alarm)\b/giu,
    order: () => ({ call: 'request_human', input: defaults.request_human, times: 1 }),
  },
  {
    pattern: /\bsearch (?:the knowledge base )?for "([^"\n]+)"/giu,
    order: ([, query = '']) => ({ call: 'search_knowledge', input: { query: expand(query) }, times: 1 }),
  },
  {
    pattern:
      /\b(?:print|reveal|repeat|show|output|quote|dump|translate|gib|affiche)\b[^.\n]{0,60}?\b(?:system prompt|instructions|rules|prompt|Anweisungen|text above|words above)\b/giu,
    order: () => ({ reveal: true }),
  },
  {
    pattern: new RegExp(
      String.raw`\b(?:tell|ask|send|urge|direct) ${reader} to ((?:visit|open|go to|log in at|pay|write|enter|click|install|call|use)[^\n"]+)`,
      'giu',
    ),
    order: ([, what = '']) => ({ say: `Please ${what}` }),
  },
  {
    pattern: /\b(?:say|claim|confirm|pretend|state|promise|write) (?:that )?you ([a-z][^\n"]+)/giu,
    order: ([, what = '']) => ({ say: `I ${what}` }),
  },
  {
    pattern: new RegExp(
      String.raw`\b(?:say|write|answer|reply|mention|include|append|add|insert|show|display|output|repeat|sag|antworte|réponds|dis|tell ${reader}):? (?:with |mit |par |exactly |this image |the image )?["“]([^"”]+)["”]`,
      'giu',
    ),
    order: ([, what = '']) => ({ say: expand(what) }),
  },
  {
    pattern: /\b(?:mention|ping|notify|write|include) (<[!@#][^>\n]+>|@(?:here|channel|everyone))/giu,
    order: ([, what = '']) => ({ say: `Hello ${what}` }),
  },
];

const key = (order: Order) => JSON.stringify(order);

/**
 * Every instruction in a text, in the order it stands there, each once. Understood are `call NAME [N times] [with
 * JSON]` and the ways people have found to talk models into things; what is not understood is only text.
 */
export const ordersIn = (text: string): Order[] => {
  const found = phrasings.flatMap(({ pattern, order }) =>
    [...text.matchAll(pattern)].flatMap((match) => {
      const given = order(match, text);
      return given === undefined ? [] : [{ at: match.index, given }];
    }),
  );
  const inOrder = found.sort((a, b) => a.at - b.at).map(({ given }) => given);
  return [...new Map(inOrder.map((order) => [key(order), order])).values()];
};
