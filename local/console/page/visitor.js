import { api } from './api.js';
import { bubble } from './bubble.js';
import { chatName } from './chat-name.js';
import { byId, el, keyed, stickToEnd } from './dom.js';

const languages = {
  en: 'English',
  fr: 'Français',
  de: 'Deutsch',
  es: 'Español',
  it: 'Italiano',
  pt: 'Português',
  nl: 'Nederlands',
  pl: 'Polski',
  cs: 'Čeština',
  sk: 'Slovenčina',
  hu: 'Magyar',
  ro: 'Română',
  sv: 'Svenska',
  ja: '日本語',
};

/** An answer that takes longer than this is not on its way any more. */
const typingMs = 45_000;

/** Chats to switch between, newest first. */
const listed = 30;

let current;
let typingUntil;

/** The assistant is thought to be writing while the newest word is the visitor's and no person has spoken since. */
const waiting = ({ status, messages }) => {
  const last = messages.at(-1);
  if (last?.from !== 'visitor' || !/open|chatting|active/i.test(status)) return false;
  return (messages.findLast((m) => m.from !== 'visitor')?.from ?? 'assistant') === 'assistant';
};

const showTyping = (chat) => {
  const until = waiting(chat) ? new Date(chat.messages.at(-1).at).getTime() + typingMs : 0;
  clearTimeout(typingUntil);
  byId('typing').hidden = until <= Date.now();
  if (until > Date.now()) {
    typingUntil = setTimeout(() => {
      byId('typing').hidden = true;
    }, until - Date.now());
  }
};

const chatTab = (chat, refresh) =>
  el(
    'li',
    {},
    el(
      'button',
      {
        type: 'button',
        'aria-pressed': String(chat.id === current),
        title: chat.url,
        onclick: () => {
          current = chat.id;
          byId('log').replaceChildren();
          refresh();
        },
      },
      chatName(chat),
      !chat.language ? undefined : el('small', {}, chat.language),
    ),
  );

const welcome = () =>
  el(
    'div',
    { class: 'hint' },
    el('p', {}, el('b', {}, 'A visitor is looking at this page.')),
    el('p', {}, 'Open a chat, or just write the first message, and the front desk answers.'),
  );

const formChat = () => {
  const entries = [...new FormData(byId('new-chat'))].map(([key, value]) => [key, value.trim()]);
  return Object.fromEntries(entries.filter(([, value]) => value !== ''));
};

const setUpForms = (refresh) => {
  byId('visitor-language').append(
    ...Object.entries(languages).map(([code, name]) => el('option', { value: code, lang: code }, name)),
  );
  const open = async () => {
    const { id } = await api.openChat(formChat());
    current = id;
    byId('log').replaceChildren();
  };
  byId('new-chat').addEventListener('submit', (event) => {
    event.preventDefault();
    refresh(open());
    byId('say').focus();
  });
  const say = byId('say');
  byId('composer').addEventListener('submit', (event) => {
    event.preventDefault();
    const text = say.value.trim();
    if (text === '') return;
    say.value = '';
    const send = async () => {
      if (current === undefined) await open();
      await api.say(current, text);
    };
    refresh(
      send().catch((error) => {
        if (say.value === '') say.value = text;
        throw error;
      }),
    );
  });
  say.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    byId('composer').requestSubmit();
  });
};

/** Questions are picked by number, which only means something right after they were offered. */
const withQuestions = (messages) =>
  messages.map((message, i) => ({
    message,
    answerable:
      i === messages.length - 1 && message.buttons?.some((button) => button.url === undefined) === true,
  }));

/** The visitor's side. `refresh(work?)` waits for `work`, then brings every pane up to date. */
export const visitorPane = (refresh) => {
  setUpForms(refresh);
  return async () => {
    const chats = await api.chats();
    if (!chats.some((chat) => chat.id === current)) current = chats.at(-1)?.id;
    keyed(
      byId('chats'),
      chats
        .filter((chat, i) => i >= chats.length - listed || chat.id === current)
        .map((chat) => ({ ...chat, current: chat.id === current }))
        .reverse(),
      (chat) => chat.id,
      (chat) => chatTab(chat, refresh),
    );
    const log = byId('log');
    if (current === undefined) {
      log.replaceChildren(welcome());
      return;
    }
    const shown = current;
    const chat = await api.chat(shown);
    if (shown !== current) return;
    stickToEnd(log, () => {
      keyed(
        log,
        withQuestions(chat.messages),
        (_, i) => `${shown}/${i}`,
        (item) => bubble(item, (button) => refresh(api.pick(shown, button.id))),
      );
      showTyping(chat);
    });
  };
};
