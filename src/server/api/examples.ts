/** An example of every body that the API takes, by operation; a test holds them to the schemas. Forms with files stand in `forms.ts`. */
const ID = '3f0c5d5a9e1b4f7c8d2e6a1b0c9d8e7f3f0c5d5a9e1b4f7c8d2e6a1b0c9d8e7f';
const GUIDE = {
  title: '食品经营许可（新办）办事指南',
  fields: { itemName: ['食品经营许可（新办）'], basicCode: ['330131004002'], promisedTimeLimit: ['8个工作日'], feeCharged: ['否'] },
  materials: [{ name: '营业执照', parts: { form: '复印件', copies: '1' } }], steps: [{ name: '受理' }, { name: '审查' }, { name: '决定' }],
  places: [{ name: '区行政服务中心', address: '潮声路88号2楼B区12号窗口', openingHours: '周一至周五，上午9:00-12:00，下午13:30-17:00', phones: '0571-86990101' }], unknown: [],
};
const POLICY = {
  version: '2018-10', notice: '示例规则，待区跑改办核定', standard: { 严重: 100, 较重: 50, 一般: 20, 提示: 0 }, channel: { enabled: false, 严重: 50, 较重: 20, 一般: 10, 提示: 0 }, deductText: false,
  caps: { item: 200, department: 500, quarter: 2000 }, overrides: {}, factors: { repetition: [100, 200, 300], selfReported: 0, mendedEarly: 50 },
};
const ENTRY = '# 食品经营许可（新办）\n\n**基本编码：** 330131004002\n\n**承诺办结时限：** 8个工作日\n';
const FAULT = { kind: '平台故障', host: 'zwfw.example.gov.cn', from: '2018-09-13T00:00:00+08:00', to: '2018-09-14T12:00:00+08:00' };

export const BODIES: Record<string, unknown> = {
  'POST /api/sign-in': { account: 'xinxi', password: '自己的密码' },
  'POST /api/password': { current: '现在的密码', next: '至少十个字符的新密码' },
  'POST /api/users': { account: 'wang.jb', name: '王经办', role: 'department', unit: '江湾区市场监督管理局' },
  'PUT /api/users/:id': { version: 3, name: '王经办', active: false },
  'POST /api/units': { id: '江湾区市场监督管理局', name: '江湾区市场监督管理局', kind: '部门', day: '2018-09-01' },
  'POST /api/units/:id/successor': { successor: '江湾区市场监督管理局', day: '2018-12-01' },
  'PUT /api/settings/offices': { centre: '区信息中心', reform: '区跑改办' },
  'PUT /api/settings/city': { catalogue: '/data/目录.xlsx', portal: 'https://zwfw.example.gov.cn', offline: '/data/线下指南', handbook: '/data/手册', region: '330109' },
  'POST /api/tokens': { name: '每周取问题清单', scopes: ['finding.read'], expires: '2099-12-31' },
  'POST /api/tables': { title: '问题清单', header: ['事项', '问题'], rows: [['食品经营许可（新办）', '承诺时限长于手册']] },
  'POST /api/runs': { kind: 'weekly' },
  'POST /api/draw/replacements': { item: '11330100900310012E4330131004002', reason: '该事项自9月1日起停办' },
  'POST /api/findings/review': { targets: [{ id: ID, version: 1 }], decision: 'dismiss', reason: '两处意思相同，只是写法不同' },
  'POST /api/synonyms': { finding: ID, a: '身份证', b: '居民身份证', why: '同一证件' },
  'POST /api/findings/:fingerprint/accept': { version: 4 },
  'POST /api/findings/:fingerprint/withdraw': { version: 5 },
  'POST /api/findings/:fingerprint/mended': { version: 5, note: '网上已改为8个工作日。' },
  'POST /api/findings/:fingerprint/waive': { reason: '地方性法规另有规定', approver: '区跑改办', until: '2018-12-31' },
  'POST /api/findings/:fingerprint/unwaive': { reason: '地方性法规已修订' },
  'POST /api/notices/send': { units: ['江湾区市场监督管理局'] },
  'POST /api/notices/:id/sign': { name: '王经办' },
  'POST /api/check/typed': GUIDE,
  'POST /api/check/word': GUIDE,
  'POST /api/filings/typed': { content: GUIDE, note: '按新流程修改' },
  'PUT /api/filing-dues': { unit: '江湾区市场监督管理局', due: '2018-09-19' },
  'PUT /api/contested/:id/opinion': { office: '法制办', opinion: '保留', reason: '《食品安全法》第三十五条', seen: '' },
  'POST /api/appeals/:id/decision': { kind: 'revoke', reason: '页面已于取证前更新，取证取到的是缓存。', code: '误判' },
  'POST /api/faults/effect': FAULT,
  'POST /api/faults': { fault: FAULT, reason: '平台升级，页面显示旧版本' },
  'POST /api/dismissals/keep': { fingerprints: [ID] },
  'POST /api/dismissals/:fingerprint/reconsider': { reason: '两处时限不同，应当确认' },
  'PUT /api/papers/:week/:kind': { title: '关于办事指南核查情况的通报', to: ['各街道（镇）', '区级各部门'], from: '区跑改办', body: [{ kind: 'heading', level: 1, text: '总体情况' }, { kind: 'text', text: '现将本期核查情况通报如下。' }, { kind: 'figure', at: 0 }] },
  'PUT /api/policies': POLICY,
  'POST /api/policies/effect': POLICY,
  'POST /api/policies/:version/adopt': { since: '2018-10-01' },
  'POST /api/handbook/:id/impact': { text: ENTRY },
  'PUT /api/handbook/:id/draft': { version: '2018-10', text: ENTRY },
  'POST /api/handbook/:id/suggestions': { element: 'promisedTimeLimit', proposed: '8个工作日', why: '省目录已压缩' },
  'POST /api/suggestions/:id/answer': { text: '已采纳，下一版更正' },
};
