import { api } from './api.js';
import { byId, el, initials, keyed, time, tint } from './dom.js';

let open;

const list = (value) => (Array.isArray(value) ? value.join(', ') : (value ?? ''));

const close = () => {
  open = undefined;
  byId('mail-open').hidden = true;
  byId('mail-open').replaceChildren();
  document.body.classList.remove('reading');
  byId('mails').querySelector('button')?.focus();
};

const header = (name, value) => (value === '' ? [] : [el('dt', {}, name), el('dd', {}, value)]);

const read = (mail) => {
  open = mail.id;
  const back = el('button', { type: 'button', class: 'back', onclick: close }, '← All mail');
  byId('mail-open').replaceChildren(
    back,
    el('h3', {}, mail.subject),
    el(
      'dl',
      {},
      ...header('From', list(mail.from)),
      ...header('To', list(mail.to)),
      ...header('Reply-To', list(mail.replyTo)),
      ...header('In-Reply-To', list(mail.inReplyTo)),
    ),
    el('iframe', {
      sandbox: '',
      src: `/console/mail/${mail.id}`,
      title: `Text of the mail: ${mail.subject}`,
    }),
  );
  byId('mail-open').hidden = false;
  document.body.classList.add('reading');
  back.focus();
};

const line = (mail) => {
  const from = list(mail.replyTo) || list(mail.from);
  return el(
    'li',
    { class: mail.follows && 'follows' },
    el(
      'button',
      { type: 'button', onclick: () => read(mail) },
      el('span', { class: `face ${tint(from)}`, 'aria-hidden': 'true' }, initials(from)),
      el('span', { class: 'subject' }, mail.subject),
      el('time', {}, time(mail.at)),
      el('span', { class: 'to' }, mail.follows ? '↳ follows the mail above' : `to ${list(mail.to)}`),
    ),
  );
};

/** Threads, the one with the newest mail first; within one, mails as they came. */
const byThread = (mails) => {
  const firsts = new Map(mails.map((mail) => [mail.messageId, mail]));
  const threads = Map.groupBy(
    mails.toSorted((a, b) => new Date(a.at) - new Date(b.at)),
    (mail) => (mail.inReplyTo === undefined ? mail : (firsts.get(mail.inReplyTo) ?? mail)),
  );
  return [...threads.values()]
    .toSorted((a, b) => new Date(b.at(-1).at) - new Date(a.at(-1).at))
    .flatMap(([first, ...others]) => [first, ...others.map((mail) => ({ ...mail, follows: true }))]);
};

/** The inbox: a list, and one mail open at a time. */
export const mailPane = () => async () => {
  const mails = await api.mails();
  byId('mail-count').textContent = mails.length === 0 ? '' : String(mails.length);
  byId('mail-empty').hidden = mails.length > 0;
  keyed(byId('mails'), byThread(mails), (mail) => mail.id, line);
  if (open !== undefined && !mails.some((mail) => mail.id === open)) close();
};
