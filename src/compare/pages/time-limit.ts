import type { KindPage } from '../../model/kind-page.js';

/** Page of kind `timeLimit`. */
export const timeLimit: KindPage = {
  kind: 'timeLimit',
  title: '办理时限',
  reads: '多长时间、按什么单位、从什么时候起算、哪些环节不计入、可以延长多久。',
  same: [
    '数字写法：汉字数字、大写数字、阿拉伯数字是同一个数（二十、贰拾、廿、20）。',
    '没有写明起算时间，即自受理之日起算；“内”“内办结”“不超过”等说法不计。',
    '即办、当场办结、即时办结、当场办理、立等可取是同一个意思。',
    '行政许可事项的“日”即工作日。',
    '不计入时限的环节写在前面还是后面、用“不含”还是“不计入”，意思一样。',
  ],
  different: [
    '数或单位不同；工作日与自然日（日历天）从不换算为相等。',
    '即办、1个工作日、当日办结是三个不同的时限。',
    '起算时间不同：自受理与自收到申请。',
    '一方写明有不计入的环节（如公示），另一方没有写（线上与线下之间）。',
  ],
  unsure: [
    '事项不是行政许可而只写“日”或“天”，不知是工作日还是自然日。',
    '指南与手册之间，不计入的环节只有一方写明。',
    '按惯例折算正好相等的不同单位，如1个月与30个自然日。',
  ],
  examples: [
    { a: '18个工作日', b: '十八个工作日', verdict: 'same', says: '18' },
    { a: '廿五个工作日', b: '25个工作日', verdict: 'same' },
    { a: '壹拾贰个工作日', b: '自受理之日起12个工作日内办结', verdict: 'same' },
    { a: '一百二十个工作日', b: '１２０个工作日', verdict: 'same' },
    { a: '即办', b: '立等可取', verdict: 'same' },
    { a: '当场办结', b: '即时办结', verdict: 'same' },
    { a: '8日', b: '8个工作日', context: { itemType: '行政许可' }, given: '行政许可事项', verdict: 'same' },
    { a: '16个工作日（不含公示期）', b: '自受理之日起十六个工作日，公示时间不计算在内', verdict: 'same' },
    { a: '9个工作日', b: '9个自然日', verdict: 'different', says: '单位不同' },
    { a: '9个工作日', b: '6个工作日', verdict: 'different' },
    { a: '即办', b: '1个工作日', verdict: 'different' },
    { a: '当场办结', b: '当日办结', verdict: 'different' },
    { a: '1个工作日', b: '当日办结', verdict: 'different' },
    { a: '自受理之日起9个工作日', b: '自收到申请之日起9个工作日', verdict: 'different', says: '起算' },
    { a: '16个工作日', b: '16个工作日（不含专家评审）', context: { relation: 'channel' }, given: '线上与线下比', verdict: 'different', says: '不计入' },
    { a: '36小时', b: '36个工作日', verdict: 'different' },
    { a: '8日', b: '8个工作日', verdict: 'unsure', says: '未写明' },
    { a: '16个工作日', b: '16个工作日（不含专家评审）', context: { relation: 'standard' }, given: '与手册比', verdict: 'unsure' },
    { a: '1个月', b: '30个自然日', verdict: 'unsure' },
  ],
  source: '《中华人民共和国行政许可法》第八十二条：实施行政许可的期限以工作日计算，不含法定节假日。',
};
