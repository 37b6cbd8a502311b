/** The page's only style sheet: dark on white, colours of at least AA contrast, and A4 paper. */
export const STYLES = `
:root { --ink: #1b1b1b; --soft: #4a4a4a; --line: #b8b8b8; --pale: #f3f4f6; --link: #0b4f9e; --accent: #8c1d18; }
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; }
body { margin: 0 auto; padding: 1.5rem; max-width: 72rem; color: var(--ink); background: #fff; font: 16px/1.7 "Noto Sans CJK SC", "Source Han Sans SC", "PingFang SC", "Hiragino Sans GB", "Microsoft YaHei", "WenQuanYi Micro Hei", "SimHei", sans-serif; overflow-wrap: break-word; }
h1, h2, h3, h4, h5 { line-height: 1.4; margin: 1.4em 0 .5em; break-after: avoid; }
h1 { font-size: 1.7rem; margin-top: .2em; text-align: center; }
h2 { font-size: 1.35rem; border-bottom: 2px solid var(--accent); padding-bottom: .2em; }
h3 { font-size: 1.2rem; }
h4 { font-size: 1.05rem; background: var(--pale); border-left: 4px solid var(--soft); padding: .3em .6em; }
h5 { font-size: 1rem; margin: 0 0 .4em; }
p { margin: .4em 0; }
a { color: var(--link); }
a:focus-visible, select:focus-visible, input:focus-visible, button:focus-visible, summary:focus-visible { outline: 3px solid #0b4f9e; outline-offset: 2px; }
.draft { border: 2px solid var(--accent); color: var(--accent); font-weight: 700; text-align: center; padding: .4em; margin: 0 0 1em; }
.meta { display: grid; grid-template-columns: max-content 1fr; gap: .15em 1em; margin: .6em 0; }
.meta dt { color: var(--soft); }
.meta dd { margin: 0; }
.soft { color: var(--soft); font-size: .9em; }
table { border-collapse: collapse; width: 100%; margin: .5em 0 1em; }
caption { text-align: left; font-weight: 700; padding: .3em 0; }
th, td { border: 1px solid var(--line); padding: .35em .5em; text-align: left; vertical-align: top; }
thead th { background: var(--pale); }
td.n, th.n { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; }
td.w, th.w { white-space: nowrap; }
tr.sum td { font-weight: 700; background: var(--pale); }
.scroll { overflow-x: auto; }
.finding { border: 1px solid var(--line); border-radius: 4px; padding: .7em .8em; margin: .8em 0; }
.finding, .unit, .problem { scroll-margin-top: 7rem; }
.finding .no { color: var(--soft); font-weight: 400; margin-right: .4em; }
.tag { display: inline-block; border: 1px solid currentColor; border-radius: 3px; padding: 0 .45em; font-size: .85em; font-weight: 700; margin-right: .4em; background: #fff; white-space: nowrap; }
.s0 { color: #fff; background: #a3160f; border-color: #a3160f; }
.s1 { color: #fff; background: #8a4600; border-color: #8a4600; }
.s2 { color: #fff; background: #1a5799; border-color: #1a5799; }
.s3 { color: #fff; background: #555; border-color: #555; }
.sides { table-layout: fixed; margin: .5em 0; }
.sides td.text { white-space: pre-line; }
.sides .absent { color: var(--soft); }
.sides .from td { font-size: .85em; color: var(--soft); border-top-style: dotted; }
.sides .from p { margin: 0; }
mark { background: #ffe08a; color: #6b0f00; font-weight: 700; text-decoration: underline; text-underline-offset: .15em; padding: 0 .05em; }
mark.ref { background: #e6e9ee; color: var(--ink); font-weight: 400; }
details > summary { cursor: pointer; color: var(--link); font-size: .9em; }
.shot { margin: .5em 0; }
.shot img { display: block; max-width: 100%; max-height: 22rem; border: 1px solid var(--line); }
.shot figcaption { font-size: .85em; color: var(--soft); }
.facts { display: grid; grid-template-columns: 6em 1fr; gap: .1em .6em; margin: .5em 0 0; }
.facts dt { color: var(--soft); }
.facts dd { margin: 0; }
.keep { white-space: nowrap; }
td a, .hash { overflow-wrap: anywhere; }
.short { color: var(--soft); font-size: .9em; border-top: 1px dotted var(--line); padding-top: .3em; }
.short span { display: inline-block; margin-right: 1.6em; }
.facts .do { font-weight: 700; }
.problem h4 { margin-top: 0; }
.problem { border: 2px solid var(--soft); border-radius: 4px; padding: .6em .8em; margin: .8em 0; }
.toc ol { columns: 2; padding-left: 1.6em; }
.toc > ol { columns: 1; list-style: none; padding-left: 0; }
.toc li li { break-inside: avoid; }
.hash { font: .8em/1.4 ui-monospace, "Noto Sans Mono CJK SC", Consolas, monospace; }
#filter { position: sticky; top: 0; background: #fff; border: 1px solid var(--line); padding: .5em .7em; display: flex; flex-wrap: wrap; gap: .5em 1em; align-items: center; z-index: 1; }
#filter[hidden], [hidden] { display: none !important; }
#filter select, #filter input, #filter button { font: inherit; color: inherit; padding: .15em .4em; max-width: 14em; }
.filtered { font-weight: 700; color: var(--accent); }
@media (max-width: 46rem) {
  #filter { position: static; }
  .finding, .unit, .problem { scroll-margin-top: .5rem; }
  body { padding: .8rem; }
  .sides, .sides tbody, .sides tr, .sides td { display: block; }
  .sides thead { display: none; }
  .sides td[data-side]::before { content: attr(data-side) "："; font-weight: 700; }
  .sides .from td:empty { display: none; }
  .facts, .meta { grid-template-columns: 1fr; }
}
@page { size: A4 portrait; margin: 14mm 13mm 16mm; @bottom-center { content: "第 " counter(page) " 页　共 " counter(pages) " 页"; font-size: 9pt; color: #333; } @top-right { content: "初稿，未经初核，不作为扣分依据"; font-size: 8pt; color: #333; } }
@page wide { size: A4 landscape; margin: 14mm 14mm 16mm; @bottom-center { content: "第 " counter(page) " 页　共 " counter(pages) " 页"; font-size: 9pt; color: #333; } @top-right { content: "初稿，未经初核，不作为扣分依据"; font-size: 8pt; color: #333; } }
@media print {
  * { -webkit-print-color-adjust: exact; print-color-adjust: exact; }
  body { font-size: 10pt; line-height: 1.45; max-width: none; padding: 0; }
  h1 { font-size: 18pt; } h2 { font-size: 14pt; } h3 { font-size: 12.5pt; } h4 { font-size: 11pt; } h5 { font-size: 10.5pt; }
  p { margin: .2em 0; }
  .finding { padding: .4em .6em; margin: .5em 0; }
  .sides .from p { display: inline; }
  .sides .from p + p::before { content: "；"; }
  th, td { padding: .2em .4em; }
  a { color: var(--ink); text-decoration: none; }
  a[href^="http"] { text-decoration: underline; }
  #filter, .screen { display: none !important; }
  #findings { break-before: page; }
  .unit ~ .unit { break-before: page; }
  #doubts { break-before: page; }
  .wide { page: wide; break-before: page; break-after: page; }
  table { font-size: 9.5pt; }
  td { overflow-wrap: anywhere; }
  .wide table { font-size: 9pt; }
  .wide:last-child { break-after: auto; }
  .scroll { overflow: visible; }
  thead { display: table-header-group; }
  tr, .facts dt, .facts dd { break-inside: avoid; }
  .finding { break-inside: avoid; }
  .finding.long { break-inside: auto; }
  .shot { break-inside: avoid; }
  .shot img { max-height: 60mm; max-width: 150mm; }
  h4 { break-after: avoid; }
}
`;
