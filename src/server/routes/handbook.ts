import { Type } from 'typebox';
import { answerSuggestion, draftImpact, entryRows, entryView, keepDraft, suggest, suggestions } from '../../run/desk/handbook.js';
import type { Desk } from '../../run/desk.js';
import { Answer, Draft, DraftText, EntryRow, EntryView, Impact, NewSuggestion, Suggestion } from '../api/handbook.js';
import type { App } from '../app.js';
import { can } from '../can.js';
import { ownUnit, userOf } from '../guard.js';

const TAGS = ['标准化手册'];
const Id = Type.Object({ id: Type.String({ maxLength: 200 }) });

export function handbookRoutes(api: App, desk: Desk): void {
  api.get('/handbook', { config: { action: 'handbook.read' }, schema: { tags: TAGS, summary: '手册条目', response: { 200: Type.Array(EntryRow) } } }, () => entryRows(desk));

  api.get('/handbook/:id', { config: { action: 'handbook.read' }, schema: { tags: TAGS, summary: '一个条目：内容、填写要求、版本和差异', params: Id, response: { 200: EntryView } } }, async (request) => {
    const { draft, ...view } = await entryView(desk, request.params.id);
    // What is being drafted is no standard yet, and not for those who are held to it.
    return draft && can(userOf(request), 'handbook.edit') ? { ...view, draft } : view;
  });

  api.post('/handbook/:id/impact', { config: { action: 'handbook.edit' }, schema: { tags: TAGS, summary: '草案与现行的差异，对各单位线下指南的影响', params: Id, body: DraftText, response: { 200: Impact } } }, (request) => draftImpact(desk, request.params.id, request.body.text));

  api.put('/handbook/:id/draft', { config: { action: 'handbook.edit' }, schema: { tags: TAGS, summary: '保存草案', params: Id, body: Draft } }, async (request, reply) => {
    await keepDraft(desk, request.params.id, request.body.version, request.body.text, userOf(request).id);
    return reply.status(204).send();
  });

  api.post('/handbook/:id/suggestions', { config: { action: 'handbook.suggest' }, schema: { tags: TAGS, summary: '提勘误建议', params: Id, body: NewSuggestion } }, async (request, reply) => {
    const { id, unit } = userOf(request);
    await suggest(desk, request.params.id, request.body, { id, ...(unit ? { unit } : {}) });
    return reply.status(204).send();
  });

  api.get('/suggestions', { config: { action: 'handbook.suggest' }, schema: { tags: TAGS, summary: '勘误建议，未答复的在前；部门只见本单位的', response: { 200: Type.Array(Suggestion) } } }, (request) => suggestions(desk, ownUnit(request)));

  api.post('/suggestions/:id/answer', { config: { action: 'handbook.edit' }, schema: { tags: TAGS, summary: '答复勘误建议', params: Id, body: Answer } }, async (request, reply) => {
    await answerSuggestion(desk, request.params.id, request.body.text, userOf(request).id);
    return reply.status(204).send();
  });
}
