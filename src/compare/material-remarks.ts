import type { Lexicon } from './lexicon.js';
import { materialKey } from './material-names.js';
import { foldPresentation } from './presentation.js';
import { wordingKey } from './wording.js';

/** A material's name without the remarks behind it that say when or how to hand it in. */
export interface RemarkedName {
  /** Canonical name without remarks; the whole name's where it has none. */
  bare: string;
  /** What the remarks say, as far as wording counts, in code point order and joined; empty where there are none. */
  remarks: string;
}

/** Words of form and issue: a bracket with one of them changes what is to be handed in, or is part of its name. */
const OTHER_DOCUMENT = /原件|复印|影印|扫描|正本|副本|电子|纸质/u;
/** 村委会提供, 医疗机构提供: who issues the document, not when it is wanted. */
const ISSUER = /(?:委员会|村委会|居委会|部门|机构|机关|政府|办事处|医院|银行|[局厅委])(?:提供|提交)$/u;
/** 未成年人提供, 变更时提交, 仅限委托代理, 如有变更, 若属合伙企业. 如学历证明 gives an example and is none. */
const CONDITION = /(?:提供|提交|出示|递交|携带)(?:即可)?$|(?:时|的)(?:适用|需要)$|^(?:仅|若|如(?:[有需属为系遇已未因由无]|果|委托))/u;

function isRemark(inner: string, lexicon: Lexicon): boolean {
  if (OTHER_DOCUMENT.test(inner) || ISSUER.test(inner)) return false;
  return CONDITION.test(inner) || lexicon.terms('material.note').some((term) => inner.startsWith(term) || inner.endsWith(term));
}

/** Takes the remarks in brackets, and one behind a last comma, out of a name: 身份证（未成年人提供）, 申请表（加盖公章）. */
export function withoutRemarks(name: string, lexicon: Lexicon): RemarkedName {
  const remarks: string[] = [];
  const plain = foldPresentation(name).replace(/[([]([^()[\]]{2,60})[)\]]|[,;]([^,;()[\]]{2,60})$/gu, (whole, bracket?: string, tail?: string) => {
    const said = bracket ?? tail ?? '';
    if (!isRemark(said, lexicon)) return whole;
    remarks.push(wordingKey(said, lexicon));
    return '';
  });
  const bare = remarks.length === 0 ? '' : materialKey(plain, lexicon);
  return bare === '' ? { bare: materialKey(name, lexicon), remarks: '' } : { bare, remarks: remarks.sort().join('、') };
}
