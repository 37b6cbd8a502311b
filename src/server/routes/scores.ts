import { Type } from 'typebox';
import type { FastifyRequest } from 'fastify';
import { scoreSums, scoreView } from '../../run/desk/scores.js';
import type { Desk } from '../../run/desk.js';
import { ScoreSum, ScoreView } from '../api/scores.js';
import type { App } from '../app.js';
import { ownUnit } from '../guard.js';
import { Refused } from '../problems.js';

const TAGS = ['扣分'];

export function scoreRoutes(api: App, desk: Desk): void {
  api.get('/scores', { config: { action: 'score.read' }, schema: { tags: TAGS, summary: '各单位拟扣分、累计扣分；部门只见本单位的', response: { 200: Type.Array(ScoreSum) } } }, async (request) => {
    const own = ownUnit(request);
    return (await scoreSums(desk)).filter(({ unit }) => own === undefined || unit === own);
  });

  const thing = ({ query }: FastifyRequest) => { const { unit } = query as { unit?: string }; return unit === undefined ? {} : { unit }; };
  api.get('/scores/lines', {
    config: { action: 'score.read', thing },
    schema: { tags: TAGS, summary: '一个单位的扣分明细；部门不写单位就是本单位', querystring: Type.Object({ unit: Type.Optional(Type.String({ maxLength: 100 })), week: Type.Optional(Type.String({ format: 'date' })) }), response: { 200: ScoreView } },
  }, (request) => {
    const unit = request.query.unit ?? ownUnit(request);
    if (!unit) throw new Refused(400, '请先选单位。', 'unit');
    return scoreView(desk, unit, request.query.week);
  });
}
