import type { KindPage } from '../../model/kind-page.js';

/** Page of kind `steps`. */
export const steps: KindPage = {
  kind: 'steps',
  title: '办理流程',
  reads: '先后有哪些步骤。',
  same: ['箭头、编号、顿号、换行等连接写法不计。', '审核与审查是同一步骤。'],
  different: ['多一步或少一步，次序不同；申请与收件是两个步骤。'],
  unsure: ['审批与审查或决定，核准、签发与决定。'],
  examples: [
    { a: '申请→受理→审查→决定→送达', b: '1.申请 2.受理 3.审查 4.决定 5.送达', verdict: 'same' },
    { a: '申请-受理-审核-办结', b: '申请→受理→审查→办结', verdict: 'same' },
    { a: '（一）申请；（二）受理；（三）办结', b: '申请\n受理\n办结', verdict: 'same' },
    { a: '申请 ＞ 受理 ＞ 现场核查 ＞ 办结', b: '①申请②受理③现场核查④办结', verdict: 'same' },
    { a: '申请、受理、决定、送达', b: '第一步：申请；第二步：受理；第三步：决定；第四步：送达', verdict: 'same' },
    { a: '申请→受理→审查→办结', b: '申请→受理→办结', verdict: 'different' },
    { a: '申请→受理→审查→办结', b: '申请→审查→受理→办结', verdict: 'different' },
    { a: '申请→受理→办结', b: '收件→受理→办结', verdict: 'different' },
    { a: '申请→受理→办结', b: '申请→收件→受理→办结', verdict: 'different' },
    { a: '申请→受理→现场核查→办结', b: '申请→受理→专家评审→办结', verdict: 'different' },
    { a: '申请→受理→审批→办结', b: '申请→受理→审查→办结', verdict: 'unsure' },
    { a: '申请→受理→审批→送达', b: '申请→受理→决定→送达', verdict: 'unsure' },
  ],
  source: '《中华人民共和国行政许可法》第四章（申请、受理、审查、决定、送达）。',
};
