import type { Facts } from './many-wordings.js';

/** What a guide states otherwise. */
export type Fault = (facts: Facts) => Partial<Facts>;

/** Faults that must be found, by the element that they change. */
export const FAULTS: Record<string, Fault> = {
  promisedTimeLimit: ({ promised }) => ({ promised: promised + 2 }),
  statutoryTimeLimit: ({ statutory }) => ({ statutory: statutory + 5 }),
  phones: ({ phone }) => ({ phone: phone + 3 }),
  'address: floor': ({ floor }) => ({ floor: (floor % 5) + 1 }),
  'address: window': ({ window }) => ({ window: window + 1 }),
  'address: house': ({ house }) => ({ house: house + 2 }),
  'a material less': ({ materials }) => ({ materials: materials.slice(1) }),
  'a material more': ({ materials }) => ({ materials: [...materials, { name: '社区意见', form: '原件', copies: 1 }] }),
  'copies of a material': ({ materials: [first, ...others] }) => ({ materials: first ? [{ ...first, copies: first.copies + 1 }, ...others] : [] }),
  'form of a material': ({ materials: [first, ...others] }) => ({ materials: first ? [{ ...first, form: first.form === '原件' ? '复印件' : '原件' }, ...others] : [] }),
  'a condition less': ({ conditions }) => ({ conditions: conditions.slice(1) }),
  'a number in a condition': ({ conditions }) => ({ conditions: conditions.map((one) => one.replace('十八', '十六')) }),
  'a step less': ({ steps }) => ({ steps: steps.filter((step) => step !== '审查') }),
  feeCharged: ({ charged }) => ({ charged: !charged }),
  legalBasis: ({ article }) => ({ article: article + 1 }),
  visits: () => ({ visits: 2 }),
  organ: ({ organ }) => ({ organ: organ === '民政局' ? '应急管理局' : '民政局' }),
};

/** Facts with one fault. */
export const withFault = (facts: Facts, fault: Fault): Facts => ({ ...facts, ...fault(facts) });
