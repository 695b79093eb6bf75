import { type ApiAnswer, type ApiRequest, v1Error } from './api-answer.ts';

/** An entry of the account's knowledge base: A article, C category; P published, D draft; access P public, I internal. */
export interface DeskArticle {
  id: string;
  parentId: string;
  type: 'A' | 'C';
  status: 'P' | 'D';
  access: 'P' | 'I';
  title: string;
  /** HTML. */
  content: string;
}

const parameters = ['apikey', 'parent_id', 'tree_path', 'limit', 'offset'];
const largestLimit = 500;
const defaultLimit = 10;

const codeOf = (id: string): string => id.padStart(6, '0');

const pathOf = (article: DeskArticle, all: DeskArticle[]): string => {
  const parent = all.find(({ id }) => id === article.parentId);
  return parent === undefined ? '0' : `${pathOf(parent, all)}|${parent.id}`;
};

const entryOf = (article: DeskArticle, all: DeskArticle[], portal: string) => ({
  kb_entry_id: article.id,
  parent_entry_id: article.parentId,
  treepath: pathOf(article, all),
  rtype: article.type,
  rstatus: article.status,
  access: article.access,
  urlcode: codeOf(article.id),
  title: article.title,
  content: article.content,
  keywords: '',
  rorder: article.id,
  url: `${portal.replace(/^https?:/, '')}/${codeOf(article.id)}-${article.title.replace(/[^\w]+/g, '-')}`,
});

const countIn = (query: URLSearchParams, name: string, otherwise: number): number | undefined => {
  const value = query.get(name) ?? String(otherwise);
  return /^\d+$/.test(value) ? Number(value) : undefined;
};

/** `GET /api/knowledgebase/articles`: the entries below one category, or all of them. */
export const listArticles = (
  { query }: Pick<ApiRequest, 'query'>,
  { articles, portal }: { articles: DeskArticle[]; portal: string },
): ApiAnswer => {
  const unknown = [...query.keys()].find((name) => !parameters.includes(name));
  if (unknown !== undefined) return v1Error(`Unknown parameter ${unknown}`);
  const limit = countIn(query, 'limit', defaultLimit);
  const offset = countIn(query, 'offset', 0);
  if (limit === undefined || offset === undefined || limit > largestLimit)
    return v1Error('Invalid value of limit');
  const parent = query.get('parent_id');
  const found = articles.filter(({ parentId }) => parent === null || parentId === parent);
  const page = found.slice(offset, offset + limit).map((article) => entryOf(article, articles, portal));
  return { status: 200, body: { response: { articles: page } } };
};

const article = (
  id: string,
  title: string,
  content: string,
  rest: Partial<DeskArticle> = {},
): DeskArticle => ({
  id,
  parentId: '1',
  type: 'A',
  status: 'P',
  access: 'P',
  title,
  content,
  ...rest,
});

/** What the local account's knowledge base holds: two articles for everybody, a draft and an internal one. */
export const sampleArticles: DeskArticle[] = [
  article('1', 'How-to guides', '', { parentId: '0', type: 'C' }),
  article(
    '11',
    'Merging two tickets',
    '<p>When a customer writes twice about the same matter, the two tickets can be merged into one.</p><h2>How to merge</h2><ol><li>Open the ticket that stays.</li><li>Choose <strong>Merge</strong> in its menu and pick the other ticket.</li><li>Confirm. The messages of both stand in one ticket, in the order of their dates.</li></ol><p>A merged ticket cannot be split by itself, but single messages can be moved to a new ticket.</p>',
  ),
  article(
    '12',
    'Undelivered answers and bounced e-mails',
    '<p>When the mail server of a customer refuses an answer, the ticket shows a red envelope and returns to the queue.</p><h2>What to do</h2><p>Check the address for typing errors, correct it in the contact and send the answer again. Full mailboxes are tried for two days.</p>',
  ),
  article('13', 'Draft: voice bots', '<p>Not published yet.</p>', { status: 'D' }),
  article('14', 'Internal: refund limits', '<p>For agents only.</p>', { access: 'I' }),
];
