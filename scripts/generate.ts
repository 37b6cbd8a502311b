// Writes what is generated from schemas, rules and kinds of values: types, rules/metadata.json, the pages of rules and kinds.
// `--check` only says whether they are up to date.
import { mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { kindPages } from '../src/compare/pages/index.js';
import { kindDocs, kindsIndex, pageName } from '../src/compare/pages/render.js';
import type { Explain } from '../src/compare/pages/render.js';
import { governanceRules } from '../src/office/governance/index.js';
import { ruleDocs, rulesMetadata } from '../src/rules/docs.js';
import { rules } from '../src/rules/index.js';
import { openEngine } from '../src/run/engine.js';
import { generateTypes } from './generate-types.js';

const root = path.resolve(import.meta.dirname, '..');
const check = process.argv.includes('--check');

/** The rules over guides, and those over the conduct of the checks, which the office judges. */
const all = [...rules.map(({ meta }) => meta), ...governanceRules];

const { comparisons } = openEngine();
const explain: Explain = (kind, { a, b, context }) => comparisons.compare(kind, a, b, context ?? {}).reason;

const wanted: Record<string, string> = {
  ...(await generateTypes()),
  'src/rules/metadata.json': `${JSON.stringify(metadata(), null, 2)}\n`,
  'docs/rules/README.md': rulesIndex(),
  ...Object.fromEntries(all.map((meta) => [`docs/rules/${meta.number}.md`, ruleDocs({ meta })])),
  'docs/kinds/README.md': kindsIndex(kindPages),
  ...Object.fromEntries(kindPages.map((page) => [`docs/kinds/${pageName(page.kind)}.md`, kindDocs(page, explain)])),
};

function metadata() {
  return { rules: [...rulesMetadata().rules, ...governanceRules.map(({ examples: _examples, ...known }) => known)] };
}

function rulesIndex(): string {
  const names = { A: '对标准化手册', B: '线上线下', C: '指南质量', D: '治理' };
  const lines = ['# 核查规则', '', '本目录由规则自身的说明生成，请勿手工修改。', ''];
  for (const [group, title] of Object.entries(names)) {
    const own = all.filter((meta) => meta.group === group);
    if (own.length === 0) continue;
    lines.push(`## ${group} ${title}（${own.length} 条）`, '', '| 编号 | 规则 | 程度 | 状态 |', '| --- | --- | --- | --- |');
    for (const meta of own) lines.push(`| [${meta.number}](${meta.number}.md) | ${meta.title} | ${meta.severity} | ${{ trial: '试行', stable: '正式', retired: '停用' }[meta.lifecycle]} |`);
    lines.push('');
  }
  return lines.join('\n');
}

const stale: string[] = [];
for (const [name, content] of Object.entries(wanted)) {
  const file = path.join(root, name);
  const current = await readFile(file, 'utf8').catch(() => undefined);
  if (current === content) continue;
  stale.push(name);
  if (!check) {
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, content);
  }
}
for (const folder of ['docs/rules', 'docs/kinds']) {
  for (const name of await readdir(path.join(root, folder)).catch(() => [])) {
    if (`${folder}/${name}` in wanted) continue;
    stale.push(`${folder}/${name}`);
    if (!check) await rm(path.join(root, folder, name));
  }
}

if (check && stale.length > 0) {
  console.error(`Not up to date, run npm run generate:\n  ${stale.join('\n  ')}`);
  process.exit(1);
}
console.log(check ? 'generated files are up to date' : `${stale.length} files written`);
