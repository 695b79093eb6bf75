import { api } from './api.js';
import { blockKit } from './block-kit.js';
import { byId, el, initials, keyed, stickToEnd, time, tint } from './dom.js';
import { mrkdwn } from './mrkdwn.js';

const folded = new Set();

const actingAs = () => byId('slack-user').value;

const message = (item, { users, names, refresh }) => {
  const { channel, ts, user, blocks, text, ephemeralTo } = item;
  const name = names.get(user) ?? user;
  const press = ({ action_id, option }) =>
    refresh(api.press({ channel, ts, action_id, option, user: actingAs() }));
  const bot = users.find((candidate) => candidate.id === user)?.role === 'bot';
  const content = blocks?.length > 0 ? blockKit(blocks, names, press) : mrkdwn(text, names);
  return el(
    'article',
    { class: `slack-message${ephemeralTo === undefined ? '' : ' ephemeral'}` },
    el(
      'span',
      { class: `face ${bot ? 'bot' : tint(name)}`, 'aria-hidden': 'true' },
      bot ? '✦' : initials(name),
    ),
    el(
      'div',
      { class: 'body' },
      ephemeralTo === undefined ? undefined : el('p', { class: 'only-you' }, 'Only visible to you'),
      el(
        'p',
        { class: 'from' },
        el('b', {}, name),
        bot ? el('span', { class: 'app' }, 'app') : undefined,
        ' ',
        el('time', {}, time(Number(ts) * 1000)),
      ),
      ...content,
    ),
  );
};

const replyForm = ({ channel, ts }, refresh) => {
  const id = `reply-${ts}`;
  const box = el('textarea', {
    id,
    rows: '1',
    placeholder: 'Reply in thread… (// for an internal note)',
    required: true,
  });
  const form = el(
    'form',
    {
      class: 'reply',
      onsubmit: (event) => {
        event.preventDefault();
        const text = box.value.trim();
        if (text === '') return;
        box.value = '';
        refresh(api.reply({ channel, thread_ts: ts, user: actingAs(), text }));
      },
    },
    el('label', { class: 'unseen', for: id }, 'Reply in this thread'),
    box,
    el('button', { type: 'submit', class: 'primary' }, 'Reply'),
  );
  box.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    form.requestSubmit();
  });
  return form;
};

const thread = (root, context) => {
  const replies = el('ol', { class: 'replies' });
  const inside = el('div', { class: 'inside' }, replies, replyForm(root, context.refresh));
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
    const count = items.filter((item) => item.ephemeralTo === undefined).length;
    label.textContent = `${count} ${count === 1 ? 'reply' : 'replies'}`;
    keyed(
      replies,
      items,
      (item) => item.ts,
      (item) => el('li', {}, message(item, now)),
    );
  };
  return { node: el('div', { class: 'thread' }, toggle, inside), update };
};

const threads = new WeakMap();

const root = (item, before, context) => {
  const own = message(item.message, context);
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
    const { channel, channels, messages, users } = await api.slack(byId('slack-channel').value);
    showUsers(users);
    showChannels(channels);
    byId('slack-title').textContent = `# ${channel.name}`;
    const names = new Map([...users, ...channels].map(({ id, name }) => [id, name]));
    const visible = messages.filter((m) => m.ephemeralTo === undefined || m.ephemeralTo === actingAs());
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
        (item, before) => root(item, before, { users, names, refresh }),
      ),
    );
  };
};
