import { el, link } from './dom.js';
import { decode, emoji, mrkdwn } from './mrkdwn.js';

const textOf = (object, names) =>
  object.type === 'mrkdwn'
    ? mrkdwn(object.text, names)
    : [el('div', { class: 'mrkdwn' }, decode(object.text))];

const styled = (node, style = {}) => {
  const wraps = [
    ['bold', 'strong'],
    ['italic', 'em'],
    ['strike', 's'],
    ['code', 'code'],
  ];
  return wraps.reduce((inner, [name, tag]) => (style[name] ? el(tag, {}, inner) : inner), node);
};

const mention = (text) => el('span', { class: 'mention' }, text);

const richElement = (element, names) => {
  if (element.type === 'text') return styled(element.text, element.style);
  if (element.type === 'link') return styled(link(element.url, element.text ?? element.url), element.style);
  if (element.type === 'user') return mention(`@${names.get(element.user_id) ?? element.user_id}`);
  if (element.type === 'usergroup') return mention(`@${element.usergroup_id}`);
  if (element.type === 'broadcast') return mention(`@${element.range}`);
  if (element.type === 'emoji') return emoji(element.name);
  if (element.type === 'date') return new Date(element.timestamp * 1000).toLocaleString();
  return element.fallback ?? `[${element.type}]`;
};

const richPart = (part, names) => {
  const inside = () => part.elements.map((element) => richElement(element, names));
  if (part.type === 'rich_text_quote') return el('blockquote', { class: 'mrkdwn' }, ...inside());
  if (part.type === 'rich_text_preformatted') return el('pre', {}, ...inside());
  if (part.type === 'rich_text_list') {
    const items = part.elements.map((item) => el('li', {}, richPart(item, names)));
    return el(part.style === 'ordered' ? 'ol' : 'ul', {}, ...items);
  }
  return el('div', { class: 'mrkdwn' }, ...inside());
};

const button = (element, press) => {
  const label = decode(element.text.text);
  if (element.url !== undefined)
    return Object.assign(link(element.url, label), { className: 'slack-button' });
  return el(
    'button',
    { type: 'button', class: `slack-button ${element.style ?? ''}`, onclick: () => press(element) },
    label,
  );
};

/** The menu behind "…"; it stays open while the message is as it was. */
const menu = (element, press) =>
  el(
    'details',
    { class: 'slack-menu' },
    el('summary', { class: 'slack-button', 'aria-label': 'More actions' }, '⋯'),
    el(
      'div',
      { class: 'options' },
      ...element.options.map((option) =>
        el(
          'button',
          {
            type: 'button',
            onclick: (event) => {
              event.target.closest('details').open = false;
              press({ ...element, option: option.value });
            },
          },
          decode(option.text.text),
        ),
      ),
    ),
  );

const interactive = { button, overflow: menu };

const unknown = (type) => el('p', { class: 'unsupported' }, `[${type}: not shown in this console]`);

const renderers = {
  header: (block) => [el('p', { class: 'block-header' }, decode(block.text.text))],
  divider: () => [el('hr')],
  section: (block, names, press) => [
    ...(block.text === undefined ? [] : textOf(block.text, names)),
    ...(block.fields === undefined
      ? []
      : [
          el(
            'div',
            { class: 'fields' },
            ...block.fields.map((field) => el('div', {}, ...textOf(field, names))),
          ),
        ]),
    ...(block.accessory?.type === 'button' ? [button(block.accessory, press)] : []),
  ],
  context: (block, names) => [
    el(
      'div',
      { class: 'context' },
      ...block.elements.map((element) =>
        element.type === 'image'
          ? el('span', {}, element.alt_text)
          : el('div', {}, ...textOf(element, names)),
      ),
    ),
  ],
  rich_text: (block, names) => block.elements.map((part) => richPart(part, names)),
  markdown: (block) => [el('div', { class: 'mrkdwn' }, block.text)],
  actions: (block, _names, press) => [
    el(
      'div',
      { class: 'actions' },
      ...block.elements.map((element) =>
        interactive[element.type] === undefined
          ? unknown(element.type)
          : interactive[element.type](element, press),
      ),
    ),
  ],
};

/** Block Kit blocks as nodes. `names` maps ids to display names, `press(element)` is told of buttons. */
export const blockKit = (blocks, names, press) =>
  blocks.map((block) =>
    el(
      'div',
      { class: `block ${block.type}` },
      ...(renderers[block.type]?.(block, names, press) ?? [unknown(block.type)]),
    ),
  );
