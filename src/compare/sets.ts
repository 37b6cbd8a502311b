import { createChoice, createWordSet } from './choices.js';

const LEGAL_PERSONS = ['企业法人', '事业法人', '社会组织法人', '行政机关'];

/** 法人 against a list of several kinds of legal persons may be meant as all of them; against one kind it is wider. */
function legalPersons(onlyA: string[], onlyB: string[]): boolean {
  const [general, listed] = onlyA.includes('法人') ? [onlyA, onlyB] : [onlyB, onlyA];
  return general.includes('法人') && general.length === 1 && listed.filter((word) => LEGAL_PERSONS.includes(word)).length >= 2;
}

/** 服务对象: an unordered set. */
export const createAudience = createWordSet({ use: 'audience', what: '服务对象', fewerIsMore: false, vague: legalPersons });

/** 全程网办 says more than 网上办理, and whether both are meant is for a person to say. */
function wholeOnline(onlyA: string[], onlyB: string[]): boolean {
  return [...onlyA, ...onlyB].includes('全程网办');
}

/** 办理形式: an unordered set; the side that offers less asks more of the applicant. */
export const createHandlingModes = createWordSet({ use: 'handlingModes', what: '办理形式', fewerIsMore: true, vague: wholeOnline });

/** 办件类型. */
export const createCaseType = createChoice('caseType', '办件类型');

/** 事项类型. */
export const createItemType = createChoice('itemType', '事项类型');
