import type { Report } from '../../src/model/report.js';
import type { ScoreCard } from '../../src/model/score.js';
import { findings } from './sample-findings.js';
import { coverage, items } from './sample-items.js';

const CHECKED: Record<string, number> = { 区市场监管局: 3, 区城管局: 2, 区卫健局: 2, 区教育局: 0, 青枫街道办事处: 2, 白鹭镇人民政府: 2 };

const scores: ScoreCard[] = Object.entries(CHECKED).map(([department, checked]) => {
  const lines = findings
    .filter((finding) => finding.department === department && finding.verdict === 'fail')
    .map(({ fingerprint, points, relations, severity, maintainer }) => ({
      fingerprint, points,
      why: points > 0 ? `与手册不一致，${severity}，按规则扣 ${(points / 100).toFixed(2)} 分`
        : relations.includes('quality') ? '指南内容问题，只提示不扣分'
          : maintainer !== department ? '责任方不是实施单位'
            : relations.length === 1 && relations[0] === 'online-offline' ? '线上线下不一致，只通报不扣分' : '文字差异，不扣分',
    }));
  return { department, checked, lines, deducted: lines.reduce((sum, line) => sum + line.points, 0) };
});

/** A report on a fictional district, with findings of all classes and captures that failed in several ways. */
export const sample: Report = {
  schemaVersion: 1,
  run: {
    id: 'sample-run', startedAt: '2018-09-12T09:00:00+08:00', finishedAt: '2018-09-12T09:04:20+08:00', catalogue: 'catalogue.csv',
    portal: 'https://zwfw.yunxi.example', region: '330199', regionName: '云溪区', items: items.length, checked: 11,
    versions: { tool: '0.1.0', schema: '1', rules: '1', policy: '示例-1', handbook: '2018-09' },
    policyNotice: '示例规则，待区跑改办核定', timings: { fetch: 3.2, render: 1.5, read: 2.1, check: 0.9, report: 0.6, total: 8.3 },
  },
  coverage,
  findings,
  problems: [{ title: '咨询电话线上线下不一致', department: '区市场监管局', element: 'consultation.phones', fingerprints: ['f002', 'f004', 'f006'] }],
  unstated: items.slice(0, 6).map(({ item, itemId, department }, index) => ({ item, itemId, department, element: index % 2 === 0 ? 'legalBasis' : 'output.name', sides: ['offline'] })),
  scores,
  notices: [{ where: '目录第 15 行', message: '实施编码被 Excel 改成了科学计数，请把该列设为文本后重新填写；该行未检查' }],
};
