import { api } from './api.js';
import { byId, el, keyed, stickToEnd } from './dom.js';
import { slackMessage } from './slack-message.js';
import { replyForm } from './slack-reply.js';

const folded = new Set();

const actingAs = () => byId('slack-user').value;

const thread = (root, context) => {
  const replies = el('ol', { class: 'replies' });
  const inside = el('div', { class: 'inside' }, replies, replyForm(root, context));
  const label = el('span');
  const toggle = el(
    'button',
    {
      type: 'button',
      class: 'toggle',
      onclick: () => {
        if (!folded.delete(root.ts)) folded.add(root.ts);
        show();
      },
    },
    label,
  );
  const show = () => {
    inside.hidden = folded.has(root.ts);
    toggle.setAttribute('aria-expanded', String(!inside.hidden));
  };
  show();
  const update = (items, now) => {
    const count = items.filter((item) => item.ephemeralTo === undefined && !item.deleted).length;
    label.textContent = `${count} ${count === 1 ? 'reply' : 'replies'}`;
    keyed(
      replies,
      items,
      (item) => item.ts,
      (item) => el('li', {}, slackMessage(item, now)),
    );
  };
  return { node: el('div', { class: 'thread' }, toggle, inside), update };
};

const threads = new WeakMap();

const root = (item, before, context) => {
  const own = slackMessage(item.message, context);
  if (before === undefined) {
    const part = thread(item.message, context);
    const node = el('li', {}, own, part.node);
    threads.set(node, { ...part, shown: JSON.stringify(item.message) });
    part.update(item.replies, context);
    return node;
  }
  const [old] = before.children;
  const part = threads.get(before);
  const stamp = JSON.stringify(item.message);
  if (part.shown !== stamp) {
    part.shown = stamp;
    const focused = old.contains(document.activeElement);
    old.replaceWith(own);
    if (focused) {
      own.tabIndex = -1;
      own.focus({ preventScroll: true });
    }
  }
  part.update(item.replies, context);
  return before;
};

const showUsers = (users) => {
  const chooser = byId('slack-user');
  const group = (label, role) => {
    const members = users.filter((user) => user.role === role);
    return el('optgroup', { label }, ...members.map((user) => el('option', { value: user.id }, user.name)));
  };
  if (chooser.options.length > 0) return;
  chooser.append(group('Responders', 'responder'), group('Not responders', 'outsider'));
};

/** Offered where routes send cases to more channels than one. */
const showChannels = (channels) => {
  const chooser = byId('slack-channel');
  if (chooser.options.length > 0) return;
  chooser.append(...channels.map(({ id, name }) => el('option', { value: id }, `# ${name}`)));
  chooser.hidden = channels.length < 2;
};

/** The channel, its cards and their threads. */
export const slackPane = (refresh) => {
  for (const chooser of ['slack-user', 'slack-channel'])
    byId(chooser).addEventListener('change', () => refresh());
  return async () => {
    const { channel, channels, messages, deleted, users } = await api.slack(byId('slack-channel').value);
    showUsers(users);
    showChannels(channels);
    byId('slack-title').textContent = `# ${channel.name}`;
    const names = new Map([...users, ...channels].map(({ id, name }) => [id, name]));
    const visible = [...messages, ...deleted.map((m) => ({ ...m, deleted: true }))]
      .filter((m) => m.ephemeralTo === undefined || m.ephemeralTo === actingAs())
      .map((m) => ({ ...m, own: m.user === actingAs() }))
      .sort((one, other) => (one.ts < other.ts ? -1 : 1));
    const isRoot = (m) => m.thread_ts === undefined || m.thread_ts === m.ts;
    const roots = visible.filter(isRoot).map((own) => ({
      message: own,
      replies: visible.filter((m) => !isRoot(m) && m.thread_ts === own.ts),
    }));
    byId('slack-empty').hidden = roots.length > 0;
    stickToEnd(byId('slack-scroll'), () =>
      keyed(
        byId('slack-messages'),
        roots,
        (item) => item.message.ts,
        (item, before) => root(item, before, { users, names, refresh, actingAs }),
      ),
    );
  };
};
