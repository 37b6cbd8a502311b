import type { Capture } from './capture.js';
import type { BlankForm } from './form.js';
import type { CompareContext } from './comparison.js';
import type { Guide } from './guide.js';
import type { ServiceItem } from './item.js';
import type { FormerStandard, Standard } from './standard.js';

/** A guide together with how and when it was captured. */
export interface CapturedGuide {
  capture: Capture;
  guide: Guide;
}

/** Why the handbook side cannot judge. */
export type HandbookGap = '手册未收录' | '手册未施行' | '手册无法读取';

/** What a person found when he called a number. */
export interface TestCall {
  result: '正确' | '非本部门' | '接通挂断' | '无人接听' | '占线' | '空号停机';
  /** ISO days and times of the calls with this result. */
  at: string[];
}

/** Everything that is known of one item at one time (比对组). Rules see this and nothing else. */
export interface Case {
  item: ServiceItem;
  online: CapturedGuide[];
  offline: CapturedGuide[];
  /** The entry in force; `former`: the version before it, for captures taken before it and for its transition. */
  handbook?: { capture: Capture; standard: Standard; former?: FormerStandard };
  handbookGap?: HandbookGap;
  /** Owner of an entry that cannot judge yet. */
  handbookOwner?: string;
  /** All captures of the item, also those that failed. */
  captures: Capture[];
  context: CompareContext;
  /** Blank forms of the sides, read; absent: not looked for. */
  forms?: BlankForm[];
  /** Results of test calls (拨测) by the digits called, area code included; absent: not called. */
  calls?: Record<string, TestCall>;
  /** Outcome of the links that the sides' contents name, by absolute address; absent: not tried. */
  links?: Record<string, { outcome: string; status?: number; detail?: string }>;
}

