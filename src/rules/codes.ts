/** GB 32100-2015: characters of a unified social credit code in the order of their values; I, O, S, V, Z are not used. */
const CREDIT_SIGNS = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const CREDIT_CODE = /^[0-9A-HJ-NPQRTUWXY]{2}[0-9]{6}[0-9A-HJ-NPQRTUWXY]{10}$/;
/** GB 11714-1997: weights of the eight characters of an organisation's code; 0-9 and A-Z count 0 to 35. */
const ORGANISATION_WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2];

/** Is the 18th character the check character of the 17 before it (weights 3^n mod 31)? */
export function creditCodeChecks(code: string): boolean {
  if (!CREDIT_CODE.test(code)) return false;
  let sum = 0;
  let weight = 1;
  for (const sign of code.slice(0, 17)) {
    sum += CREDIT_SIGNS.indexOf(sign) * weight;
    weight = (weight * 3) % 31;
  }
  return CREDIT_SIGNS[(31 - (sum % 31)) % 31] === code[17];
}

/** Is the 9th character the check character of the 8 before it (11 less the weighted sum mod 11; 10 is X, 11 is 0)? */
export function organisationCodeChecks(code: string): boolean {
  if (!/^[0-9A-Z]{8}[0-9X]$/.test(code)) return false;
  const sum = ORGANISATION_WEIGHTS.reduce((total, weight, at) => total + weight * Number.parseInt(code.charAt(at), 36), 0);
  const check = 11 - (sum % 11);
  return code[8] === (check === 10 ? 'X' : check === 11 ? '0' : String(check));
}

/** What is wrong with a unified social credit code, one Chinese clause; `undefined`: nothing. */
export function creditCodeFault(code: string): string | undefined {
  if (code.length !== 18) return `统一社会信用代码是${code.length}位，应为18位`;
  if (!CREDIT_CODE.test(code)) return '统一社会信用代码含有不该有的字符（不用I、O、S、V、Z，第3至8位是行政区划）';
  if (!creditCodeChecks(code)) return '统一社会信用代码的校验位（第18位）算不出来，有字符写错';
  // From position 9 the body code stands, an organisation's code under GB 11714; only organs and public bodies surely have one.
  return /^1[129]/.test(code) && !organisationCodeChecks(code.slice(8, 17)) ? '统一社会信用代码中的组织机构代码（第9至17位）校验不符' : undefined;
}

/** A way in which items are numbered: whether a code is of it, and what is wrong with one that is. */
export interface CodeScheme {
  name: string;
  recognises(code: string, element: string): boolean;
  fault(code: string, element: string): string | undefined;
}

/** First character: the registering authority (GB 32100 table 1). Numbers that begin otherwise are some system's stand-ins. */
const NATIONAL = /^[1-9ANY][0-9A-Z]+$/;
const BASIC = /^[0-9A-Z]+$/;
const LENGTHS: Record<string, { lengths: number[]; words: string }> = {
  basicCode: { lengths: [12], words: '基本编码应为12位' },
  implementationCode: { lengths: [31, 33], words: '实施编码应为31位（统一社会信用代码18位＋行使层级1位＋基本编码12位）' },
  caseCode: { lengths: [33], words: '业务办理项编码应为33位（实施编码31位＋2位）' },
  authorityUscc: { lengths: [18], words: '统一社会信用代码应为18位' },
};

/** GB/T 39554.1: 12, 31 and 33 characters, each holding the one before it. An implementation code with the 2 of a case behind it is whole. */
const national: CodeScheme = {
  name: 'GB/T 39554.1 政务服务事项编码',
  // Shorter numbers under such a label are some system's own.
  recognises: (code, element) => (element === 'basicCode' ? BASIC.test(code) && code.length >= 11 && code.length <= 13 : NATIONAL.test(code) && (element === 'authorityUscc' ? code.length >= 16 && code.length <= 20 : code.length >= 29 && code.length <= 35)),
  fault(code, element) {
    const shape = LENGTHS[element];
    if (shape && !shape.lengths.includes(code.length)) return `${shape.words}，这里是${code.length}位`;
    if (element === 'basicCode') return undefined;
    return creditCodeFault(code.slice(0, 18)) ?? (element !== 'authorityUscc' && !/[1-6]/.test(code.charAt(18)) ? `行使层级（第19位）是“${code.charAt(18)}”，应为1至6` : undefined);
  },
};

/** 浙江权力清单 before the national standard: 许可-00123-000. */
const zhejiang: CodeScheme = {
  name: '浙江省权力事项编码',
  recognises: (code) => /^[\u4e00-\u9fff]{2,6}-[0-9]{5}-[0-9]{3}/u.test(code),
  fault: () => undefined,
};

/** Tried in order; a code that none recognises is not judged. Another region's way of numbering is a row here. */
export const CODE_SCHEMES: readonly CodeScheme[] = [zhejiang, national];
