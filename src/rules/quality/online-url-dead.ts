import type { Rule } from '../../model/rule.js';
import { addressesOf } from '../addresses.js';
import { ownSides, qualityMark } from '../own-sides.js';
import { brief } from '../sides.js';

/** The address itself leads nowhere; all else may be the fault of the day, the network or the portal. */
const DEAD = new Set(['not-found', 'soft-not-found']);
const UNCERTAIN = new Set(['redirect-home', 'wrong-item']);
const FORM = /表|样|书|下载|附件|模板/u;

const rule: Rule = {
  meta: {
    id: 'online/url-dead',
    number: 'C30',
    group: 'C',
    title: '网办和下载链接有效',
    failTitle: '网办或下载链接失效',
    why: '表格下不来、网办入口打不开，群众就只能跑窗口。',
    basis: '办事指南的链接应当有效（通用要求）',
    fix: '更新为有效地址；表格已换版的，换成现行表格。',
    elements: ['material.blankForm', 'onlineUrl', 'mobileUrl', 'consultation.url', 'complaint.url', 'evaluationUrl', 'progressQuery'],
    needs: [],
    severity: '较重',
    lifecycle: 'stable',
    messages: {
      dead: '{{side}}的链接“{{text}}”打不开（{{detail}}）：{{href}}',
      unsure: '{{side}}的链接“{{text}}”没有打开所指的内容（{{detail}}），需人工核实：{{href}}',
    },
    examples: [
      { title: '下载链接404', online: '# 犬类准养登记\n\n- 网办地址：https://www.example.gov.cn/dog', given: '打开 https://www.example.gov.cn/dog，返回404（页面不存在）', facts: { links: { 'https://www.example.gov.cn/dog': { outcome: 'not-found', status: 404 } } }, expect: 'fail' },
      { title: '网站当天打不开', online: '# 犬类准养登记\n\n- 网办地址：https://www.example.gov.cn/dog', given: '打开 https://www.example.gov.cn/dog，当天没有响应', facts: { links: { 'https://www.example.gov.cn/dog': { outcome: 'unavailable', status: 503 } } }, expect: 'pass' },
    ],
  },
  *check(subject) {
    if (!subject.links) return;
    for (const own of ownSides(subject)) {
      for (const link of addressesOf(own.guide)) {
        const address = absolute(link.href, own.capture.url);
        const outcome = address === undefined ? undefined : subject.links[address];
        if (address === undefined || !outcome) continue;
        const gone = DEAD.has(outcome.outcome) || outcome.status === 410;
        if (!gone && !UNCERTAIN.has(outcome.outcome)) continue;
        const text = link.text.trim() === '' ? '（无文字）' : brief(link.text);
        const detail = outcome.status === undefined ? (outcome.detail?.replace(/。$/, '') ?? '页面不存在') : `${outcome.status}`;
        const field = { value: address, text: link.text, raw: link.text, at: link.at };
        const mark = qualityMark(own, gone ? 'fail' : 'cannot-tell', link.element ?? (FORM.test(link.text) ? 'material.blankForm' : 'onlineUrl'), 'dead', gone ? 'dead' : 'unsure', { text, detail, href: address }, field);
        yield { ...mark, key: text };
      }
    }
  },
};

function absolute(href: string, base: string | undefined): string | undefined {
  return URL.canParse(href, base) ? new URL(href, base).href : undefined;
}
export default rule;
