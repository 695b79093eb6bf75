import { api } from './api.js';
import { blockKit } from './block-kit.js';
import { el, initials, time, tint } from './dom.js';
import { fileSize } from './file-size.js';
import { decode, mrkdwn } from './mrkdwn.js';
import { sendOnEnter } from './slack-reply.js';

const files = ({ files: shared = [] }) =>
  shared.length === 0
    ? undefined
    : el(
        'ul',
        { class: 'files', 'aria-label': 'Files' },
        ...shared.map(({ id, name, size }) =>
          el(
            'li',
            {},
            el('a', { href: `/console/slack-files/${encodeURIComponent(id)}`, download: name }, name),
            ' ',
            el('small', {}, fileSize(size)),
          ),
        ),
      );

/** As it was typed: addresses bare, mentions by id, as Slack takes them back. */
const typedText = (text) => decode(text.replace(/<(https?:[^|>]+)(?:\|[^>]*)?>/g, '$1'));

/** Puts a form in the place of the words until they are saved, or left as they were. */
const editWords = (item, words, { refresh, actingAs }) => {
  const { channel, ts, text } = item;
  const box = el('textarea', { rows: '1', 'aria-label': 'Edit your message', required: true });
  box.value = typedText(text);
  const actions = words.parentElement.querySelector('.own');
  const leave = () => {
    form.replaceWith(words);
    actions.hidden = false;
  };
  const form = el(
    'form',
    {
      class: 'reply edit',
      onsubmit: (event) => {
        event.preventDefault();
        const changed = box.value.trim();
        leave();
        if (changed !== '' && changed !== typedText(text))
          refresh(api.editReply({ channel, ts, user: actingAs(), text: changed }));
      },
    },
    box,
    el('button', { type: 'button', class: 'quiet', onclick: leave }, 'Cancel'),
    el('button', { type: 'submit', class: 'primary' }, 'Save'),
  );
  sendOnEnter(box);
  box.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') leave();
  });
  words.replaceWith(form);
  actions.hidden = true;
  box.focus();
};

const ownActions = (item, words, context) => {
  const { channel, ts, text } = item;
  const remove = () => context.refresh(api.deleteReply({ channel, ts, user: context.actingAs() }));
  return el(
    'span',
    { class: 'own', role: 'group', 'aria-label': 'Your message' },
    text === ''
      ? undefined
      : el(
          'button',
          { type: 'button', class: 'quiet', onclick: () => editWords(item, words, context) },
          'Edit',
        ),
    el('button', { type: 'button', class: 'quiet', onclick: remove }, 'Delete'),
  );
};

const body = (item, context, bot) => {
  const { channel, ts, blocks, text, edited, ephemeralTo, own } = item;
  if (item.deleted) return [el('p', { class: 'gone' }, 'This message was deleted.')];
  const { names, refresh, actingAs } = context;
  const press = ({ action_id, option }) =>
    refresh(api.press({ channel, ts, action_id, option, user: actingAs() }));
  const words = el(
    'div',
    { class: 'words' },
    ...(blocks?.length > 0 ? blockKit(blocks, names, press) : text === '' ? [] : mrkdwn(text, names)),
    // A card changes with its case, which nobody has edited.
    edited === undefined || bot ? undefined : el('small', { class: 'edited' }, '(edited)'),
  );
  const mayChange = own && !bot && ephemeralTo === undefined;
  return [words, files(item), mayChange ? ownActions(item, words, context) : undefined];
};

/** A message of the channel or of a thread; whoever is acted as may change their own. */
export const slackMessage = (item, context) => {
  const { ts, user, ephemeralTo } = item;
  const name = context.names.get(user) ?? user;
  const bot = context.users.find((candidate) => candidate.id === user)?.role === 'bot';
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
      ...body(item, context, bot),
    ),
  );
};
