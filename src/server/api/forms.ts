import { Type, type TSchema } from 'typebox';

const File = (description: string): TSchema => Type.Unsafe<string>({ type: 'string', format: 'binary', description });
const Text = (description: string): TSchema => Type.String({ description });

/** The forms with files (multipart/form-data) that the API takes, by operation: described here, read as they come. */
export const FORMS: Record<string, TSchema> = {
  'POST /api/check': Type.Object({ file: File('指南：Word、Markdown、PDF、Excel、网页或压缩包') }, { examples: [{ file: '食品经营许可（新办）.docx' }] }),
  'POST /api/check/mended': Type.Object({ file: File('指南') }, { examples: [{ file: '食品经营许可（新办）.md' }] }),
  'POST /api/filings': Type.Object({ file: File('指南'), note: Type.Optional(Text('说明')), unit: Type.Optional(Text('报送单位，办事服务中心代报时填')) }, { examples: [{ file: '食品经营许可（新办）.docx', note: '按新流程修改' }] }),
  'POST /api/findings/:fingerprint/appeal': Type.Object({ reason: Text('理由'), version: Type.Optional(Text('页面上看到的版本')), files: Type.Optional(Type.Array(File('附件'))) }, { examples: [{ reason: '页面已于取证前更新，以盖章说明为准。', version: '4', files: ['盖章说明.pdf'] }] }),
  'POST /api/appeals/:id/files': Type.Object({ files: Type.Array(File('补充的材料')) }, { examples: [{ files: ['现场照片.jpg'] }] }),
  'POST /api/indicators/:id': Type.Object({ file: File('填好的表'), day: Type.Optional(Text('属于哪一天的那一期')) }, { examples: [{ file: '办事大厅检查表.xlsx', day: '2018-09-13' }] }),
  'POST /api/handovers': Type.Object({ kind: Type.Optional(Type.Union([Type.Literal('online'), Type.Literal('sheet')])), unit: Type.Optional(Text('被查单位，现场核查表要填')), source: Text('来源'), person: Text('移交人或核查人'), date: Text('取得日期'), file: File('文件，放在最后') }, { examples: [{ kind: 'online', source: '省平台导出', person: '李四', date: '2018-09-12', file: '事项库.xlsx' }] }),
};
