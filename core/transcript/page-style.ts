/** The page's whole style; its hash stands in the page's content security policy. */
export const pageStyle = `
:root { color-scheme: light dark; --ink: #1c2430; --soft: #5b6675; --line: #d9dee6; --paper: #ffffff; --visitor: #eef3fb; --team: #eaf7ef; }
@media (prefers-color-scheme: dark) { :root { --ink: #e7ebf1; --soft: #9aa6b6; --line: #364152; --paper: #12171f; --visitor: #1b2738; --team: #17301f; } }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 48rem; padding: 2rem 1rem 4rem; background: var(--paper); color: var(--ink); font: 1rem/1.5 system-ui, sans-serif; }
h1 { font-size: 1.4rem; margin: 0 0 1rem; }
h2 { font-size: 1.1rem; margin: 2rem 0 1rem; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .25rem 1rem; margin: 0; }
dt, time, summary, footer { color: var(--soft); }
dd { margin: 0; min-width: 0; overflow-wrap: anywhere; unicode-bidi: isolate; }
ol { list-style: none; margin: 0; padding: 0; }
.message { margin: 0 0 .75rem; padding: .6rem .9rem; border: 1px solid var(--line); border-radius: .5rem; break-inside: avoid; }
.visitor { background: var(--visitor); }
.teammate { background: var(--team); }
.system { border-style: dashed; }
.speaker { font-weight: 600; }
time { font-size: .85rem; white-space: nowrap; }
.fate { margin: .25rem 0 0; color: var(--soft); font-style: italic; overflow-wrap: anywhere; unicode-bidi: isolate; }
.text { margin: .25rem 0 0; white-space: pre-wrap; overflow-wrap: anywhere; unicode-bidi: isolate; }
details { margin-top: .5rem; }
details ul, .choices { margin: .25rem 0 0; padding-left: 1.25rem; overflow-wrap: anywhere; }
a { color: inherit; }
footer { margin-top: 2rem; font-size: .85rem; }
@media print { :root { color-scheme: light; --ink: #000; --soft: #444; --line: #999; --paper: #fff; --visitor: #fff; --team: #fff; } body { max-width: none; padding: 0; } }
`;
