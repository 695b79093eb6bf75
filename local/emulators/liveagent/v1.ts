import { type ApiAnswer, type ApiRequest, v1Error, v1Ok } from './api-answer.ts';
import { type Desk, type DeskAgent, defaultDepartment } from './desk.ts';
import { type DeskArticle, listArticles } from './knowledge.ts';
import type { State } from './state.ts';

const yesNo = ['is_html_message', 'do_not_send_mail', 'use_template'];
const messageFields = ['message', 'useridentifier', 'type', ...yesNo];

const agentBy = (agents: DeskAgent[], identifier: string) =>
  agents.find(({ id, email }) => id === identifier || email.toLowerCase() === identifier.toLowerCase());

/** v1 reads forms only; a body of another type is dropped. */
const formOf = (request: ApiRequest): URLSearchParams =>
  /^application\/x-www-form-urlencoded\b/.test(String(request.headers['content-type'] ?? ''))
    ? new URLSearchParams(request.body)
    : new URLSearchParams();

const refuseFields = (form: URLSearchParams, known: string[]): ApiAnswer | undefined => {
  const unknown = [...form.keys()].find((name) => !known.includes(name));
  if (unknown !== undefined) return v1Error(`Unknown parameter ${unknown}`);
  const flag = yesNo.find((name) => form.has(name) && !['Y', 'N'].includes(form.get(name) ?? ''));
  return flag === undefined ? undefined : v1Error(`Invalid value of ${flag}`);
};

/** The part of API v1 that integrations use for writing, and the knowledge base, which is read through v1 only. */
export const v1Routes = (deps: {
  desk: Desk;
  state: State;
  agents: DeskAgent[];
  departments: string[];
  /** Read anew at each call. */
  knowledge: () => { articles: DeskArticle[]; portal: string };
}) => {
  const postMessage = (id: string, form: URLSearchParams): ApiAnswer => {
    const refused = refuseFields(form, messageFields);
    if (refused !== undefined) return refused;
    const [text, identifier, type] = ['message', 'useridentifier', 'type'].map(
      (name) => form.get(name) ?? '',
    );
    if (text === undefined || text === '') return v1Error('Missing parameter message');
    if (identifier === undefined || identifier === '') return v1Error('Missing parameter useridentifier');
    if (type !== 'M' && type !== 'N') return v1Error('Invalid value of type');
    const format = form.get('is_html_message') === 'Y' ? 'H' : 'T';
    const agent = agentBy(deps.agents, identifier);
    const message = { format, message: text } as const;
    // A reply by anybody who is no agent was seen to become a note.
    if (agent === undefined) deps.desk.note(id, { id: 'system00', name: 'System' }, message);
    else if (type === 'N') deps.desk.note(id, agent, message);
    else deps.desk.answer(id, agent, message);
    return v1Ok;
  };

  const transfer = (id: string, form: URLSearchParams): ApiAnswer => {
    const refused = refuseFields(form, ['departmentid', 'agentidentifier', 'useridentifier', 'note']);
    if (refused !== undefined) return refused;
    const department = form.get('departmentid') ?? defaultDepartment;
    if (!deps.departments.includes(department)) return v1Error('Department does not exist');
    const agent = agentBy(deps.agents, form.get('agentidentifier') ?? '');
    if (form.has('agentidentifier') && agent === undefined) return v1Error('Agent does not exist');
    deps.desk.update(id, {
      ...(form.has('departmentid') ? { departmentid: department } : {}),
      ...(agent === undefined ? {} : { agentid: agent.id }),
    });
    return v1Ok;
  };

  const addTag = (id: string, form: URLSearchParams): ApiAnswer => {
    const refused = refuseFields(form, ['name']);
    if (refused !== undefined) return refused;
    const name = form.get('name') ?? '';
    if (name === '') return v1Error('Missing parameter name');
    deps.desk.tag(id, name);
    return v1Ok;
  };

  const routes: Record<string, (id: string, form: URLSearchParams) => ApiAnswer> = {
    'POST messages': postMessage,
    'PUT attendants': transfer,
    'POST tags': addTag,
  };

  return (request: ApiRequest): ApiAnswer => {
    const [collection, id, part] = request.segments;
    if (request.method === 'GET' && request.segments.join('/') === 'knowledgebase/articles')
      return listArticles(request, deps.knowledge());
    if (collection !== 'conversations' || id === undefined || request.segments.length !== 3) {
      return v1Error('Unknown API call', 404);
    }
    const route = routes[`${request.method} ${part}`];
    if (route === undefined) return v1Error('Unknown API call', 404);
    if (deps.state.chats[id] === undefined) return v1Error('Conversation does not exist');
    return route(id, formOf(request));
  };
};
