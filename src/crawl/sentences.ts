import type { Outcome } from '../model/capture.js';

/** Facts that a sentence may name. */
export interface Facts {
  status?: number | undefined;
  /** Words of the page that named the outcome. */
  phrase?: string | undefined;
  /** Code of a network error. */
  code?: string | undefined;
  final?: URL | undefined;
  requested?: URL | undefined;
  attempts: number;
  /** Milliseconds the other side asked us to wait. */
  retryAfter?: number | undefined;
  maxBytes: number;
  refusal?: string | undefined;
  loop?: boolean | undefined;
  /** Why a page could not be rendered, or what it lacked. */
  rendering?: string | undefined;
}

const CODES: [RegExp, string, string][] = [
  [/ENOTFOUND|EAI_NONAME/, '域名无法解析', '请核对线上地址中的域名，并检查本机网络'],
  [/EAI_AGAIN/, '域名暂时无法解析', '请检查本机网络和域名服务后重试'],
  [/ECONNREFUSED/, '连接被拒绝，对方服务可能未启动', '请确认门户地址和端口、门户是否在运行，然后重试'],
  [/ECONNRESET|UND_ERR_SOCKET|EPIPE/, '连接中途断开', '请稍后重试'],
  [/ENETUNREACH|EHOSTUNREACH|EADDRNOTAVAIL/, '网络不通', '请检查本机网络后重试'],
  [/CERT|SELF_SIGNED|UNABLE_TO_|ERR_TLS|EPROTO|SSL/, '门户的安全证书或加密设置无法验证', '请告知门户维护单位检查证书'],
];

/** One Chinese sentence for an outcome: what happened, on whose side, what to do. Empty for `ok`. */
export function sentence(outcome: Outcome, facts: Facts): string {
  const tried = facts.attempts > 1 ? `（已试 ${facts.attempts} 次）` : '';
  const says = facts.phrase === undefined ? '' : `（页面显示“${facts.phrase}”）`;
  const status = facts.status === undefined ? '' : `（状态码 ${facts.status}）`;
  const to = facts.final === undefined ? '' : `（${facts.final.href}）`;
  switch (outcome) {
    case 'ok': return '';
    case 'not-found': return `门户没有这个页面${status}，属门户或目录一侧：请核对目录中的线上地址，事项确已撤下的请更新目录。`;
    case 'soft-not-found': return `门户返回的是“页面不存在”一类的提示页${says}，属门户或目录一侧：请核对目录中的线上地址，事项确已撤下的请更新目录。`;
    case 'unavailable': return `门户服务出错，没有给出页面${status}${says}${tried}，属门户一侧：请稍后重新运行，仍不能打开的请告知门户维护单位。`;
    case 'rate-limited': return `门户要求降低访问频率${status}${tried}${facts.retryAfter === undefined ? '' : `，要求等待 ${Math.ceil(facts.retryAfter / 1000)} 秒`}：请增大访问间隔后重新运行，或与门户维护单位商定访问时段。`;
    case 'forbidden': return `门户拒绝访问${status}${says}，属门户一侧的访问控制：请与门户维护单位商定访问许可，或改用人工取证。`;
    case 'maintenance': return `门户正在维护${says}，属门户一侧：请待维护结束后重新运行。`;
    case 'challenge': return '门户要求安全验证（验证码或脚本质询），本程序不绕过验证：请与门户维护单位商定访问许可，或改用人工取证。';
    case 'empty': return '门户返回了空页面，属门户一侧：请在浏览器中打开核对，并告知门户维护单位。';
    case 'shell': return `页面要靠脚本取数，但没有取到办事指南的内容${facts.rendering === undefined ? '' : `（${facts.rendering}）`}：请在浏览器中打开核对。`;
    case 'not-rendered': return `页面要靠脚本显示，本机没有可用的浏览器，未能取到内容${facts.rendering === undefined ? '' : `（${facts.rendering}）`}：请运行 npm run setup 安装浏览器后重新运行，或改用人工取证。`;
    case 'truncated': return `页面没有传完就中断${tried}，内容不完整，不作比对，属门户或网络一侧：请稍后重新运行。`;
    case 'redirect-home': return `该地址跳转到了门户首页${to}，没有办事指南，属门户或目录一侧：请核对目录中的线上地址。`;
    case 'redirect-elsewhere': return facts.loop === true ? '该地址循环跳转，打不开页面，属门户一侧：请告知门户维护单位。' : `该地址跳转到了别的页面${to}，没有办事指南，属门户或目录一侧：请核对目录中的线上地址。`;
    case 'disallowed': return '门户的 robots.txt 不允许抓取该地址，未抓取：请与门户维护单位商定访问许可，或改用人工取证。';
    case 'not-allowed': return notAllowed(facts);
    case 'timeout': return `门户没有在规定时间内传完页面${tried}，属门户或网络一侧：请稍后重新运行，仍如此的请告知门户维护单位。`;
    case 'too-large': return `页面超过 ${Math.round(facts.maxBytes / 1024 / 1024)} MB 的上限，未读取：请在浏览器中打开核对，内容确属办事指南的请告知门户维护单位。`;
    case 'network': return network(facts, tried);
    case 'unreadable': return '取到了页面，但其中没有可以辨认的办事指南要素：请在浏览器中打开核对地址是否正确，版式特殊的请为该门户增加配置。';
    case 'wrong-item': return '页面是别的事项的办事指南：请核对目录中的线上地址。';
    case 'missing': return '目录中没有线上地址：请补充。';
    case 'not-captured': return '本次运行没有取这个页面。';
  }
}

/** For pages that were left out because their host was stopped. */
export function stoppedSentence(message: string): string {
  return `${message}，本页未取：请稍后重新运行，或与门户维护单位联系。`;
}

function notAllowed(facts: Facts): string {
  const host = facts.final?.host ?? '';
  const moved = facts.requested !== undefined && facts.final !== undefined && facts.requested.host !== facts.final.host;
  const where = moved ? `该地址跳转到了 ${facts.final?.href ?? ''}，` : '';
  if (facts.refusal === 'scheme') return `${where}只允许抓取 http 和 https 地址，未抓取：请核对目录中的线上地址。`;
  if (facts.refusal === 'private') return `${where}${host} 是内部网络地址，未抓取：确需抓取的请用 --allow-host ${host} 指明。`;
  return `${where}${host} 不在允许抓取的网站之列，未抓取：确需抓取的请用 --allow-host ${host} 指明。`;
}

function network(facts: Facts, tried: string): string {
  const known = CODES.find(([pattern]) => pattern.test(facts.code ?? ''));
  return known ? `无法连接门户，${known[1]}${tried}：${known[2]}。` : `无法连接门户${tried}：请检查本机网络和线上地址后重试。`;
}
