/** The page's whole style; its hash stands in the page's content security policy. */
export const pageStyle = `
:root {
  color-scheme: light dark;
  --ink: #1a2230; --soft: #566275; --line: #d8dde6; --paper: #ffffff; --quiet: #f5f7fa; --link: #0b57d0;
  --visitor: #eaf1fe; --visitor-edge: #1f5fcf; --assistant: #f4f1fb; --assistant-edge: #7a5bc7;
  --team: #e8f6ee; --team-edge: #1a7049; --note: #fff7db; --note-edge: #8a5b00; --alert: #b3261e;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ink: #e6eaf1; --soft: #a3aebd; --line: #343f50; --paper: #11161e; --quiet: #19202b; --link: #8ab4f8;
    --visitor: #16263f; --visitor-edge: #6ea0f5; --assistant: #221c36; --assistant-edge: #ac93ee;
    --team: #14291f; --team-edge: #5bbd8d; --note: #2d2510; --note-edge: #d9a53a; --alert: #f2938c;
  }
}
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
body { margin: 0 auto; max-width: 52rem; padding: 2rem 1rem 4rem; background: var(--paper); color: var(--ink); font: 1rem/1.5 system-ui, sans-serif; }
h1, h2, h3, h4, p { margin: 0; }
h1 { font-size: 1.5rem; line-height: 1.25; overflow-wrap: anywhere; }
h2 { font-size: 1.1rem; margin-top: 2rem; }
.brand, .hint, footer { color: var(--soft); font-size: .875rem; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .3rem 1rem; margin: 1rem 0 0; padding: .9rem 1rem; border: 1px solid var(--line); border-radius: .6rem; background: var(--quiet); font-size: .9375rem; }
dt { color: var(--soft); }
dd { margin: 0; min-width: 0; overflow-wrap: anywhere; unicode-bidi: isolate; white-space: pre-wrap; }
ol, ul { list-style: none; margin: 0; padding: 0; }
a { color: var(--link); text-underline-offset: .15em; overflow-wrap: anywhere; }
a:focus-visible, summary:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; border-radius: .2rem; }
.log > li { margin-top: .6rem; }
.day { text-align: center; }
.day h3 { display: inline-block; margin-top: 1rem; padding: .1rem .8rem; border-radius: 1rem; background: var(--quiet); color: var(--soft); font-size: .8125rem; font-weight: 600; }
.message { width: fit-content; min-width: min(16rem, 100%); max-width: 88%; padding: .6rem .9rem; border: 1px solid var(--line); border-inline-start: 4px solid var(--edge, var(--line)); border-radius: .6rem; background: var(--ground, var(--quiet)); break-inside: avoid; }
.long .message { content-visibility: auto; contain-intrinsic-block-size: auto 6rem; }
.visitor { --ground: var(--visitor); --edge: var(--visitor-edge); }
.assistant { --ground: var(--assistant); --edge: var(--assistant-edge); margin-inline-start: auto; }
.teammate { --ground: var(--team); --edge: var(--team-edge); margin-inline-start: auto; }
.notice { margin-inline-start: auto; border-style: dashed; border-inline-start-style: solid; }
.note { --ground: var(--note); --edge: var(--note-edge); width: auto; max-width: none; border-style: dashed; border-inline-start-style: solid; }
h4 { display: flex; flex-wrap: wrap; align-items: baseline; gap: 0 .5rem; font-size: .9375rem; }
h4 time { margin-inline-start: auto; }
.speaker { overflow-wrap: anywhere; min-width: 0; }
.speaker:empty { display: none; }
.role { color: var(--edge, var(--soft)); font-size: .8125rem; font-weight: 600; }
.notice .role { color: var(--soft); }
time.clock { color: var(--soft); font-size: .8125rem; font-weight: 400; font-variant-numeric: tabular-nums; white-space: nowrap; }
.text, .brief, .fate { white-space: pre-wrap; overflow-wrap: anywhere; unicode-bidi: plaintext; }
.text { margin-top: .2rem; }
.fate { margin-top: .3rem; color: var(--soft); font-size: .875rem; font-style: italic; }
.fate.trouble { color: var(--alert); }
.event { padding: .15rem .9rem; border-inline-start: 4px solid var(--line); color: var(--soft); font-size: .875rem; }
.event .what { color: var(--ink); font-weight: 600; overflow-wrap: anywhere; }
.event.claimed, .event.over { border-color: var(--team-edge); }
.event.called { border-color: var(--note-edge); }
.event.given_back { border-color: var(--assistant-edge); }
.event.trouble { border-color: var(--alert); }
.cut { padding: .8rem 1rem; border: 1px dashed var(--soft); border-radius: .6rem; text-align: center; }
details { margin-top: .4rem; font-size: .875rem; }
summary { width: fit-content; color: var(--soft); cursor: pointer; }
details > ul, .choices { margin-top: .25rem; padding-inline-start: 1.1rem; list-style: disc; overflow-wrap: anywhere; }
.choices { font-size: .9375rem; }
li { unicode-bidi: isolate; }
footer { margin-top: 2rem; }
@media (max-width: 30rem) {
  body { padding: 1rem .75rem 3rem; }
  dl { grid-template-columns: 1fr; gap: 0; }
  dd { margin-bottom: .5rem; }
  .message { max-width: 96%; }
}
@media (forced-colors: active) { .message, .event { border-inline-start-color: CanvasText; } }
@page { margin: 16mm 14mm; }
@media print {
  :root {
    color-scheme: light;
    --ink: #000; --soft: #444; --line: #aaa; --paper: #fff; --quiet: #fff; --link: #000; --alert: #000;
    --visitor: #fff; --assistant: #fff; --team: #fff; --note: #fff;
    --visitor-edge: #1f5fcf; --assistant-edge: #7a5bc7; --team-edge: #1a7049; --note-edge: #8a5b00;
  }
  html { font-size: 10pt; }
  body { max-width: none; padding: 0; }
  .message { max-width: none; width: auto; margin-inline-start: 0; }
  .assistant, .teammate, .notice { margin-inline-start: 8%; }
  .visitor { margin-inline-end: 8%; }
  .message { break-inside: auto; }
  .long .message { content-visibility: visible; }
  .text { orphans: 3; widows: 3; }
  h1, h2, .day, h4, .what { break-after: avoid; }
  dl, .event, .cut { break-inside: avoid; }
  summary { list-style: none; }
  summary::-webkit-details-marker { display: none; }
  details::details-content { content-visibility: visible; block-size: auto; }
  .links a::after { content: ' (' attr(href) ')'; word-break: break-all; }
}
`;
