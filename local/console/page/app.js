import { api } from './api.js';
import { byId } from './dom.js';
import { mailPane } from './mail.js';
import { refreshAgo } from './mrkdwn.js';
import { pipelinePane } from './pipeline.js';
import { slackPane } from './slack.js';
import { visitorPane } from './visitor.js';

/** What went wrong last with something the user did, and with fetching; each stands until the same succeeds. */
const troubles = {};

const trouble = (where, message) => {
  troubles[where] = message;
  const text = troubles.action ?? troubles.fetch;
  byId('trouble').textContent = text ?? '';
  byId('trouble').hidden = text === undefined;
};

let running;
let again = false;

/** Fetches everything anew; calls during a fetch lead to one more fetch after it. */
const fetchAll = async () => {
  if (running !== undefined) {
    again = true;
    return running;
  }
  running = (async () => {
    do {
      again = false;
      await Promise.all(panes.map((pane) => pane()));
    } while (again);
  })().finally(() => {
    running = undefined;
  });
  return running;
};

const attempt = async (where, work) => {
  try {
    await work;
    trouble(where);
  } catch (error) {
    trouble(where, error.message);
  }
};

const refresh = async (work) => {
  if (work !== undefined) await attempt('action', work);
  await attempt('fetch', fetchAll());
};

const panes = [visitorPane(refresh), slackPane(refresh), mailPane(), pipelinePane()];

const showInfo = async () => {
  const { mode, model } = await api.info();
  byId('mode').textContent = `Local run · ${mode}`;
  byId('model').textContent = model.label;
  byId('model').dataset.kind = model.kind;
  byId('model').hidden = false;
};

const tabs = [...document.querySelectorAll('[data-show]')];
for (const tab of tabs) {
  tab.addEventListener('click', () => {
    document.body.dataset.pane = tab.dataset.show;
    for (const other of tabs) other.toggleAttribute('aria-current', false);
    tab.setAttribute('aria-current', 'true');
  });
}

const listen = () => {
  const events = new EventSource('/console/events');
  events.addEventListener('change', () => refresh());
  events.addEventListener('open', () => byId('live').classList.remove('lost'));
  events.addEventListener('error', () => byId('live').classList.add('lost'));
};

setInterval(refreshAgo, 20_000);
await refresh(showInfo());
listen();
