import { rename, writeFile } from 'node:fs/promises';
import type { PageResult } from '../crawl/index.js';
import type { Field } from '../model/field.js';
import type { Guide } from '../model/guide.js';
import type { Place } from '../model/place.js';
import type { PortalProfile } from '../model/portal.js';
import { decode } from '../parse/decode.js';
import { changedSelectors, holdsId } from '../parse/html-compare.js';
import { openEngine, type Engine } from './engine.js';
import { fetchOne } from './fetching.js';
import { bodyReader, readPage } from './online.js';
import { UserProblem } from './problem.js';
import { statedElements } from './profiles.js';

export interface PortalDraft {
  profile: PortalProfile;
  /** What was found on the page and what was not, for people. */
  output: string;
}

const LONGEST = 60;

/**
 * Drafts the profile of a portal from one of its guide pages, which is fetched twice to see what changes by itself.
 * @throws UserProblem where the page cannot be fetched or the file not be written
 */
export async function draftPortal(url: string, options: { browser: boolean; out?: string }): Promise<PortalDraft> {
  const engine = openEngine();
  const page = await fetchOne(url, options.browser, engine);
  if (page.outcome !== 'ok' && page.outcome !== 'unreadable') throw new UserProblem(page.detail ?? `没有取到网页（${page.outcome}）。`, 1);
  const again = await fetchOne(url, options.browser, engine);
  const { guide } = await readPage({ ...page, outcome: 'ok' }, { id: '', basicCode: '', name: '', department: '', row: 0, online: [], offline: [] }, {}, bodyReader(engine.reader), { anyItem: true });
  if (!guide) throw new UserProblem('网页没有内容，无法生成门户配置；请换一个能正常显示的指南网页。', 1);
  const profile = profileOf(page, again, guide);
  const text = `${JSON.stringify(profile, null, 2)}\n`;
  if (options.out !== undefined) {
    try {
      await writeFile(`${options.out}.part`, text);
      await rename(`${options.out}.part`, options.out);
    } catch (cause) {
      throw new UserProblem(`写不进“${options.out}”（${(cause as NodeJS.ErrnoException).code}），请核对 --out 的路径。`);
    }
  }
  return { profile, output: [...told(guide, profile, engine), options.out === undefined ? `配置初稿：\n${text}` : `配置初稿已写入 ${options.out}。\n`].join('\n') };
}

function profileOf(page: PageResult, again: PageResult, guide: Guide): PortalProfile {
  const { host } = new URL(page.finalUrl);
  const html = shownHtml(page);
  const ready = page.rendered ? readyMark(guide, decode(page.bytes ?? Buffer.alloc(0), page.charset).text) : undefined;
  const volatile = again.outcome === page.outcome ? changedSelectors(html, shownHtml(again)) : [];
  return {
    id: host.toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, ''),
    name: host,
    hosts: [host],
    ...(ready === undefined ? {} : { ready }),
    ...(volatile.length === 0 ? {} : { volatile }),
    labels: {},
    usualElements: statedElements(guide).size,
  };
}

function shownHtml(page: PageResult): string {
  return page.rendered ? decode(page.rendered.bytes, 'utf-8').text : decode(page.bytes ?? Buffer.alloc(0), page.charset).text;
}

/** The node with an id in which scripts put the first value: the page is complete once it is there. */
function readyMark(guide: Guide, raw: string): string | undefined {
  const places = Object.values(guide.fields).flatMap((fields) => fields ?? []).flatMap((field) => [field.at].flat() as Place[]);
  const marks = places.flatMap((place) => (place.kind === 'html' ? /^#[A-Za-z_][\w-]*/.exec(place.selector)?.[0] ?? [] : []));
  return marks.find((mark) => !holdsId(raw, mark.slice(1)));
}

function told(guide: Guide, profile: PortalProfile, engine: Engine): string[] {
  const stated = statedElements(guide);
  const line = (label: string, field: Field): string => {
    const text = field.text.replace(/\s*\n\s*/g, ' / ');
    return `  ${label}：${text.length > LONGEST ? `${text.slice(0, LONGEST)}……` : text}`;
  };
  const found = engine.schemas.elements.flatMap((element) => (guide.fields[element.id] ?? []).slice(0, 1).map((field) => line(element.label, field)));
  if (guide.materials && guide.materials.length > 0) found.push(`  申请材料：${guide.materials.length} 项，${guide.materials.slice(0, 3).map(({ name }) => name.text).join('、')}${guide.materials.length > 3 ? ' 等' : ''}`);
  if (guide.steps && guide.steps.length > 0) found.push(`  办理流程：${guide.steps.map(({ name }) => name.text).join('、')}`);
  const absent = engine.schemas.elements.filter((element) => element.required && element.part === undefined && !stated.has(element.id));
  return [
    `读出 ${profile.usualElements ?? 0} 个要素：`, ...(found.length > 0 ? found : ['  （没有）']),
    '', '没有读出的必备要素（括号内是写 labels 时用的代号）：', ...(absent.length > 0 ? absent.map((element) => `  ${element.label}（${element.id}）`) : ['  （没有）']),
    '', '网页上有、但不认识的名称（如果就是某个要素，请写进配置的 labels，如 "promisedTimeLimit": ["办理时长"]）：', ...(guide.unknown.length > 0 ? guide.unknown.map(({ label, field }) => line(label, field)) : ['  （没有）']),
    ...(profile.ready === undefined ? [] : ['', `网页由脚本显示，出现“${profile.ready}”即为显示完毕。`]),
    ...((profile.volatile ?? []).length === 0 ? [] : ['', `两次取到的网页中这些部分不同（计数、时钟之类）：${(profile.volatile ?? []).join('，')}`]),
    '',
  ];
}
