import { Descriptions } from 'antd';
import { Page } from '../shell/page.js';

/** What the words of these pages mean, in the sense in which the order and the national standards use them. */
const WORDS: [string, string][] = [
  ['线上、线下', '线上是政务服务网、移动端、自助终端上的办事指南；线下是大厅和窗口的纸质指南、告知单、公示牌和备案的指南。'],
  ['标准化手册', '同一事项全市统一的标准，由市直单位编写。对照它的不一致才涉及扣分。'],
  ['疑似问题', '机器比对的结果，未经人确认，不作为扣分依据。'],
  ['待人工核实', '机器不能确定的内容，不算问题，由人判断。'],
  ['初核', '信息中心对疑似问题逐条确认、排除或标为无法判断。信息中心自己负责的内容由跑改办初核。'],
  ['告知、签收', '确认的问题告知责任单位；签收后开始计算申诉期。期满未签收的，按设定视为送达。'],
  ['复核申请（申诉）', '单位对告知的问题有异议时在期限内提出，写明理由并附材料；由跑改办决定维持、减轻或撤销。'],
  ['拟扣分、累计扣分', '拟扣分是本期按规则算出的分；累计扣分只计申诉期满或复核决定后生效的分。以后撤销的，列为更正并恢复。'],
  ['责任方', '能够修改这一处内容的单位。改不了的单位不扣分。'],
  ['例外（经核准）', '经跑改办核准、在期限内不作问题的差别；任何一方内容改变即失效。'],
  ['即知即改', '第二次取证时已经改正的，列出两次时间，不扣分。'],
  ['未核查', '截止时没有取到可用内容的事项，不计入问题率，下期优先抽取。'],
  ['提醒', '全量检查中看到的问题，只提醒，不扣分。'],
  ['销号、回头看', '复查已改正的销号；三十天内再抽查不少于五分之一，又出现的重新列入。'],
];

export default function Help() {
  return (
    <Page title="帮助" note="页面上的词是什么意思">
      <div className="card">
        <Descriptions column={1} bordered size="small" items={WORDS.map(([word, meaning]) => ({ key: word, label: word, children: meaning }))} />
      </div>
      <div className="card" style={{ marginTop: 14 }}>
        <h2 style={{ fontSize: '1.1em', marginTop: 0 }}>初核页的按键</h2>
        <p>下一条 j 或 ↓，上一条 k 或 ↑，确认问题 1，排除 2，无法判断 3。右上角“大字”可放大全部文字。</p>
      </div>
    </Page>
  );
}
