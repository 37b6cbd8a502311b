import { escapeHtml } from '../escape.js';
import { headingNumbers, paperDate, type Bars, type Block, type Paper, type PaperTable } from './paper.js';

/** A paper as one self-contained page that prints as it is: A4, the margins and typefaces of GB/T 9704-2012, wide annexes on their side. */
export function paperHtml(paper: Paper): string {
  const e = escapeHtml;
  return `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><title>${e(paper.title)}</title><style>${STYLE}</style></head><body${paper.compact ? ' class="compact"' : ''}>
<article>
${paper.redHead ? `<p class="red">${e(paper.redHead)}</p><p class="number">　　〔　　〕　　号${paper.upward ? '<span>签发人：　　　　</span>' : ''}</p><hr>` : paper.upward ? '<p class="signer">签发人：　　　　</p>' : ''}
${paper.marking ? `<p class="marking">${e(paper.marking)}</p>` : ''}
<h1>${e(paper.title)}</h1>
${paper.draft ? `<p class="draft">（${e(paper.draft)}）</p>` : ''}
${paper.to.length > 0 ? `<p class="to">${e(paper.to.join('、'))}：</p>` : ''}
${blocks(paper.body)}
${paper.annexes.length > 0 ? `<p class="list">${paper.annexes.map(({ title }, at) => `${at === 0 ? '附件：' : '　　　'}${paper.annexes.length > 1 ? `${at + 1}.` : ''}${e(title)}`).join('<br>　　')}</p>` : ''}
<p class="from">${e(paper.from)}<br>${paper.date ? paperDate(paper.date) : '　　　　年　　月　　日'}</p>
${paper.copies?.length ? `<p class="copies">抄送：${e(paper.copies.join('，'))}。</p>` : ''}
</article>
${paper.annexes.map((annex, at) => `<article class="annex${annex.landscape ? ' wide' : ''}"><p class="marking">附件${paper.annexes.length > 1 ? at + 1 : ''}</p><h1>${e(annex.title)}</h1>${blocks(annex.body)}</article>`).join('\n')}
</body></html>
`;
}

function blocks(body: Block[]): string {
  const e = escapeHtml;
  const number = headingNumbers();
  return body.map((block) => {
    switch (block.kind) {
      case 'heading': return `<h${block.level + 1}>${number(block.level)}${e(block.text)}</h${block.level + 1}>`;
      case 'text': return `<p>${block.lead ? `<b>${e(block.lead)}</b>` : ''}${e(block.text)}</p>`;
      case 'note': return `<p class="note">${e(block.text)}</p>`;
      case 'table': return table(block.table);
      case 'bars': return bars(block.bars);
    }
  }).join('\n');
}

function table({ caption, columns, rows, total }: PaperTable): string {
  const e = escapeHtml;
  const shares = columns.reduce((sum, { width }) => sum + width, 0);
  return `<table>${caption ? `<caption>${e(caption)}</caption>` : ''}<colgroup>${columns.map(({ width }) => `<col style="width:${((100 * width) / shares).toFixed(2)}%">`).join('')}</colgroup>
<thead><tr>${columns.map(({ title }) => `<th>${e(title)}</th>`).join('')}</tr></thead>
<tbody>${rows.map((row, n) => `<tr${total && n === 0 ? ' class="total"' : ''}>${columns.map(({ align }, at) => `<td${align && align !== 'left' ? ` class="${align}"` : ''}>${e(row[at] ?? '').replaceAll('\n', '<br>')}</td>`).join('')}</tr>`).join('\n')}</tbody></table>`;
}

function bars({ caption, unit, bars: values }: Bars): string {
  const e = escapeHtml;
  const most = Math.max(...values.map(({ value }) => value), 1);
  return `<figure><figcaption>${e(caption)}（${e(unit)}）</figcaption>${values.map(({ label, value }) => `<div class="bar"><span>${e(label)}</span><i style="width:${((62 * value) / most).toFixed(1)}%"></i><b>${value}</b></div>`).join('')}</figure>`;
}

const STYLE = `
@page{size:A4;margin:37mm 26mm 35mm 28mm;@bottom-right{content:"— " counter(page) " —";font:14pt SimSun,serif}@bottom-left{content:none}}
@page wide{size:A4 landscape;margin:28mm 37mm 26mm 35mm}
body{margin:0;font:16pt/28pt FangSong_GB2312,仿宋_GB2312,FangSong,仿宋,STFangsong,"Noto Serif CJK SC",serif;color:#000}
article.annex{break-before:page}article.wide{page:wide}
h1{font:22pt/35pt "方正小标宋简体",FZXiaoBiaoSong-B05S,STZhongsong,SimSun,"Noto Serif CJK SC",serif;text-align:center;margin:28pt 0 14pt;text-wrap:balance}
.annex h1{margin:6pt 0 10pt}.annex.wide h1{font-size:18pt}
h2,h3,h4{font-size:16pt;line-height:28pt;margin:0;text-indent:2em;break-after:avoid;font-weight:normal}
h2,.marking{font-family:SimHei,黑体,"Noto Sans CJK SC",sans-serif}h3,.draft{font-family:KaiTi_GB2312,KaiTi,楷体,STKaiti,"Noto Serif CJK SC",serif}h4{font-weight:bold}
p{margin:0;text-indent:2em;text-align:justify}.to,.marking,.note,.number,.copies{text-indent:0}.draft{text-align:center;text-indent:0;margin-bottom:14pt}
.red{font:36pt/48pt "方正小标宋简体",STZhongsong,SimSun,serif;color:#c00000;text-align:center;text-indent:0}.number{text-align:center}.number span{float:right}.signer{text-align:right}hr{border:0;border-top:2px solid #c00000;margin:6pt 0 20pt}
.list{margin-top:28pt}.from{margin:56pt 64pt 0 0;text-align:right}.copies{border-top:1px solid;border-bottom:1px solid;margin:28pt 14pt 0;font-size:14pt}
body.compact{page:compact}.compact h1{margin:0 0 6pt}.compact .from{margin-top:6pt}
@page compact{size:A4;margin:25mm 26mm 22mm 28mm}
.note{font-size:10.5pt;line-height:16pt}
table{width:100%;border-collapse:collapse;table-layout:fixed;font-size:10.5pt;line-height:15pt;margin:4pt 0 8pt}caption{font:14pt/24pt SimHei,sans-serif}thead{display:table-header-group}tr{break-inside:avoid}
th,td{border:1px solid #000;padding:2pt 4pt;overflow-wrap:anywhere;text-align:left;vertical-align:middle}th,.total td{font-family:SimHei,"Noto Sans CJK SC",sans-serif;font-weight:normal}th,.center{text-align:center}.right{text-align:right}
figure{margin:6pt 0;break-inside:avoid}figcaption{text-align:center;font:14pt/24pt SimHei,sans-serif}.bar{display:flex;align-items:center;font-size:10.5pt;line-height:18pt}.bar span{width:28%;text-align:right;padding-right:6pt}.bar i{background:#5b7fa6;height:12pt;print-color-adjust:exact;-webkit-print-color-adjust:exact}.bar b{font-weight:normal;padding-left:6pt}
`;
