import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { CFB } from '@e965/xlsx';
import { ZipFile } from 'yazl';

/** A file that offices hand over and that cannot be checked, or only just, with what is to be said of it. */
export interface BadFile {
  kind: string;
  path: string;
  /** What the sentence says; `undefined`: the file is read, whatever its looks. */
  says: RegExp | undefined;
}

export const GUIDE = '# 居住证申领办事指南\n\n- 事项名称：居住证申领\n- 基本编码：330109001000\n- 承诺办结时限：5个工作日\n- 咨询电话：0571-86990101\n';

type Content = string | Uint8Array;
const bytes = (content: Content): Uint8Array => (typeof content === 'string' ? new TextEncoder().encode(content) : content);

/** Repeats itself, so that a test that fails can be run again. */
export function noise(length: number, seed = 7): Uint8Array {
  let state = seed;
  return Uint8Array.from({ length }, () => {
    state = (state * 1103515245 + 12345) & 0x7fffffff;
    return (state >> 16) & 0xff;
  });
}

export async function zip(files: Record<string, Content>, options: { compress?: boolean } = {}): Promise<Uint8Array> {
  const made = new ZipFile();
  for (const [name, content] of Object.entries(files)) made.addBuffer(Buffer.from(bytes(content)), name, { mtime: new Date(0), compress: options.compress ?? true });
  made.end();
  const chunks: Buffer[] = [];
  for await (const chunk of made.outputStream) chunks.push(chunk as Buffer);
  return new Uint8Array(Buffer.concat(chunks));
}

/** The same archive under another name of its entry, of the same length in bytes: what no packer writes. */
function renamed(archive: Uint8Array, from: string, to: Uint8Array): Uint8Array {
  const out = Buffer.from(archive);
  for (let at = out.indexOf(from); at >= 0; at = out.indexOf(from, at + 1)) out.set(to, at);
  return new Uint8Array(out);
}

/** The marks of a password on every entry. */
function locked(archive: Uint8Array): Uint8Array {
  const out = Buffer.from(archive);
  for (const [mark, flag] of [['PK\u0003\u0004', 6], ['PK\u0001\u0002', 8]] as const) for (let at = out.indexOf(mark, 0, 'latin1'); at >= 0; at = out.indexOf(mark, at + 4, 'latin1')) out[at + flag] = (out[at + flag] ?? 0) | 1;
  return new Uint8Array(out);
}

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const CONTENT_TYPES = '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>';

export const docx = (body: string, before = ''): Promise<Uint8Array> => zip({ '[Content_Types].xml': CONTENT_TYPES, 'word/document.xml': `<?xml version="1.0"?>${before}<w:document ${W}><w:body>${body}</w:body></w:document>` });
const paragraph = (text: string): string => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`;

function compound(streams: Record<string, Uint8Array>): Uint8Array {
  const file = CFB.utils.cfb_new();
  for (const [name, content] of Object.entries(streams)) CFB.utils.cfb_add(file, name, Buffer.from(content));
  return new Uint8Array(CFB.write(file, { type: 'buffer' }) as Buffer);
}

/** A PDF of pages with the given drawing operations. */
export function pdf(pages: string[], trailer = ''): Uint8Array {
  const objects = ['<< /Type /Catalog /Pages 2 0 R >>', `<< /Type /Pages /Count ${pages.length} /Kids [${pages.map((_, index) => `${4 + index * 2} 0 R`).join(' ')}] >>`, '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>'];
  for (const [index, content] of pages.entries()) {
    objects.push(`<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents ${5 + index * 2} 0 R >>`);
    objects.push(`<< /Length ${content.length} >>\nstream\n${content}\nendstream`);
  }
  let out = '%PDF-1.4\n';
  const at = objects.map((object, index) => {
    const start = out.length;
    out += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return start;
  });
  const start = out.length;
  out += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${at.map((one) => `${String(one).padStart(10, '0')} 00000 n \n`).join('')}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R ${trailer} >>\nstartxref\n${start}\n%%EOF\n`;
  return bytes(out);
}

const say = (text: string): string => `BT /F1 12 Tf 72 700 Td (${text}) Tj ET`;
const gb = (hex: string): Uint8Array => Uint8Array.from(Buffer.from(hex, 'hex'));
const utf16 = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'utf16le'));

/** Writes the bad files into a folder. */
export async function badFiles(folder: string): Promise<BadFile[]> {
  const files: BadFile[] = [];
  const put = (kind: string, name: string, content: Content, says: RegExp | undefined): void => {
    const place = path.join(folder, `${files.length}`, name);
    mkdirSync(path.dirname(place), { recursive: true });
    writeFileSync(place, bytes(content));
    files.push({ kind, path: place, says });
  };
  const at = (kind: string, place: string, says: RegExp | undefined): void => void files.push({ kind, path: place, says });
  const word = await docx(['事项名称：居住证申领', '承诺办结时限：5个工作日', '咨询电话：0571-86990101'].map(paragraph).join(''));
  const sheet = await zip({ '[Content_Types].xml': CONTENT_TYPES, 'xl/workbook.xml': '<workbook/>' });
  const paper = pdf([say('Service guide of nothing in particular')]);

  put('empty text', 'a.md', '', /空的（0 字节）/);
  put('empty Word', 'a.docx', '', /空的（0 字节）/);
  put('blanks', 'a.md', ' \n\u3000\n\t\n', /没有任何文字/);
  put('random bytes as text', 'a.md', noise(5000), /二进制/);
  put('random bytes as Word', 'a.docx', noise(5000), /\.docx，内容却不是 Word/);
  put('random bytes as old Word', 'a.doc', noise(5000), /\.doc，内容却不是 Word/);
  put('random bytes as PDF', 'a.pdf', noise(5000), /不是 PDF/);
  put('random bytes as Excel', 'a.xlsx', noise(5000), /不是 Excel/);
  put('random bytes as archive', 'a.zip', noise(5000), /不是压缩包/);
  put('random bytes without ending', 'guide', noise(5000), /二进制/);
  put('truncated Word', 'a.docx', word.subarray(0, word.length / 2), /\.docx 文件已损坏/);
  put('truncated Excel', 'a.xlsx', sheet.subarray(0, sheet.length / 2), /Excel/);
  put('truncated PDF', 'a.pdf', paper.subarray(0, 200), /PDF 文件已损坏|扫描/);
  put('truncated archive', 'a.zip', (await zip({ 'a.md': GUIDE, 'b.md': GUIDE })).subarray(0, 100), /已损坏或没有下载完整/);
  put('old Word broken', 'a.doc', compound({ WordDocument: noise(600) }), /\.doc 文件已损坏/);
  put('compound file of another program', 'a.doc', compound({ Contents: noise(600) }), /没有 Word 正文/);
  put('PDF of rubbish', 'a.pdf', bytes(`%PDF-1.7\n${'x'.repeat(400)}`), /PDF 文件已损坏/);
  put('zip bomb', 'a.zip', await zip({ '指南.md': Buffer.alloc(210 * 1024 * 1024) }), /解开后过大/);
  put('Word bomb', 'a.docx', await zip({ '[Content_Types].xml': CONTENT_TYPES, 'word/document.xml': Buffer.alloc(80 * 1024 * 1024, 32) }), /解开后过大（超过 64 MB）/);
  put('Excel bomb', 'a.xlsx', await zip({ '[Content_Types].xml': CONTENT_TYPES, 'xl/workbook.xml': '<workbook/>', 'xl/worksheets/sheet1.xml': Buffer.alloc(120 * 1024 * 1024, 32) }), /Excel 文件解开后过大/);
  put('sheet of all cells', 'a.xlsx', await zip({ '[Content_Types].xml': '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>', '_rels/.rels': '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>', 'xl/workbook.xml': '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="a" sheetId="1" r:id="rId1"/></sheets></workbook>', 'xl/_rels/workbook.xml.rels': '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>', 'xl/worksheets/sheet1.xml': '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><dimension ref="A1:XFD1048576"/><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>事项名称</t></is></c></row><row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>甲</t></is></c></row></sheetData></worksheet>' }), /范围过大/);
  const spoiled = Buffer.from(await zip({ '[Content_Types].xml': CONTENT_TYPES, 'xl/workbook.xml': '<workbook/>', 'xl/worksheets/sheet1.xml': `<a>${'b'.repeat(400)}</a>` }, { compress: false }));
  spoiled[spoiled.indexOf('bbbb')] = 99;
  put('Excel with a wrong sum', 'a.xlsx', spoiled, /Excel 文件已损坏/);
  let nested = await zip({ 'a.md': GUIDE });
  for (let depth = 0; depth < 5; depth += 1) nested = await zip({ [`${depth}.zip`]: nested });
  put('archives in archives', 'a.zip', nested, /套了 4 层以上/);
  put('archive of very many files', 'a.zip', await zip(Object.fromEntries(Array.from({ length: 2100 }, (_, index) => [`${index}.png`, 'x']))), /超过 2000 个/);
  put('billion laughs in Word', 'a.docx', await docx(paragraph('&lol9;'), `<!DOCTYPE lolz [<!ENTITY lol "lol">${Array.from({ length: 9 }, (_, index) => `<!ENTITY lol${index + 1} "${`&lol${index === 0 ? '' : index};`.repeat(10)}">`).join('')}]>`), /实体定义/);
  put('entity bomb in a page', 'a.html', `<!DOCTYPE html [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><p>${'&b;'.repeat(1000)}</p>`, /没有读到办事指南的要素/);
  put('deep page', 'a.html', `${'<div>'.repeat(50_000)}事项名称：甲${'</div>'.repeat(50_000)}`, /嵌套得太深|没有读到/);
  put('deep JSON', 'a.json', `${'['.repeat(200_000)}1${']'.repeat(200_000)}`, /嵌套得太深|不是完整的 JSON|没有读到/);
  put('deep list', 'a.md', Array.from({ length: 3000 }, (_, depth) => `${'  '.repeat(Math.min(depth, 400))}- 一`).join('\n'), /嵌套得太深/);
  put('deep quotation', 'a.md', `${'> '.repeat(5000)}事项名称：甲`, /嵌套得太深/);
  put('deep brackets', 'a.md', `${'['.repeat(50_000)}事项`, /嵌套得太深/);
  put('deep Word', 'a.docx', await docx(`${'<w:tbl><w:tr><w:tc>'.repeat(20_000)}${paragraph('甲')}${'</w:tc></w:tr></w:tbl>'.repeat(20_000)}`), /嵌套得太深/);
  put('PDF of 500 pages', 'a.pdf', pdf(Array.from({ length: 500 }, (_, index) => say(`page ${index}`))), /500 页，超过 120 页/);
  put('scanned PDF', 'a.pdf', pdf(['q 500 0 0 700 40 40 cm BI /W 1 /H 1 /CS /G /BPC 8 ID x EI Q']), /扫描的 PDF/);
  put('PDF with a password', 'a.pdf', pdf([say('secret')], `/Encrypt << /Filter /Standard /V 2 /R 3 /Length 128 /P -44 /O <${'41'.repeat(32)}> /U <${'42'.repeat(32)}> >> /ID [<${'43'.repeat(16)}> <${'43'.repeat(16)}>]`), /PDF 设有打开密码/);
  put('PDF of something else', 'a.pdf', paper, /没有读到办事指南的要素/);
  put('Word with a password', 'a.docx', compound({ EncryptionInfo: noise(100), EncryptedPackage: noise(2000) }), /Word 文件已加密/);
  put('Excel with a password', 'a.xlsx', compound({ EncryptionInfo: noise(100), EncryptedPackage: noise(2000) }), /Excel 文件设有密码/);
  put('archive with a password', 'a.zip', locked(await zip({ 'a.md': GUIDE })), /压缩包设有密码/);
  put('.docx that is .doc', 'a.docx', compound({ WordDocument: noise(600) }), /内容却是旧版 Word/);
  put('.doc that is a page', 'a.doc', '<html><body><p>事项名称：甲</p></body></html>', /\.doc，内容却是网页/);
  put('.doc that is RTF', 'a.doc', '{\\rtf1 guide}', /RTF/);
  put('.xls that is a page', 'a.xls', '<html><body><table><tr><td>事项名称</td></tr></table></body></html>', /\.xls，内容却是网页/);
  put('.docx that is a PDF', 'a.docx', paper, /内容却是 PDF/);
  put('.docx that is Excel', 'a.docx', sheet, /内容却是 Excel/);
  put('.xlsx that is Word', 'a.xlsx', word, /内容却是 Word/);
  put('.md that is Word', 'a.md', word, /内容却是 Word/);
  put('.docx that is OFD', 'a.docx', await zip({ 'OFD.xml': '<ofd/>' }), /OFD/);
  put('.docx that is slides', 'a.docx', await zip({ '[Content_Types].xml': CONTENT_TYPES, 'ppt/presentation.xml': '<p/>' }), /演示文稿/);
  put('.docx that is an archive', 'a.docx', await zip({ 'a.md': GUIDE }), /不是 Word 文档（缺少正文）/);
  put('.md that is a picture', 'a.md', gb('89504e470d0a1a0a0000000d49484452'), /图片（PNG）/);
  put('.docx that is a film', 'a.docx', gb('00000018667479706d70343200000000'), /视频/);
  for (const [ending, says] of [['wps', /WPS 文字/], ['et', /WPS 表格/], ['ofd', /OFD 版式/], ['rtf', /RTF/], ['odt', /ODT/], ['docm', /带宏的 Word/], ['xlsm', /带宏的 Excel/], ['ppt', /演示文稿/], ['rar', /压缩包（\.rar）/], ['7z', /压缩包（\.7z）/], ['jpg', /图片/], ['mp4', /视频/], ['mp3', /录音/], ['exe', /程序/], ['lnk', /快捷方式/], ['xml', /XML/], ['eml', /邮件/], ['crdownload', /没有下载完/], ['xyz', /\.xyz/]] as const) put(`.${ending}`, `a.${ending}`, 'x', says);
  put('left by Word', '~$指南.docx', noise(162), /临时文件/);
  put('UTF-16 without its mark', 'a.md', utf16(GUIDE), undefined);
  put('GB18030', 'a.txt', Buffer.concat([Buffer.from(gb('cac2cfeec3fbb3c6a3bab2e2cad4cac2cfee')), Buffer.from('\n'), Buffer.from(gb('b3d0c5b5b0ecbde1cab1cfdea3ba')), Buffer.from('5'), Buffer.from(gb('b8f6b9a4d7f7c8d5'))]), undefined);
  put('two character sets', 'a.md', Buffer.concat([Buffer.from('事项名称：居住证申领\n'), Buffer.from(gb('b3d0c5b5b0ecbde1cab1cfdea3ba35b8f6b9a4d7f7c8d5')), Buffer.from('\n')]), /两种文字编码/);
  put('NUL bytes', 'a.md', new Uint8Array(4096), /全是空字节/);
  put('NUL bytes within text', 'a.md', bytes(GUIDE.replaceAll('：', '：\0\0\0\0\0\0\0\0')), /二进制|UTF-16|乱码|没有读到/);
  put('100 MB of blanks', 'a.md', Buffer.alloc(100 * 1024 * 1024, 32), /100 MB，超过 30 MB/);
  put('20 MB of blanks', 'a.md', Buffer.alloc(20 * 1024 * 1024, 32), /没有任何文字/);
  put('Word without its text', 'a.docx', await zip({ '[Content_Types].xml': CONTENT_TYPES, 'word/styles.xml': '<w/>' }), /缺少正文/);
  put('Word with broken text', 'a.docx', await docx('<w:p><w:r></w:p>'), /正文已损坏/);
  put('Word of pictures', 'a.docx', await docx('<w:p><w:r><w:drawing/></w:r></w:p>'), /内容可能全是图片/);
  put('empty workbook', 'a.csv', '\n\n', /表格是空的|没有任何文字/);
  put('workbook of something else', 'a.csv', '姓名,年龄\n张三,30\n', /没有读到|没有认出/);
  put('JSON cut off', 'a.json', '{"事项名称": "甲"', /不是完整的 JSON/);
  put('JSON of something else', 'a.json', '{"a": 1}', /没有读到/);
  put('saved page without a page', 'a.mhtml', 'MIME-Version: 1.0\nContent-Type: text/plain\n\nx', /网页存档/);
  put('shell of a page', 'a.html', '<!doctype html><div id="app"></div><script>load()</script>', /没有读到办事指南的要素/);
  put('news', 'a.md', '# 通知\n\n本周六办事大厅开放。\n', /没有读到办事指南的要素/);
  put('path that leaves the archive', 'a.zip', renamed(await zip({ 'aa/bb/guide.md': GUIDE }), 'aa/bb/guide.md', bytes('../../guide.md')), /指向压缩包之外/);
  put('absolute path in the archive', 'a.zip', renamed(await zip({ 'aetc/guide.md': GUIDE }), 'aetc/guide.md', bytes('/etc/guide.md')), /指向压缩包之外/);
  put('empty archive', 'a.zip', await zip({}), /压缩包是空的/);
  put('archive of pictures', 'a.zip', await zip({ 'a.png': noise(20), '__MACOSX/a.md': 'x' }), /没有办事指南文件/);
  put('archive with names in GB18030', 'a.zip', renamed(await zip({ 'zhnn.md': GUIDE }), 'zhnn', gb('d6b8c4cf')), undefined);
  put('archive with a broken entry', 'a.zip', renamed(await zip({ 'a.md': GUIDE }, { compress: false }), '居住证', bytes('居住的')), /已损坏/);
  put('name of 255 bytes', `${'指'.repeat(84)}.md`, GUIDE, undefined);

  const link = path.join(folder, 'links');
  mkdirSync(path.join(link, 'empty'), { recursive: true });
  symlinkSync(path.join(link, 'nowhere.md'), path.join(link, 'dangling.md'));
  symlinkSync(path.join(link, 'loop.md'), path.join(link, 'loop.md'));
  mkdirSync(path.join(link, 'linked'));
  symlinkSync('/etc/hostname', path.join(link, 'linked', 'a.md'));
  mkdirSync(path.join(link, 'folder.docx'));
  execFileSync('mkfifo', [path.join(link, 'pipe.md')]);
  at('dangling link', path.join(link, 'dangling.md'), /快捷方式（符号链接）/);
  at('link to itself', path.join(link, 'loop.md'), /快捷方式（符号链接）/);
  at('link in a folder', path.join(link, 'linked'), /快捷方式（符号链接），没有检查/);
  at('folder without files', path.join(link, 'empty'), /没有可以检查的指南文件/);
  at('folder named like Word', path.join(link, 'folder.docx'), /没有可以检查的指南文件/);
  at('pipe', path.join(link, 'pipe.md'), /设备或管道/);
  at('device', '/dev/zero', /设备或管道/);
  at('name of 300 bytes', path.join(link, `${'指'.repeat(100)}.md`), /文件名太长/);
  at('no such file', path.join(link, '没有.md'), /没有找到/);
  at('file taken for a folder', path.join(folder, '0', 'a.md', 'b.md'), /没有找到/);
  return files;
}
