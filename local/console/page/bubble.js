import { chatHtml } from './chat-html.js';
import { el, initials, link, time, tint } from './dom.js';

const speakers = { visitor: 'You', assistant: 'Assistant', teammate: 'Teammate', system: 'Notice' };

const paragraphs = (text) => text.split(/\n{2,}/).map((part) => el('p', {}, part));

const seen = (node) => node.textContent.replaceAll(/[\u200b\u2060]/g, '').trim();

/** The help desk spells choices out, as links and as a numbered list; where they stand as buttons that says it twice. */
const withoutSpelledOut = (nodes, buttons) => {
  const links = buttons.filter((button) => button.url !== undefined).map((button) => button.label);
  const questions = buttons.filter((button) => button.url === undefined);
  const spelled = [links.join(' · '), questions.map(({ label }, i) => `${i + 1}. ${label}`).join('')];
  return nodes.filter(
    (node) => !(node.nodeName === 'P' && spelled.includes(seen(node)) && seen(node) !== ''),
  );
};

/** Several people may write under one name at the help desk; their own then leads the text, in bold, with a colon. */
const takeName = ([first]) => {
  const lead = first?.firstChild;
  if (lead?.nodeName !== 'STRONG' || !lead.textContent.endsWith(':')) return undefined;
  lead.remove();
  return lead.textContent.slice(0, -1);
};

const choice = (button, answerable, pick) =>
  button.url === undefined
    ? el(
        'button',
        { type: 'button', class: 'quick', disabled: !answerable, onclick: () => pick(button) },
        button.label,
      )
    : Object.assign(link(button.url, button.label), { className: 'quick link' });

const choices = (buttons, answerable, pick) =>
  buttons.length === 0
    ? undefined
    : el(
        'div',
        { class: 'choices', role: 'group', 'aria-label': 'Suggestions' },
        ...buttons.map((button) => choice(button, answerable, pick)),
      );

/** One message as the visitor sees it. `pick(button)` is told of a question that was picked. */
export const bubble = ({ message, answerable }, pick) => {
  const { from, text, html, buttons = [], at } = message;
  const content = html === undefined ? paragraphs(text) : withoutSpelledOut(chatHtml(html), buttons);
  if (from === 'system') {
    return el(
      'div',
      { class: 'notice' },
      el('div', { class: 'words' }, ...content),
      el('time', {}, time(at)),
    );
  }
  const own = message.name ?? (from === 'teammate' ? takeName(content) : undefined);
  const name = own ?? speakers[from];
  const role = from === 'teammate' && own !== undefined ? el('span', { class: 'role' }, 'teammate') : ' ';
  const face = from === 'assistant' ? '✦' : initials(name);
  return el(
    'article',
    { class: `bubble ${from}` },
    el('span', { class: `face ${from === 'teammate' ? tint(name) : ''}`, 'aria-hidden': 'true' }, face),
    el(
      'div',
      { class: 'body' },
      el('p', { class: 'from' }, el('b', {}, name), role, el('time', {}, time(at))),
      el('div', { class: 'words' }, ...content),
      choices(buttons, answerable, pick),
    ),
  );
};
