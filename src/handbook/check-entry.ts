import type { ElementSpec } from '../model/element.js';
import type { RuleKit } from '../model/kit.js';
import { declaredNotApplicable, isUnified, statedElements, type Entry, type EntryProblem } from './entry.js';

const ISO_DAY = /^\d{4}-\d{2}-\d{2}$/;
const CODE = /^[0-9A-Z]{9,12}$/;
/** Kinds whose unread value can only be left to a person. */
const READ = new Set(['timeLimit', 'visits', 'yesNo', 'date', 'duration', 'code', 'caseType', 'itemType', 'audience', 'handlingModes', 'legalBasis']);

/**
 * What is wrong with one entry, in the order of its text where it has one.
 * `judged`: the elements on which rules compare guides with the handbook; of these every required one must be there.
 */
export function entryProblems(entry: Entry, kit: RuleKit, judged: ReadonlySet<string>): EntryProblem[] {
  const { standard, file } = entry;
  const { guide } = standard;
  const problems: EntryProblem[] = [];
  const say = (level: EntryProblem['level'], text: string, element?: string): void => {
    // What is missing has no line of its own: it is shown at the title.
    const at = (element === undefined ? guide.title : stated.get(element))?.at;
    problems.push({ file, level, text, ...(at === undefined ? {} : { at }) });
  };
  const stated = statedElements(guide);
  const text = (id: string): string | undefined => guide.fields[id]?.[0]?.text.trim();

  if (!standard.name) say('问题', '没有写“事项名称”，请在要素表第一行写明。');
  if (!standard.basicCode) say('问题', '没有写“基本编码”，指南无法按编码找到这一条目，请补上。');
  else if (!CODE.test(standard.basicCode)) say('问题', `基本编码“${standard.basicCode}”不是9到12位的数字、字母编码，请核对。`, 'basicCode');
  else if (/^[0-9A-Z]{9,12}$/.test(entry.base) && entry.base !== standard.basicCode) say('问题', `文件名是“${entry.base}”，条目里的基本编码是“${standard.basicCode}”，请改成一致。`, 'basicCode');
  if (!standard.owner) say('问题', '没有写“市直单位”，不知道由谁负责这一条目，请补上。');
  dates(entry, say);
  if (!standard.version) say('提示', '没有写“版本”，修订后难以区分，建议写明（如 2018-09）。');
  if (!standard.issuedBy) say('提示', '没有写“发布文件”，建议写明公布手册的文件和文号。');

  const silent: string[] = [];
  for (const spec of kit.elements) {
    if (!spec.required || !isUnified(spec) || spec.part !== undefined || stated.has(spec.id) || declaredNotApplicable(standard, spec)) continue;
    if (spec.id === 'basicCode' || spec.id === 'mainItemName') continue;
    if (spec.id === 'materials' && guide.materials) continue;
    if (judged.has(spec.id)) say('问题', `没有写“${spec.label}”。请补上；本事项没有这一要素的，写进“不适用要素”。`);
    else silent.push(spec.label);
  }
  if (silent.length > 0) say('提示', `下列要素没有写，也没有写进“不适用要素”：${silent.join('、')}。`);
  for (const spec of kit.elements) {
    const fields = guide.fields[spec.id] ?? [];
    if (fields.length > 0 && declaredNotApplicable(standard, spec)) say('问题', `“${spec.label}”写进了“不适用要素”，条目里却又写了“${short(fields[0]?.text ?? '')}”，请留一处。`, spec.id);
    const odd = fields.slice(1).find((field) => kit.compare(spec.kind, fields[0]?.text ?? '', field.text, {}).verdict === 'different');
    if (odd && isUnified(spec) && spec.kind !== 'legalBasis' && spec.kind !== 'text') problems.push({ file, level: '问题', at: odd.at, text: `“${spec.label}”写了两次且不一样：“${short(fields[0]?.text ?? '')}”和“${short(odd.text)}”，请只留一个。` });
    if (isUnified(spec) && READ.has(spec.kind)) for (const field of fields) if (kit.read(spec.kind, field.text, {}).value === undefined) problems.push({ file, level: '提示', at: field.at, text: `“${spec.label}”写的是“${short(field.text)}”，读不成规范值，比对时只能转人工；请照“${spec.example ?? spec.label}”的写法改写。` });
    if (spec.scope === 'local' && stated.has(spec.id)) say('提示', `“${spec.label}”由各实施单位填写，手册条目里写的不参与比对；区县的本地内容请写在局部补充里。`, spec.id);
  }
  for (const name of standard.notApplicable ?? []) if (!kit.elements.some((spec) => spec.label === name || spec.aliases.includes(name))) say('提示', `“不适用要素”里的“${name}”不是要素的名称，请核对。`, 'notApplicable');
  repeatedMaterials(entry, kit, problems);
  const [promised, statutory] = [text('promisedTimeLimit'), text('statutoryTimeLimit')];
  if (promised && statutory) {
    const { verdict, order } = kit.compare('timeLimit', promised, statutory, { relation: 'standard', ...(text('itemType') ? { itemType: text('itemType') ?? '' } : {}) });
    if (verdict === 'different' && order === 'more') say('问题', `承诺办结时限“${promised}”长于法定办结时限“${statutory}”，请核对。`, 'promisedTimeLimit');
  }
  for (const { label, field } of guide.unknown) problems.push({ file, level: '提示', at: field.at, text: `“${short(label)}”不是手册的要素，不参与比对；写法有误的请改成标准名称。` });
  return problems;
}

function dates({ standard }: Entry, say: (level: EntryProblem['level'], text: string, element?: string) => void): void {
  const written = standard.guide.fields.effectiveFrom?.[0]?.text;
  if (!written) say('问题', '没有写“施行日期”，不知道从哪天起按它判定，请补上（如 2018-09-15）。');
  else if (!standard.effectiveFrom || !ISO_DAY.test(standard.effectiveFrom)) say('问题', `施行日期“${short(written)}”不是一个日期，请写成 2018-09-15 的样子。`, 'effectiveFrom');
  const transition = standard.guide.fields.transition?.[0]?.text;
  if (transition && standard.transitionDays === undefined) say('问题', `过渡期“${short(transition)}”读不出是几个工作日，请写成“5个工作日”的样子。`, 'transition');
}

function repeatedMaterials({ standard, file }: Entry, kit: RuleKit, problems: EntryProblem[]): void {
  const seen = new Set<string>();
  for (const material of standard.guide.materials ?? []) {
    const key = `${material.scenario ?? ''}\n${String(kit.read('materialName', material.name.text, {}).value ?? material.name.text)}`;
    if (seen.has(key)) problems.push({ file, level: '问题', at: material.name.at, text: `申请材料“${short(material.name.text)}”列了两次，请合并成一行。` });
    seen.add(key);
  }
}

/** What a district may not lay down: anything that is the same in the whole city. */
export function supplementProblems(entry: Entry, entries: readonly Entry[], elements: readonly ElementSpec[], identity: ReadonlySet<string>): EntryProblem[] {
  const { standard, file } = entry;
  const problems: EntryProblem[] = [];
  const own = entries.filter((one) => !one.supplement && (one.base === entry.base || (standard.basicCode !== undefined && one.standard.basicCode === standard.basicCode)));
  if (own.length === 0) problems.push({ file, level: '问题', text: `这是“${entry.base}”的局部补充，手册里却没有这一条目；请核对文件名和基本编码。` });
  if (!standard.guide.fields.supplementOf?.[0]) problems.push({ file, level: '提示', text: '没有写“局部补充”，建议写明是哪个区县的补充（如“局部补充：杭州市江湾区”）。' });
  const owner = own.find((one) => one.standard.owner)?.standard.owner ?? '手册主管单位';
  const stated = statedElements(standard.guide);
  for (const spec of elements) {
    const field = stated.get(spec.id);
    if (!field || !isUnified(spec) || identity.has(spec.id) || spec.part !== undefined) continue;
    problems.push({ file, level: '问题', at: field.at, text: `局部补充里写了“${spec.label}”。它由全市统一规定，区县不能补充，请删去；认为手册有误的，用 zhinan handbook suggest 向${owner}提出勘误建议。` });
  }
  return problems;
}

/** A text in one line, short enough for a sentence. */
export function short(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > 40 ? `${line.slice(0, 40)}…` : line;
}
