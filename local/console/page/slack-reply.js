import { api } from './api.js';
import { el } from './dom.js';
import { fileSize } from './file-size.js';

const base64 = (file) =>
  new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.addEventListener('load', () => resolve(reader.result.slice(reader.result.indexOf(',') + 1)));
    reader.addEventListener('error', () => reject(new Error(`${file.name} cannot be read`)));
    reader.readAsDataURL(file);
  });

const sent = async (file) => ({
  name: file.name,
  ...(/^[a-z]+\/[a-z0-9.+-]+$/.test(file.type) ? { type: file.type } : {}),
  content: await base64(file),
});

/** Enter sends, Shift and Enter begin a new line. */
export const sendOnEnter = (box) =>
  box.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    box.form.requestSubmit();
  });

/** What is written below a thread, and files with it. */
export const replyForm = ({ channel, ts }, { refresh, actingAs }) => {
  const id = `reply-${ts}`;
  const box = el('textarea', { id, rows: '1', placeholder: 'Reply in thread… (// for an internal note)' });
  const chosen = el('p', { class: 'chosen', role: 'status' });
  const picker = el('input', { type: 'file', multiple: true, class: 'unseen', 'aria-label': 'Attach files' });
  const show = () => {
    chosen.textContent = [...picker.files].map(({ name, size }) => `${name} (${fileSize(size)})`).join(', ');
  };
  picker.addEventListener('change', show);
  const post = async (text, files) =>
    api.reply({
      channel,
      thread_ts: ts,
      user: actingAs(),
      ...(text === '' ? {} : { text }),
      ...(files.length === 0 ? {} : { files: await Promise.all(files.map(sent)) }),
    });
  const form = el(
    'form',
    {
      class: 'reply',
      onsubmit: (event) => {
        event.preventDefault();
        const text = box.value.trim();
        const files = [...picker.files];
        if (text === '' && files.length === 0) return;
        const posting = post(text, files).catch((error) => {
          if (box.value === '') box.value = text;
          throw error;
        });
        form.reset();
        show();
        refresh(posting);
      },
    },
    el('label', { class: 'unseen', for: id }, 'Reply in this thread'),
    box,
    el(
      'label',
      { class: 'attach', title: 'Attach files' },
      picker,
      el('span', { 'aria-hidden': 'true' }, '📎'),
    ),
    el('button', { type: 'submit', class: 'primary' }, 'Reply'),
  );
  sendOnEnter(box);
  return el('div', {}, form, chosen);
};
