/** Classes of problems in the bulletin, in its order (材料/时限/流程/条件/收费/地址电话时间/表单 and what those leave over). */
export const TOPICS = ['申请材料', '办理时限', '办理流程', '受理条件', '收费', '地址、电话、时间', '表单样表', '名称、编码、类型', '设定依据', '审批结果', '其他'] as const;

export type Topic = (typeof TOPICS)[number];

const BY_START: [string, Topic][] = [
  ['material.blankForm', '表单样表'],
  ['material.sampleForm', '表单样表'],
  ['material', '申请材料'],
  ['statutoryTimeLimit', '办理时限'],
  ['promisedTimeLimit', '办理时限'],
  ['delivery.timeLimit', '办理时限'],
  ['process', '办理流程'],
  ['backOffice', '办理流程'],
  ['specialProcedures', '办理流程'],
  ['onSite', '办理流程'],
  ['handlingModes', '办理流程'],
  ['onlineDepth', '办理流程'],
  ['caseType', '办理流程'],
  ['reviewType', '办理流程'],
  ['eligibility', '受理条件'],
  ['prohibitions', '受理条件'],
  ['quantityLimit', '受理条件'],
  ['applicableScope', '受理条件'],
  ['audience', '受理条件'],
  ['fee', '收费'],
  ['places', '地址、电话、时间'],
  ['consultation', '地址、电话、时间'],
  ['complaint', '地址、电话、时间'],
  ['mainItemName', '名称、编码、类型'],
  ['subItemName', '名称、编码、类型'],
  ['caseName', '名称、编码、类型'],
  ['basicCode', '名称、编码、类型'],
  ['implementationCode', '名称、编码、类型'],
  ['caseCode', '名称、编码、类型'],
  ['itemType', '名称、编码、类型'],
  ['legalBasis', '设定依据'],
  ['output', '审批结果'],
  ['delivery', '审批结果'],
];

/** Class of an element, by its identifier. */
export function topicOf(element: string): Topic {
  return BY_START.find(([start]) => element.startsWith(start))?.[1] ?? '其他';
}
