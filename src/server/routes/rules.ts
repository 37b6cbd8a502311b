import { Type } from 'typebox';
import { rulePage, ruleRows } from '../../run/desk/rule-pages.js';
import type { Desk } from '../../run/desk.js';
import { RulePage, RuleRow } from '../api/week.js';
import type { App } from '../app.js';

const TAGS = ['规则'];

export function ruleRoutes(api: App, desk: Desk): void {
  const config = { action: 'rule.read' } as const;
  api.get('/rules', { config, schema: { tags: TAGS, summary: '全部规则', response: { 200: Type.Array(RuleRow) } } }, () => ruleRows(desk));
  api.get('/rules/:number', { config, schema: { tags: TAGS, summary: '一条规则：为什么查、依据、怎么改、例子', params: Type.Object({ number: Type.String({ pattern: '^[A-D]\\d{2}$' }) }), response: { 200: RulePage } } }, (request) => rulePage(desk, request.params.number));
}
