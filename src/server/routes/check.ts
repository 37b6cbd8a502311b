import { Type } from 'typebox';
import { elementRows } from '../../run/desk/elements.js';
import { checkHandedIn, checkTyped, guideWord, mendedCopy } from '../../run/desk/guide-check.js';
import type { Desk } from '../../run/desk.js';
import { CheckedGuide, ElementView, GuideContent, Mended } from '../api/check.js';
import type { App } from '../app.js';
import { sendFile, WORD } from '../send-file.js';
import { uploadedFile } from '../uploads.js';

const TAGS = ['指南自查'];

/** A department's precheck: what is dropped is read apart, checked and forgotten. */
export function checkRoutes(api: App, desk: Desk): void {
  const config = { action: 'guide.check' } as const;

  api.get('/elements', { config, schema: { tags: TAGS, summary: '办事指南的要素和填写说明', response: { 200: Type.Array(ElementView) } } }, () => elementRows(desk));

  api.post('/check', { config, schema: { tags: TAGS, summary: '检查一份指南（表单：file，Word、Markdown、PDF、Excel、网页或压缩包）', response: { 200: Type.Array(CheckedGuide) } } }, async (request) => checkHandedIn(desk, (await uploadedFile(request)).file));

  api.post('/check/typed', { config, schema: { tags: TAGS, summary: '检查填写的内容', body: GuideContent, response: { 200: CheckedGuide } } }, (request) => checkTyped(desk, request.body));

  api.post('/check/word', { config, schema: { tags: TAGS, summary: '按模板生成 Word', body: GuideContent } }, async (request, reply) => {
    const { name, bytes } = await guideWord(desk, request.body);
    return sendFile(reply, bytes, WORD, name);
  });

  api.post('/check/mended', { config, schema: { tags: TAGS, summary: '改正写法确定有误的地方，给出副本和改动（表单：file）', response: { 200: Mended } } }, async (request) => {
    const { copy, ...told } = await mendedCopy(desk, (await uploadedFile(request)).file);
    return { ...told, ...(copy ? { copy: { name: copy.name, base64: Buffer.from(copy.bytes).toString('base64') } } : {}) };
  });
}
