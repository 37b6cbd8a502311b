import { remember } from '../compare/remember.js';
import type { Case } from '../model/case.js';
import type { Material } from '../model/guide.js';
import type { RuleKit } from '../model/kit.js';
import type { Mark, Rule } from '../model/rule.js';
import { exempt } from './exempt.js';
import { ownSides, qualityMark, type OwnSide } from './own-sides.js';
import { brief } from './sides.js';
import { foldWords } from './wording.js';

/** 四个一律取消, as the district's plan of work says it; 国办发〔2018〕47号 asks the same nationwide. */
export const FOUR_CANCELLATIONS = '《2018年杭州市萧山区深化“最多跑一次”改革工作要点》四个一律取消；国办发〔2018〕47号《国务院办公厅关于做好证明事项清理工作的通知》';

/** A material's name without what stands in brackets, quotes and form behind it. */
export const bareName = (material: Material): string => bare(material.name.text);

const bare = remember((name) =>
  foldWords(name)
    .replace(/\([^()]*\)/gu, '')
    .replace(/[《》“”"]/g, '')
    .replace(/(?:原件|复印件|正本|副本|电子件|[0-9一二两三]份|及|和|,|、)+$/u, '')
    .replace(/(?:材料|文件)$/u, ''));

/** Documents that are called 证明 and are certificates of their own. */
export function isProof(material: Material, kit: RuleKit): boolean {
  const name = bareName(material);
  return /证明$/.test(name) && !kit.words('certificate').some((word) => name.endsWith(word));
}

type Way = 'licence' | 'commitment' | 'sharing';

/** Whose proof it is may stand before its name; any other word makes it another document (短期工作证明). */
const WHOSE = /^(?:申请人|本人|个人|家庭|当事人|法定代表人|负责人|经办人|.{0,4}(?:人|者|双方|成员|户主|人员))?的?$/u;

type Row = Readonly<Record<string, string>>;

interface Proof {
  row: Row;
  way: string | undefined;
  terms: string[];
}

const proofs = new WeakMap<readonly Row[], readonly Proof[]>();

function proofsOf(rows: readonly Row[]): readonly Proof[] {
  const known = proofs.get(rows) ?? rows.map((row) => ({ row, way: row.by, terms: (row.terms ?? '').split('|') }));
  proofs.set(rows, known);
  return known;
}

/** What could take the place of a proof, by the table of proofs. */
function substitute(material: Material, way: Way, kit: RuleKit): Row | undefined {
  const name = bareName(material);
  return proofsOf(kit.rows('proofs')).find((proof) => proof.way === way && proof.terms.some((term) => name.endsWith(term) && WHOSE.test(name.slice(0, -term.length))))?.row;
}

/** A proposal to cancel a material: never a fault, so that it costs nothing and is no error in a precheck. */
export function proposal(own: OwnSide, verdict: Mark['verdict'], material: Material, defect: string, messageId: string, data: Record<string, string>): Mark {
  const name = brief(material.name.text);
  return { ...qualityMark(own, verdict, 'materials', defect, messageId, { name, ...data }, material.name), key: bareName(material), keyLabel: name, severity: '提示' };
}

/** Proposals for the proofs that one way could replace; what is exempt already needs none. */
export function replaceableBy(way: Way): Rule['check'] {
  return function* (subject: Case, kit: RuleKit): Iterable<Mark> {
    for (const own of ownSides(subject)) {
      for (const material of own.guide.materials ?? []) {
        const row = substitute(material, way, kit);
        if (row && exempt(material, subject, kit) !== true) yield proposal(own, 'fail', material, `by-${way}`, 'found', { instead: row.instead ?? '' });
      }
    }
  };
}
