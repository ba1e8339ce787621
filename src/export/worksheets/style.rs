//! The look of the sheets: A4 upright, one to a page, large enough to be read from beside, black on white. Uses nothing.
//! No character here may be an angle bracket that opens, or an ampersand.

/// The style sheet.
pub(super) const CSS: &str = "\
:root { --ink: #1d2433; --soft: #4a5263; --line: #9a9384; --tint: #f6f1e4; --sun: #c98a00;
  --book: \"Source Serif 4\", \"Source Serif Pro\", Charter, \"Iowan Old Style\", Palatino, \"Noto Serif\", \
\"DejaVu Serif\", Georgia, serif;
  --plain: \"Source Sans 3\", \"Source Sans Pro\", system-ui, -apple-system, \"Segoe UI\", Roboto, \"Noto Sans\", \
\"DejaVu Sans\", sans-serif; }
* { box-sizing: border-box; }
html { font-size: 11.5pt; }
body { margin: 0; background: #d9d4c8; color: var(--ink); font: 1rem/1.4 var(--plain); overflow-wrap: break-word; }
.sheet { display: flex; flex-direction: column; width: 210mm; min-height: 297mm; margin: 8mm auto; padding: 13mm 15mm;
  background: #fff; break-after: page; }
.top { display: flex; justify-content: space-between; gap: 8mm; align-items: flex-start; }
.top > div { min-width: 0; }
.eyebrow { margin: 0; color: var(--soft); font-size: .95rem; }
h1 { margin: .3mm 0 2.5mm; font: 600 23pt/1.15 var(--book); text-wrap: balance; }
h2 { margin: 4mm 0 1mm; font: 600 1.05rem/1.3 var(--plain); }
.number { flex: none; margin: 0; width: 30mm; height: 22mm; border: 1.2pt solid var(--ink); border-radius: 2mm;
  padding: 1mm 2mm; }
.number span { font-size: .85rem; color: var(--soft); }
.prompt { margin: 1mm 0 2.5mm; padding: 1.5mm 0 1.5mm 4mm; border-left: 1.6mm solid var(--sun); font: 15pt/1.32 var(--book); }
.how { margin: 0 0 1mm; } .how b { margin-right: 3mm; white-space: nowrap; }
.label { margin: 3mm 0 0; color: var(--soft); font-weight: 600; }
.note { margin: 1mm 0; color: var(--soft); font-size: .93rem; }
.notice { margin: 4mm 0 0; padding: 2mm 4mm; border-left: 1.6mm solid #b3001b; font-weight: 600; }
table { width: 100%; border-collapse: collapse; }
th { text-align: left; vertical-align: bottom; font-size: .93rem; padding: 1mm 2mm .8mm 0; border-bottom: 1.2pt solid var(--ink); }
.boxes { table-layout: fixed; margin-top: 2mm; } .boxes .first { width: 46%; }
.boxes th:only-child { width: auto; }
.boxes td { height: 9.5mm; border-bottom: .6pt solid var(--line); }
.boxes td + td, .boxes th + th { border-left: .6pt solid var(--line); padding-left: 2mm; }
.boxes tr, .card { break-inside: avoid; }
.plan { margin-top: 5mm; font-size: 1.25rem; }
.plan td { padding: 1.2mm 2mm 1.2mm 0; border-bottom: .6pt solid #ddd5c3; vertical-align: top; }
.plan td:last-child, .plan th:last-child { width: 24mm; text-align: right; padding-right: 0; font-variant-numeric: tabular-nums; }
.plan .sum td { border-top: 1.2pt solid var(--ink); border-bottom: 0; font-weight: 600; }
.card { margin-top: auto; padding: 2mm 5mm 2.5mm; border: 1pt dashed var(--soft); border-radius: 2mm; background: var(--tint); }
.card h2 { margin-top: 0; } .card p { margin: .6mm 0; font-size: .93rem; }
.card .typed { font: .95rem/1.4 ui-monospace, \"DejaVu Sans Mono\", monospace; }
.cards { justify-content: space-between; gap: 8mm; }
.table-card { flex: 1; display: flex; flex-direction: column; justify-content: center; text-align: center;
  border: 1pt dashed var(--soft); border-radius: 3mm; padding: 8mm; break-inside: avoid; }
.table-card h1 { font-size: 54pt; margin: 0 0 4mm; } .seated { margin: 0; font-size: 20pt; }
.all { display: grid; grid-template-columns: 1fr 1fr; gap: 5mm; margin-top: 4mm; }
.badge { display: flex; flex-direction: column; align-items: center; justify-content: center; height: 58mm; padding: 2mm 4mm;
  border: 1pt dashed var(--soft); border-radius: 3mm; text-align: center; break-inside: avoid; }
.badge .name { margin: 1.5mm 0 0; font: 600 1.15rem/1.2 var(--book); }
.badge svg text { font-family: var(--plain); }
@page { size: A4; margin: 0; }
@media print { body { background: none; } .sheet { margin: 0; min-height: 296mm; }
  .sheet, .card, svg { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  .sheet:last-child { break-after: auto; } }
";
