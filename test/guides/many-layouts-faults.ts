import type { Place, Rich, Situation } from './many-layouts.js';

/** What a guide states otherwise, by the element that it must be found at; every layout must show it and nothing else. */
export const LAYOUT_FAULTS: Record<string, [element: string, fault: (rich: Rich) => Partial<Rich>]> = {
  'a longer promise': ['promisedTimeLimit', () => ({ promised: '9个工作日' })],
  'another paragraph of the law': ['legalBasis', ({ basis: [first = '', ...others] }) => ({ basis: [first.replace('第一款', '第二款'), ...others] })],
  'one law less': ['legalBasis', ({ basis }) => ({ basis: basis.slice(0, 1) })],
  'another number in a condition': ['eligibility', ({ conditions }) => ({ conditions: conditions.map((one) => one.replace('六个月', '三个月')) })],
  'another fee in the last row': ['fees[].amount', ({ fees: [first] }) => ({ fees: [...(first ? [first] : []), ['勘测费', '每次400元']] })],
  'another validity': ['output.validity', () => ({ validity: '5年' })],
  'one more copy in the second situation': ['material.copies', (rich) => ({ situations: second(rich, (materials) => materials.map((row) => (row[0] === '原许可证' ? [row[0], row[1], '2份'] : row))) })],
  'one material less in the second situation': ['materials', (rich) => ({ situations: second(rich, (materials) => materials.slice(0, 1)) })],
  'other hours of the second place': ['places[].openingHours', (rich) => ({ places: place(rich, 1, { hours: '周一至周五 8:30-11:30，14:00-16:30' }) })],
  'another window of the first place': ['places[].address', (rich) => ({ places: place(rich, 0, { address: '萧山区市心中路818号二楼B区16号窗口' }) })],
  'another phone of the second place': ['consultation.phones', (rich) => ({ places: place(rich, 1, { phone: '0571-82470003' }) })],
  'another number for complaints': ['complaint.phones', () => ({ complaint: '0571-82650008' })],
  'a step less': ['process.steps', ({ steps }) => ({ steps: steps.filter((step) => step !== '现场勘查') })],
};

const second = ({ situations }: Rich, change: (materials: Situation['materials']) => Situation['materials']): Situation[] => situations.map((one, at) => (at === 1 ? { ...one, materials: change(one.materials) } : one));
const place = ({ places }: Rich, which: number, change: Partial<Place>): Place[] => places.map((one, at) => (at === which ? { ...one, ...change } : one));
