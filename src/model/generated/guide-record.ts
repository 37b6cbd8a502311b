/* Generated from schemas/guide.schema.json by `npm run generate`; edit the schema. */

export interface GuideRecord {
  /**
   * 事项名称
   */
  mainItemName: string;
  /**
   * 子项名称
   */
  subItemName?: string;
  /**
   * 业务办理项名称
   */
  caseName?: string;
  /**
   * 办理情形
   */
  scenarios?: string[];
  /**
   * 日常用语
   */
  alternateName?: string[];
  /**
   * 基本编码
   */
  basicCode: string;
  /**
   * 实施编码
   */
  implementationCode?: string;
  /**
   * 业务办理项编码
   */
  caseCode?: string;
  /**
   * 权力内部编码
   */
  zjInnerCode?: string;
  /**
   * 事项版本
   */
  itemVersion: number;
  /**
   * 事项类型
   */
  itemType:
    | '行政许可'
    | '行政处罚'
    | '行政强制'
    | '行政征收'
    | '行政给付'
    | '行政检查'
    | '行政确认'
    | '行政奖励'
    | '行政裁决'
    | '其他行政权力'
    | '公共服务';
  /**
   * 事项状态
   */
  status: '在用' | '暂停' | '取消';
  /**
   * 权力来源
   */
  authoritySource?: string;
  /**
   * 行使层级
   */
  exerciseLevel: string;
  /**
   * 实施主体
   */
  competentAuthority: string;
  /**
   * 实施主体统一社会信用代码
   */
  authorityUscc?: string;
  /**
   * 实施主体性质
   */
  authorityType?: string;
  /**
   * 委托部门
   */
  delegatingAuthority?: string;
  /**
   * 受理机构
   */
  acceptingBody: string;
  /**
   * 决定机构
   */
  decidingBody: string;
  /**
   * 联办机构
   */
  jointBodies?: string[];
  /**
   * 责任科室
   */
  responsibleSection?: string;
  /**
   * 服务对象
   *
   * @minItems 1
   */
  audience: string[];
  /**
   * 主题分类
   */
  theme?: string[];
  /**
   * 自然人主题分类
   */
  personTheme?: string[];
  /**
   * 法人主题分类
   */
  organizationTheme?: string[];
  /**
   * 是否允许代办
   */
  agentAllowed?: boolean;
  /**
   * 设定依据
   *
   * @minItems 1
   */
  legalBasis: Citation[];
  /**
   * 受理条件
   *
   * @minItems 1
   */
  eligibility: string[];
  /**
   * 禁止性要求
   */
  prohibitions?: string[];
  /**
   * 适用范围
   */
  applicableScope: string;
  /**
   * 数量限制
   */
  quantityLimit: {
    limited: boolean;
    text?: string;
  };
  /**
   * 行使内容
   */
  jurisdictionText?: string;
  /**
   * 申请人权利和义务
   */
  rightsAndDuties?: string;
  /**
   * 申请材料
   */
  materials: {
    /**
     * 材料编码
     */
    code?: string;
    /**
     * 材料名称
     */
    name: string;
    /**
     * 材料类别
     */
    kind?: string;
    /**
     * 材料形式
     *
     * @minItems 1
     */
    form: ('原件' | '复印件' | '原件或复印件')[];
    /**
     * 材料介质
     *
     * @minItems 1
     */
    medium?: ('纸质' | '电子' | '纸质或电子')[];
    /**
     * 纸质份数
     */
    copies: {
      original?: number;
      copy?: number;
    };
    /**
     * 规格
     */
    paperSize?: string;
    /**
     * 来源渠道
     */
    source: '申请人自备' | '政府部门核发' | '其他';
    /**
     * 出具单位
     */
    issuer?: string;
    /**
     * 材料必要性
     */
    necessity: '必要' | '非必要' | '容缺后补';
    /**
     * 适用条件
     */
    condition?: string;
    /**
     * 免提交
     */
    exempt?: boolean;
    /**
     * 可信等级
     */
    trustLevel?: 'A' | 'B' | 'C' | 'D';
    toleranceTerm?: TimeLimit;
    /**
     * 要求依据
     */
    legalBasis?: Citation[];
    /**
     * 填报须知
     */
    instructions?: string;
    blankForm?: File;
    sampleForm?: File;
  }[];
  process: {
    /**
     * 办理流程
     */
    steps: {
      /**
       * 环节序号
       */
      order?: number;
      /**
       * 环节名称
       */
      name: string;
      /**
       * 办理人员
       */
      actor?: string;
      duration?: TimeLimit;
      /**
       * 是否计入承诺时限
       */
      inPromise?: boolean;
      /**
       * 办理内容
       */
      action?: string;
      /**
       * 环节结果
       */
      result?: string;
    }[];
    chart?: File;
  };
  backOffice?: {
    /**
     * 业务经办流程
     */
    steps: Step[];
  };
  /**
   * 特别程序
   */
  specialProcedures?: {
    /**
     * 特别程序名称
     */
    kind: string;
    duration?: TimeLimit;
    /**
     * 特别程序依据
     */
    basis?: Citation[];
    /**
     * 特别程序收费
     */
    fee?: string;
    /**
     * 特别程序是否计入时限
     */
    counted?: boolean;
  }[];
  statutoryTimeLimit: TimeLimit;
  /**
   * 法定办结时限说明
   */
  statutoryTimeLimitNote?: string;
  promisedTimeLimit: TimeLimit;
  /**
   * 承诺办结时限说明
   */
  promisedTimeLimitNote?: string;
  /**
   * 办件类型
   */
  caseType: '即办件' | '承诺件' | '联办件' | '上报件';
  /**
   * 审查类型
   */
  reviewType?: string;
  /**
   * 到办事现场次数
   */
  onSiteVisits: number;
  /**
   * 最多跑一次事项
   */
  onceOnly?: boolean;
  /**
   * 必须现场办理原因
   */
  onSiteReason?: string;
  /**
   * 办理形式
   *
   * @minItems 1
   */
  handlingModes: string[];
  /**
   * 网上办理深度
   */
  onlineDepth?: string;
  /**
   * 网办地址
   */
  onlineUrl?: string;
  /**
   * 移动端地址
   */
  mobileUrl?: string;
  /**
   * 通办范围
   */
  crossRegion?: {
    yes: boolean;
    range?: string;
  };
  supports: {
    /**
     * 是否支持预约办理
     */
    appointment: boolean;
    /**
     * 是否支持网上支付
     */
    onlinePayment: boolean;
    /**
     * 是否支持物流快递
     */
    express: boolean;
    /**
     * 是否支持自助终端办理
     */
    selfService: boolean;
  };
  /**
   * 预约电话
   */
  appointmentPhone?: string[];
  /**
   * 是否进驻政务大厅
   */
  inHall: boolean;
  /**
   * 大厅名称
   */
  hallName?: string;
  /**
   * 告知承诺
   */
  commitmentSystem?: boolean;
  /**
   * 容缺受理
   */
  tolerance?: boolean;
  toleranceScheme?: {
    /**
     * 容缺受理材料
     */
    materials?: string[];
    timeLimit?: TimeLimit;
  };
  /**
   * 中介服务
   */
  intermediaryServices?: {
    name: string;
    basis?: Citation[];
  }[];
  /**
   * 是否收费
   */
  feeCharged: boolean;
  fees?: {
    /**
     * 收费项目
     */
    name?: string;
    /**
     * 收费标准
     */
    amount?: string;
    /**
     * 收费依据
     */
    legalBasis?: Citation[];
    /**
     * 减免情形
     */
    reduction?: string;
    /**
     * 缴费方式
     */
    payment?: string;
  }[];
  output: {
    /**
     * 结果名称
     */
    name: string;
    /**
     * 结果类型
     */
    kind?: string;
    sample?: File;
    /**
     * 有效期
     */
    validity?: string;
    /**
     * 年检要求
     */
    annualInspection?: string;
  };
  delivery: {
    /**
     * 送达方式
     *
     * @minItems 1
     */
    modes: string[];
    timeLimit?: TimeLimit;
  };
  /**
   * @minItems 1
   */
  places: {
    /**
     * 办理点名称
     */
    name?: string;
    /**
     * 办理地点
     */
    address: string;
    /**
     * 办理时间
     */
    openingHours: string;
    /**
     * 交通指引
     */
    directions?: string;
  }[];
  consultation: {
    /**
     * 咨询电话
     *
     * @minItems 1
     */
    phones: string[];
    /**
     * 咨询地址
     */
    address?: string;
    /**
     * 网上咨询
     */
    url?: string;
  };
  complaint: {
    /**
     * 监督投诉电话
     *
     * @minItems 1
     */
    phones: string[];
    /**
     * 投诉地址
     */
    address?: string;
    /**
     * 网上投诉
     */
    url?: string;
  };
  /**
   * 法律救济
   */
  remedy?: {
    review?: {
      /**
       * 行政复议机关
       */
      organ?: string;
      /**
       * 行政复议电话
       */
      phone?: string;
      /**
       * 行政复议地址
       */
      address?: string;
    };
    litigation?: {
      /**
       * 行政诉讼法院
       */
      organ?: string;
      /**
       * 行政诉讼电话
       */
      phone?: string;
      /**
       * 行政诉讼地址
       */
      address?: string;
    };
  };
  /**
   * 进度查询
   */
  progressQuery?: string;
  /**
   * 常见问题
   */
  faq?: {
    /**
     * 问题
     */
    question: string;
    /**
     * 解答
     */
    answer: string;
  }[];
  /**
   * 好差评入口
   */
  evaluationUrl?: string;
  /**
   * 注意事项
   */
  notes?: string;
  /**
   * 附件
   */
  attachments?: File[];
  /**
   * 市直单位
   */
  owner?: string;
  /**
   * 版本
   */
  standardVersion?: string;
  /**
   * 施行日期
   */
  effectiveFrom?: string;
  transition?: TimeLimit;
  /**
   * 发布文件
   */
  issuedBy?: string;
  /**
   * 修订说明
   */
  changeNote?: string;
  /**
   * 不适用要素
   */
  notApplicable?: string;
  /**
   * 局部补充
   */
  supplementOf?: string;
  /**
   * 批准单位
   */
  approvedBy?: string;
  /**
   * 发布日期
   */
  publishedAt?: string;
  /**
   * 公开时限
   */
  publicationDeadline?: string;
  /**
   * 更新日期
   */
  updatedAt?: string;
  /**
   * 计划生效日期
   */
  planEffectiveDate?: string;
  /**
   * 计划取消日期
   */
  planCancelDate?: string;
  capture?: {
    /**
     * 指南渠道
     */
    channel?: string;
    /**
     * 采集时间
     */
    takenAt?: string;
    /**
     * 页面地址
     */
    url?: string;
    /**
     * 内容校验值
     */
    sha256?: string;
    /**
     * 采集佐证
     */
    evidence?: File[];
    /**
     * 采集人
     */
    operator?: string;
  };
  /**
   * 属地要素
   */
  localFields?: {
    [k: string]: 'required' | 'optional' | undefined;
  };
  /**
   * 渠道差异
   */
  channelDifferences?: string[];
  /**
   * 可不在网上公开的内容
   */
  onlineExemptions?: string[];
  /**
   * 统一要素
   */
  unified?: string[];
}
export interface Citation {
  title: string;
  docNo?: string;
  issuer?: string;
  effectiveDate?: string;
  article?: number;
  paragraph?: number;
  item?: number;
  text?: string;
}
export interface TimeLimit {
  value: number;
  unit: '工作日' | '自然日' | '日' | '小时' | '分钟' | '月' | '年' | '即办';
  from?: string;
  excluded?: string[];
}
export interface File {
  title?: string;
  url?: string;
  sha256?: string;
  version?: string;
}
export interface Step {
  order?: number;
  name: string;
  actor?: string;
  duration?: TimeLimit;
  inPromise?: boolean;
  action?: string;
  result?: string;
}
