//! The look of the report: people's words in a book face, the program's in a plain one; a calm page that prints. Uses
//! nothing. No character here may be an angle bracket that opens, or an ampersand.

/// The style sheet.
pub(super) const CSS: &str = "\
:root {
  color-scheme: light dark;
  --paper: #fbf8f1; --ink: #1d2433; --soft: #4a5263; --line: #ddd5c3; --card: #fffdf8; --tint: #f3ecda;
  --sky: #0f2540; --sky-2: #1a4670; --sun: #ffc94d; --link: #1a4670; --lane: #4a5263; --lane-text: #4a5263;
  --book: \"Source Serif 4\", \"Source Serif Pro\", Charter, \"Iowan Old Style\", \"Palatino Linotype\", Palatino, \
\"Noto Serif\", \"DejaVu Serif\", Georgia, serif;
  --plain: \"Source Sans 3\", \"Source Sans Pro\", system-ui, -apple-system, \"Segoe UI\", Roboto, \"Noto Sans\", \
\"DejaVu Sans\", sans-serif;
}
@media (prefers-color-scheme: dark) {
  :root { --paper: #14181f; --ink: #ece7db; --soft: #b9b3a5; --line: #3a414d; --card: #1a2029; --tint: #222a35;
    --link: #a3c8f0; --lane-text: #b9b3a5; }
}
.lane-0 { --lane: #482bb9; } .lane-1 { --lane: #946320; } .lane-2 { --lane: #0e7265; } .lane-3 { --lane: #d01b70; }
.lane-4 { --lane: #68729f; } .lane-5 { --lane: #414513; } .lane-6 { --lane: #47265d; } .lane-7 { --lane: #63263c; }
* { box-sizing: border-box; }
html { scroll-padding-top: 1rem; -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 1.0625rem/1.55 var(--plain);
  overflow-wrap: break-word; font-kerning: normal; }
a { color: var(--link); text-underline-offset: .15em; }
a:focus-visible { outline: 3px solid var(--sun); outline-offset: 2px; border-radius: 2px; }
.skip { position: absolute; inset-inline-start: -100vw; top: 0; background: var(--sun); color: #1d2433; padding: .6rem 1rem;
  z-index: 2; }
.skip:focus { inset-inline-start: 0; }
header { background: linear-gradient(var(--sky), var(--sky-2)); color: #fff; border-bottom: 4px solid var(--sun); }
header > div { max-width: 78rem; margin: 0 auto; padding: 3.2rem 2rem 2.6rem; }
.eyebrow { margin: 0; color: #ffd97a; font-weight: 600; letter-spacing: .04em; }
h1 { margin: .35rem 0 0; font: 600 clamp(2rem, 5vw, 3.4rem)/1.12 var(--book); letter-spacing: -.01em;
  text-wrap: balance; }
.task { margin: 1.3rem 0 0; max-width: 46rem; font: 1.3rem/1.45 var(--book); }
.task b { display: block; color: #ffd97a; font: 600 .9rem/1.4 var(--plain); letter-spacing: .02em; }
header dl { display: flex; flex-wrap: wrap; gap: .7rem 2.2rem; margin: 1.7rem 0 0; }
header dt { color: #ffd97a; font-size: .84rem; font-weight: 600; }
header dd { margin: 0; }
.page { max-width: 78rem; margin: 0 auto; padding: 0 2rem 4rem; }
.notice { margin: 1.6rem 0 0; padding: .8rem 1.1rem; border-inline-start: 5px solid #b3001b; background: var(--tint);
  font-weight: 600; }
.note { margin: 1.2rem 0 0; color: var(--soft); font-size: .95rem; max-width: 46rem; }
nav { margin: 2rem 0 0; padding: 1.1rem 1.4rem 1.2rem; background: var(--card); border: 1px solid var(--line);
  border-radius: 8px; }
nav h2 { margin: 0 0 .5rem; padding: 0; border: 0; font: 600 1rem/1.3 var(--plain); color: var(--soft); }
nav ul { margin: 0; padding: 0; list-style: none; font-size: .95rem; line-height: 1.35; }
nav li { margin: .38rem 0; break-inside: avoid; }
nav ul ul { padding-inline-start: .9rem; border-inline-start: 2px solid var(--line); margin-top: .3rem; font-size: .9rem; }
nav a { text-decoration: none; } nav a:hover { text-decoration: underline; }
main { min-width: 0; }
h2, h3, h4, h5, h6 { text-wrap: balance; break-after: avoid; }
h2 { margin: 3.4rem 0 .9rem; padding-top: 1.1rem; border-top: 2px solid var(--ink); font: 600 1.95rem/1.2 var(--book); }
main > section:first-child > h2 { margin-top: 2.2rem; }
h3 { margin: 2.2rem 0 .6rem; font: 600 1.35rem/1.3 var(--book); }
h4 { margin: 1.9rem 0 .4rem; font: 600 1.1rem/1.35 var(--plain); }
h5, h6 { margin: 1.3rem 0 .3rem; font: 600 .98rem/1.35 var(--plain); color: var(--soft); }
p { margin: .5rem 0; }
main > section > p, main section section > p { max-width: 46rem; }
.chip { display: inline-block; min-width: 1.75em; padding: .08em .42em; border-radius: .4em; background: var(--lane);
  color: #fff; font: 600 .84em/1.4 var(--plain); font-variant-numeric: tabular-nums; text-align: center;
  white-space: nowrap; }
h3 .chip { margin-inline-end: .25em; }
.question { margin: 0 0 .8rem; color: var(--soft); font: italic 1.08rem/1.45 var(--book); max-width: 46rem; }
.lines { margin: .6rem 0 1rem; padding: 0; list-style: none; max-width: 50rem; }
.lines > li { display: grid; grid-template-columns: 2.5rem minmax(0, 1fr); gap: 0 .7rem; padding: .34rem 0;
  break-inside: avoid; }
.lines > li > .no { font: 600 .84rem/1.9 var(--plain); font-variant-numeric: tabular-nums;
  color: var(--soft); white-space: nowrap; }
.lines .lines { margin: .15rem 0 .3rem; padding-inline-start: .9rem; border-inline-start: 2px solid var(--line); }
.words { margin: 0; font: 1.08rem/1.5 var(--book); }
.words span { white-space: pre-wrap; }
.tongues { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(16rem, 100%), 1fr)); gap: 0 1.6rem; }
.tongue { display: block; font: 600 .8rem/1.4 var(--plain); color: var(--soft); }
.pages > section, .slips > section { margin-top: 3rem; } .slips > section > h2 { border-top: 2px dashed var(--soft); }
.pages td:empty, .slips td:empty { min-width: 9rem; height: 3rem; }
.lead { font: 600 .92em/1.4 var(--plain); margin-inline-end: .35em; font-variant-numeric: tabular-nums; }
.no { font-weight: 600; }
.beside { display: flex; flex-wrap: wrap; gap: 0 1.3em; margin: .05rem 0 .15rem; padding: 0; list-style: none; color: var(--soft);
  font-size: .88rem; line-height: 1.45; }
.beside b, .more b { font-weight: 600; }
.beside .no, .more .no { font-variant-numeric: tabular-nums; }
.more { margin: .05rem 0 .2rem; padding: 0; list-style: none; color: var(--soft); font-size: .92rem; line-height: 1.45; }
.more span { font-family: var(--book); color: var(--ink); }
.statement > div > .words { font-size: 1.38rem; line-height: 1.42; }
.lines > .statement { margin: .5rem 0 .9rem; padding: .9rem 1.2rem .9rem 1.1rem; background: var(--card);
  border: 1px solid var(--line); border-inline-start: 6px solid var(--lane); border-radius: 6px; }
.lines > .statement > .no { line-height: 2.4; }
.statement > div > .beside { margin-top: .4rem; font-size: .95rem; }
.objection > div > .words > span { font-style: italic; }
.objection > div > .words > span::before { content: \"\\201c\"; } .objection > div > .words > span::after { content: \"\\201d\"; }
.together > div > .words { font: 600 .92rem/1.7 var(--plain); color: var(--soft); }
.mention > a.no { text-decoration: none; } .mention > a.no:hover { text-decoration: underline; }
section > .facts { margin: .5rem 0 1rem; padding: 0; list-style: none; max-width: 50rem; }
section > .facts > li { margin: .2rem 0; }
section > .facts b { font-weight: 600; color: var(--soft); }
section > .facts .no { color: inherit; }
table { border-collapse: collapse; width: 100%; font-size: .97rem; line-height: 1.42; }
table.write td { height: 16mm; border-inline-start: 1px solid var(--line); } table.write.box td { height: 25mm; }
.wide { overflow-x: auto; margin: .8rem 0 1.4rem; max-width: 50rem; }
caption { text-align: start; color: var(--soft); font-size: .9rem; padding: 0 0 .4rem; }
th, td { text-align: start; vertical-align: top; padding: .5rem 0; padding-inline-end: .9rem; border-bottom: 1px solid var(--line); }
thead th { border-bottom: 2px solid var(--ink); font-weight: 600; font-size: .86rem; color: var(--soft);
  vertical-align: bottom; }
tbody th { font-weight: 400; }
.wide td, .wide thead th:not(:first-child) { font-variant-numeric: tabular-nums; }
.sum th, .sum td { font-weight: 600; border-bottom: 0; border-top: 2px solid var(--ink); }
.actions { margin: .6rem 0 1.6rem; }
.actions caption { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%);
  white-space: nowrap; }
.actions tbody th { width: 3.4rem; } .actions .what { width: 34%; }
.actions td:nth-child(3) { width: 18%; } .actions td:nth-child(4) { width: 15%; } .actions td:nth-child(5) { width: 15%; }
.actions tr { break-inside: avoid; }
.actions .chip { font-size: .84rem; }
.with { color: var(--soft); }
.open { border: 1px dashed var(--soft); border-radius: 1em; padding: .05em .6em; color: var(--soft); font-size: .92em;
  white-space: nowrap; }
.promised { font-weight: 600; white-space: nowrap; }
.promised::before { content: \"\"; display: inline-block; width: .62em; height: .62em; border-radius: 50%;
  background: var(--lane); border: 1px solid var(--soft); margin-inline-end: .42em; }
:target { background: var(--tint); scroll-margin-top: 1rem; }
footer { margin-top: 3.5rem; padding-top: 1rem; border-top: 1px solid var(--line); color: var(--soft); font-size: .9rem; }
@media (min-width: 68rem) {
  .page { display: grid; grid-template-columns: 15.5rem minmax(0, 1fr); gap: 0 3.2rem; align-items: start; }
  .page > * { grid-column: 2; }
  .page > nav { grid-column: 1; grid-row: 1 / span 40; position: sticky; top: 1.4rem; max-height: calc(100vh - 2.8rem);
    overflow-y: auto; margin-top: 2.2rem; padding: 0 .6rem 0 0; background: none; border: 0; border-radius: 0; }
}
@media (min-width: 40rem) and (max-width: 67.99rem) { nav > ul { columns: 2; column-gap: 2rem; } }
@media (max-width: 39.99rem) {
  body { font-size: 1rem; } nav ul ul { display: none; }
  header > div { padding: 2rem 1.1rem 1.7rem; } .page { padding: 0 1.1rem 3rem; }
  h2 { font-size: 1.6rem; margin-top: 2.6rem; }
  .lines > li { grid-template-columns: 2.3rem minmax(0, 1fr); gap: 0 .6rem; }
  .lines .lines { margin-inline-start: -2rem; padding-inline-start: .7rem; }
  .statement > div > .words { font-size: 1.2rem; } .lines > .statement { padding-inline-start: .7rem; padding-inline-end: .7rem; }
  .actions, .actions tbody, .actions tr, .actions td, .actions th { display: block; width: auto !important; }
  .actions thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  .actions tr { position: relative; margin: 0 0 .8rem; padding: .8rem .9rem .7rem; padding-inline-start: 3.9rem; background: var(--card);
    border: 1px solid var(--line); border-radius: 8px; }
  .actions tbody th { position: absolute; inset-inline-start: .7rem; top: .75rem; padding: 0; border: 0; }
  .actions td { padding: .12rem 0; border: 0; }
  .actions td:empty { display: none; }
  .actions td[data-label]::before { content: attr(data-label) \": \"; color: var(--soft); font-size: .88rem; }
  .wide th, .wide td { padding-inline-end: .7rem; }
}
@page { size: A4; margin: 18mm 17mm 19mm; }
@media print {
  :root { color-scheme: light; --paper: #fff; --ink: #000; --soft: #333; --line: #bbb; --card: #fff; --tint: #fff;
    --link: #000; }
  html { font-size: 9.6pt; } body { font-size: 1rem; line-height: 1.4; }
  .skip { display: none; }
  header { background: none; color: #000; border-bottom: 2pt solid #000; }
  header > div, .page { padding: 0; max-width: none; } header > div { padding-bottom: 6mm; }
  .eyebrow, .task b, header dt { color: #333; } h1 { font-size: 25pt; } .task { font-size: 13pt; }
  .page { display: block; }
  nav { margin: 6mm 0 0; padding: 0; border: 0; columns: 2; column-gap: 10mm; } nav ul { font-size: .92rem; } nav > ul { columns: auto; }
  h2 { font-size: 17pt; margin-top: 9mm; padding-top: 3mm; } h3 { font-size: 13pt; } h4 { font-size: 11.5pt; }
  .statement > div > .words { font-size: 13pt; }
  .pages > section { break-before: page; } .slips > section { break-inside: avoid; } .tongues { grid-template-columns: 1fr 1fr; }
  .lines, .wide, .question { max-width: none; }
  table { font-size: .95rem; } thead { display: table-header-group; } tr { break-inside: avoid; }
  tbody tr:first-child { break-before: avoid; } .question, section > p { break-after: avoid; }
  h4 { margin-top: 5mm; }
  .chip { border: 1pt solid #000; background: none; color: #000; }
  .wide { overflow: visible; }
  a { text-decoration: none; color: inherit; }
  :target { background: none; }
}
";
