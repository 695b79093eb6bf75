import { AppError } from '../../core/errors.ts';
import type { ReadHtml } from '../../core/knowledge/html-page.ts';
import type { KnowledgeSources, PageReading } from '../../core/knowledge/sync/source.ts';
import type { LiveAgentClient } from './client.ts';
import { type KnowledgeEntry, knowledgeEntries } from './models.ts';
import { articleUrl, isArticle, isPublicArticle, knowledgeCall, knowledgeLimit } from './unconfirmed.ts';

/** Far beyond any real knowledge base; a server that never ends is an error. */
const maxRequests = 500;

/** All entries, those below categories too, in whichever way the account's version lists them. */
const readEntries = async (client: LiveAgentClient): Promise<Map<string, KnowledgeEntry>> => {
  const entries = new Map<string, KnowledgeEntry>();
  const parents: (string | undefined)[] = [undefined];
  let requests = 0;
  const readBelow = async (parent: string | undefined) => {
    for (let offset = 0; ; offset += knowledgeLimit) {
      requests += 1;
      if (requests > maxRequests) {
        throw new AppError(
          'refused',
          `LiveAgent's knowledge base takes more than ${maxRequests} requests; expected fewer`,
        );
      }
      const { path, query } = knowledgeCall(parent, offset);
      const found = (await client.readV1(knowledgeEntries, path, query)).response.articles;
      const fresh = found.filter(({ kb_entry_id }) => !entries.has(kb_entry_id));
      for (const entry of fresh) {
        entries.set(entry.kb_entry_id, entry);
        if (!isArticle(entry)) parents.push(entry.kb_entry_id);
      }
      // A version that ignores the offset answers the same each time.
      if (found.length < knowledgeLimit || fresh.length === 0) return;
    }
  };
  for (const parent of parents) await readBelow(parent);
  return entries;
};

const readEntry = (entry: KnowledgeEntry, account: string, readHtml: ReadHtml): PageReading => {
  const url = articleUrl(entry, account);
  if (url === undefined)
    throw new AppError('refused', 'the article has no public address; expected url or urlcode');
  const title = entry.title.replace(/\s+/g, ' ').trim();
  const { text } = readHtml(entry.content);
  if (title === '' || text === '')
    throw new AppError('refused', 'the article has no title or no text; expected both');
  return { outcome: 'read', page: { title, url, body: text } };
};

/** Source `liveagent`: the published, public articles of the account's own knowledge base. `url`: the account's base address. */
export const liveAgentArticles =
  (options: { client: LiveAgentClient; url: string; readHtml: ReadHtml }): KnowledgeSources['liveagent'] =>
  async () => {
    const all = await readEntries(options.client);
    const entries = new Map(
      [...all.values()]
        .filter((entry) => isArticle(entry) && isPublicArticle(entry, (id) => all.get(id)))
        .map((entry) => [`liveagent/${entry.kb_entry_id}`, entry]),
    );
    if (entries.size === 0) {
      throw new AppError(
        'refused',
        `LiveAgent lists ${all.size} entries of its knowledge base, none of them a published, public article; expected at least one`,
      );
    }
    return {
      pages: [...entries.keys()],
      problems: [],
      leftOut: [],
      read: async (from) => {
        const entry = entries.get(from);
        return entry === undefined
          ? { outcome: 'gone', why: 'LiveAgent does not list it any more' }
          : readEntry(entry, options.url, options.readHtml);
      },
    };
  };
