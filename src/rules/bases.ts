/** Sources that several rules rest on, in the words printed for users. Where only second-hand text was seen, the sentence says so. */
export const HANDBOOK_BASIS = '萧跑改办〔2018〕10号：编制标准化手册，实现同一事项在全市范围内统一标准；发现不按统一标准化手册办理的，扣除该单位考核分';
export const CONSISTENCY_BASIS = '萧跑改办〔2018〕10号：对全区办事指南线上线下一致性情况进行抽查';
export const SAME_SOURCE_BASIS = `${CONSISTENCY_BASIS}；国发〔2022〕5号：线上线下服务渠道同源发布、同步更新（条文待核对原文）`;
export const NO_EXTRA_BASIS = `${HANDBOOK_BASIS}；国发〔2016〕55号、国发〔2022〕5号：不得额外增加办事要求和申请材料（条文待核对原文）`;
export const PLAIN_WORDS_BASIS = '国办秘函〔2019〕19号：办事指南含糊表述扣分；2018年审批服务便民化指导意见：消除模糊语言、兜底条款（条文待核对原文）';
export const TEMPLATE_BASIS = '浙江政务服务网办事指南核查实践（同类地区核查规则，不是全国统一规定）';
