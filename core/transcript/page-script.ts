/**
 * The page's whole script; its hash stands in the page's content security policy. It puts times into the reader's zone
 * and way of writing them, and unfolds what is folded for printing. The page is complete without it.
 */
export const pageScript = `
(() => {
  'use strict';
  const of = (options) => new Intl.DateTimeFormat(undefined, options);
  const clock = of({ hour: '2-digit', minute: '2-digit' });
  const date = of({ dateStyle: 'full' });
  const moment = of({ dateStyle: 'medium', timeStyle: 'short' });
  const exact = of({ dateStyle: 'medium', timeStyle: 'long' });
  const { locale, timeZone } = clock.resolvedOptions();
  const write = (node, format) => {
    const at = new Date(node.dateTime);
    node.lang = locale;
    node.title = exact.format(at) + ' (' + node.dateTime + ')';
    node.textContent = format.format(at);
  };
  const days = [...document.querySelectorAll('.day')];
  let last = '';
  for (const entry of document.querySelectorAll('.entry')) {
    const time = entry.querySelector('time');
    const today = date.format(new Date(time.dateTime));
    if (today !== last) {
      const day = days[0].cloneNode(true);
      day.querySelector('time').dateTime = time.dateTime;
      entry.before(day);
      last = today;
    }
  }
  for (const day of days) day.remove();
  for (const node of document.querySelectorAll('time.clock')) write(node, clock);
  for (const node of document.querySelectorAll('time.moment')) write(node, moment);
  for (const node of document.querySelectorAll('time.date')) write(node, date);
  for (const zone of document.querySelectorAll('.zone')) zone.textContent = timeZone;
  let unfolded = [];
  addEventListener('beforeprint', () => {
    unfolded = [...document.querySelectorAll('details:not([open])')];
    for (const details of unfolded) details.open = true;
  });
  addEventListener('afterprint', () => {
    for (const details of unfolded) details.open = false;
  });
})();
`;
