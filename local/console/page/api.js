/** A call to the console's server; a refusal becomes an Error with the server's own words. */
const call = async (method, path, body) => {
  const response = await fetch(path, {
    method,
    headers: body === undefined ? {} : { 'content-type': 'application/json' },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  const result = await response.json();
  if (!response.ok) throw new Error(result.error?.message ?? `${method} ${path} answered ${response.status}`);
  return result;
};

const chat = (id) => `/visitor/chats/${encodeURIComponent(id)}`;

export const api = {
  info: () => call('GET', '/local/info'),
  chats: () => call('GET', '/console/chats'),
  chat: (id) => call('GET', chat(id)),
  openChat: (visitor) => call('POST', '/visitor/chats', visitor),
  say: (id, text) => call('POST', `${chat(id)}/messages`, { text }),
  pick: (id, button) => call('POST', `${chat(id)}/buttons`, { id: button }),
  slack: (channel) => call('GET', `/console/slack?channel=${encodeURIComponent(channel)}`),
  reply: (reply) => call('POST', '/slack/replies', reply),
  editReply: (edit) => call('POST', '/slack/edits', edit),
  deleteReply: (removal) => call('POST', '/slack/deletions', removal),
  press: (press) => call('POST', '/slack/presses', press),
  mails: () => call('GET', '/console/mail'),
  pipeline: () => call('GET', '/console/pipeline'),
};
