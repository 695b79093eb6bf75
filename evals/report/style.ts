/** Light and dark from the same rules; marks keep their meaning in both, and none is told by colour alone. */
export const reportStyle = `
:root { color-scheme: light dark; --page: #f6f7f8; --card: #fff; --ink: #1b2026; --muted: #5b6570; --line: #d9dee3;
  --good: #1f7a5c; --bad: #c2412d; --bar: #2f6fb2; --empty: #eef1f3; --count: #10151a; --strong: #fff; }
@media (prefers-color-scheme: dark) { :root { --page: #14181c; --card: #1c2227; --ink: #e6eaee; --muted: #9aa6b1;
  --line: #333c44; --good: #3fae86; --bad: #e5745f; --bar: #6aa5e0; --empty: #242b31; --count: #fff; --strong: #08140f; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--page); color: var(--ink); font: 15px/1.5 system-ui, sans-serif; }
main { max-width: 1240px; margin: 0 auto; padding: 24px 16px 48px; }
h1 { font-size: 22px; margin: 0 0 4px; }
h2 { font-size: 16px; margin: 0 0 10px; }
p { margin: 0 0 12px; }
.muted, svg .muted { color: var(--muted); fill: var(--muted); }
.tiles { display: grid; grid-template-columns: repeat(auto-fill, minmax(150px, 1fr)); gap: 10px; margin: 18px 0; }
.tile, .card { background: var(--card); border: 1px solid var(--line); border-radius: 8px; padding: 12px 14px; min-width: 0; }
.tile b { display: block; font-size: 22px; line-height: 1.25; font-weight: 650; }
.tile.bad b { color: var(--bad); }
.tile.good b { color: var(--good); }
.charts { columns: 3 340px; column-gap: 12px; }
.charts .card { break-inside: avoid; margin: 0 0 12px; }
svg { display: block; width: 100%; max-width: 440px; height: auto; font: 11px system-ui, sans-serif; }
svg text { fill: var(--ink); }
.grid { stroke: var(--line); stroke-width: 1; }
.axis { stroke: var(--muted); stroke-width: 1; }
.line { fill: none; stroke: var(--bar); stroke-width: 2; }
.dot { fill: var(--bar); stroke: var(--card); stroke-width: 2; }
.good { fill: var(--good); } .bad { fill: var(--bad); } .bar { fill: var(--bar); }
.empty { fill: var(--empty); } .hit { fill: transparent; }
svg .count { fill: var(--count); font-weight: 600; } svg .strong { fill: var(--strong); }
dl { display: grid; grid-template-columns: minmax(110px, max-content) 1fr; gap: 6px 14px; margin: 0; }
dt { color: var(--muted); } dd { margin: 0; overflow-wrap: anywhere; }
.wide { margin-top: 12px; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-size: 14px; }
th, td { text-align: left; padding: 5px 10px 5px 0; border-bottom: 1px solid var(--line); vertical-align: top; }
th { color: var(--muted); font-weight: 500; }
td.mark { white-space: nowrap; font-weight: 600; }
td.mark.yes { color: var(--good); } td.mark.no { color: var(--bad); }
details { border-top: 1px solid var(--line); padding: 8px 0; }
summary { cursor: pointer; overflow-wrap: anywhere; }
summary b { color: var(--bad); }
ul { margin: 8px 0; padding-left: 20px; } li { overflow-wrap: anywhere; white-space: pre-wrap; }
ol.lines { list-style: none; padding: 0; margin: 8px 0 0; }
ol.lines li { margin: 4px 0; padding: 6px 10px; border-left: 3px solid var(--line); background: var(--page); border-radius: 0 6px 6px 0; }
ol.lines li.visitor { border-color: var(--bar); } ol.lines li.assistant, ol.lines li.system { border-color: var(--good); }
ol.lines li.event { font-size: 13px; color: var(--muted); }
ol.lines span { color: var(--muted); font-size: 12px; display: block; }
`;
