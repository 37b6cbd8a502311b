/**
 * Words of portal pages that are no part of any guide: captions of buttons, of lists of other items, of footers.
 * They are grammar of pages, the same on every portal; words of guides stand in `schemas/`.
 */
export interface PageWords {
  /** Whole text of a button or link that does something with the page. */
  actions: string[];
  /** Verbs of short links without an address of their own. */
  verbs: string[];
  /** Behind a shortened or folded text. */
  unfold: string[];
  /** Marks behind a name. */
  badges: string[];
  /** Captions of blocks that name other items or offer services of the portal. */
  elsewhere: string[];
  /** Captions of those that head a section of the guide where they stand in the row of its sections. */
  sections: string[];
  /** How a line begins that says where on the portal one is, or leads on. */
  trail: string[];
  /** What stands in footers and nowhere else. */
  footer: string[];
  /** Header of a table column that holds buttons. */
  columns: string[];
}

/** How the words are looked for in texts of one width without blanks (`wordsOf`). */
export interface Phrases {
  elsewhere: ReadonlySet<string>;
  /** At the start of a text. */
  trail: RegExp;
  /** Anywhere in a text; those with a colon at its start. */
  footer: RegExp;
}

const made = new WeakMap<PageWords, Phrases>();

const anyOf = (words: readonly string[]): string => `(?:${words.map((word) => word.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&')).join('|') || '(?!)'})`;

/** Made once for each set of words. */
export function phrasesOf(words: PageWords): Phrases {
  const known = made.get(words);
  if (known) return known;
  const footer = words.footer.map((word) => word.normalize('NFKC'));
  const opening = footer.filter((word) => word.endsWith(':'));
  const phrases = {
    elsewhere: new Set(words.elsewhere), trail: new RegExp(`^${anyOf(words.trail)}`),
    footer: new RegExp(`^${anyOf(opening)}|${anyOf(footer.filter((word) => !opening.includes(word)))}`),
  };
  made.set(words, phrases);
  return phrases;
}

export const PAGE_WORDS: PageWords = {
  actions: ['操作', '更多', '查看更多', '更多地点', '查看更多地点', '全部地点', '查看', '查看全部', '查看详情', '详情', '点击查看', '点击展开', '点击下载', '立即下载', '下载', '下载附件', '附件下载',
    '表格下载', '样表下载', '空表下载', '空白表格下载', '下载空表', '下载样表', '下载空白表格', '下载示例样表', '查看样表', '查看样本', '查看空表', '查看示例', '示例样表', '空白表格', '空表', '样表', '预览', '在线预览', '在线填写', '打印', '打印本页', '分享',
    '分享到', '收藏', '取消收藏', '已收藏', '复制', '复制链接', '纠错', '我要纠错', '评价', '我要评价', '我要咨询', '我要投诉', '在线咨询', '在线办理', '立即办理', '我要办理', '在线申办', '网上办理入口', '在线预约', '立即预约', '我要预约', '返回', '返回顶部', '返回首页',
    '返回上一页', '回到顶部', '关闭', '关闭窗口', '上一页', '下一页', '查看地图', '地图', '导航', '定位', '到这里去', '一键拨号', '拨打', '登录', '注册', '搜索', '扫一扫', '订阅', '导出', '放大', '缩小', '查看流程图', '查看原文', '查看依据'],
  verbs: ['下载', '查看', '展开', '收起', '打印', '更多', '复制', '预览', '详情', '导航', '地图', '收藏', '分享', '纠错', '放大', '评价', '去办理', '扫码'],
  unfold: ['展开', '展开全部', '展开更多', '展开全文', '点击展开', '查看更多', '查看全部', '查看全文', '阅读全文', '显示全部', '更多', '全文', '收起', '收起全部', '收起更多', '点击收起', '折叠'],
  badges: ['必要', '非必要', '必须', '必填', '必备', '必选', '选填', '容缺', '可容缺', '容缺后补', '免提交', '可免交', '电子证照', '原件', '复印件', '纸质', '电子', '电子件', '热门', 'NEW', 'new', '推荐'],
  elsewhere: ['相关事项', '相关服务', '相关办事', '相关推荐', '相关链接', '相关阅读', '相关新闻', '相关文章', '关联事项', '同类事项', '同部门事项', '本部门其他事项', '本部门事项', '部门其他事项', '其他事项', '其他人还在办', '其他人还看了', '大家都在办', '大家都在看',
    '大家还在办', '大家还办了', '他们还在办', '热门事项', '热门服务', '热点事项', '热点服务', '高频事项', '常办事项', '推荐事项', '推荐服务', '为您推荐', '为你推荐', '猜你想办', '猜你喜欢', '猜您想办', '您可能还想办', '您可能还需要', '您可能感兴趣', '最近浏览', '浏览记录',
    '办事排行', '办件公示', '办件动态', '友情链接', '常用链接', '快速导航', '快速通道', '快捷入口', '通知公告', '最新公告', '最新发布', '网站导航', '热门搜索', '用户评价', '网友评论', '在线客服', '智能客服', '联系我们', '关于我们', '便民服务', '特色服务', '下载客户端', '手机扫码', '扫码办理', '微信扫一扫'],
  sections: ['联系我们'],
  trail: ['上一篇', '下一篇', '上一条', '下一条', '上一页', '下一页', '分享到', '责任编辑', '(责任编辑', '扫一扫', '当前位置', '您的位置', '您现在的位置', '你现在的位置', '您当前的位置', '当前所在位置', '您所在的位置', '你所在的位置', '所在位置', '现在位置', '首页>', '首页›', '首页»', '首页/'],
  footer: ['ICP备', '公网安备', '网站标识码', '版权所有', 'Copyright', '©', '网站地图', '网站声明', '隐私声明', '主办单位:', '承办单位:', '主办:', '承办:', '网站支持IPv6'],
  columns: ['操作', '查看', '下载', '功能', '操作栏', '在线预览'],
};
