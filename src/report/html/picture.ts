import type { Finding } from '../../model/finding.js';
import { escapeHtml } from '../escape.js';

/** Pictures that stand in the page itself: `data:` addresses by file. */
export type Pictures = ReadonlyMap<string, string>;

/** The picture of a finding's place on the web page, or why there is none; empty where the online side is no web page. */
export function pictureHtml(finding: Finding, pictures: Pictures): string {
  const picture = finding.sides.online?.picture;
  if (!picture) return '';
  const { file, page, opened, missing } = picture;
  const data = file === undefined ? undefined : pictures.get(file);
  const links = [
    file !== undefined && data === undefined ? `<a href="${escapeHtml(file)}" target="_blank">查看截图</a>` : '',
    page === undefined ? '' : `<a class="screen" href="${escapeHtml(page)}" target="_blank">查看整页截图</a>`,
  ].filter((link) => link !== '').join('　');
  const words = [
    missing !== undefined ? escapeHtml(missing) : file === undefined ? '网页上没有该内容，见整页截图' : `线上网页截图，由保存的网页原件绘出${opened === true ? '；该处在网页上是折叠或遮住的，截图时已展开' : ''}`,
    links,
  ].filter((part) => part !== '').join('　');
  const shown = data === undefined ? '' : `<img src="${escapeHtml(data)}" alt="线上网页截图，方框内为线上内容" loading="lazy">`;
  return `<figure class="shot">${shown}<figcaption>${words}</figcaption></figure>`;
}

/** The same as one line. */
export function pictureLine(finding: Finding): string {
  const picture = finding.sides.online?.picture;
  if (!picture) return '';
  return [picture.missing, picture.file, picture.page === undefined ? undefined : `整页：${picture.page}`].filter((part) => part !== undefined).join('\n');
}
