import type { Side } from './capture.js';
import type { Severity } from './element.js';
import type { Place } from './place.js';
import type { Relation } from './rule.js';

/** A side of a finding as it stands in `report.json`. */
export interface FindingSide {
  raw: string;
  /** Readable form where it differs from `raw`. */
  text?: string;
  at: Place | Place[] | null;
  capture: string;
  takenAt?: string;
  url?: string;
  file?: string;
  /** The page's own 更新时间, as it states it. */
  updatedAt?: string;
  /** Of a web page: the picture of the place, drawn from the kept bytes. */
  picture?: SidePicture;
}

/** Files relative to the report, with `/`. */
export interface SidePicture {
  /** The value with its surroundings, boxed (PNG). */
  file?: string;
  /** The whole page (PNG). */
  page?: string;
  /** The page folds or covers the place; it was laid open for the picture. */
  opened?: boolean;
  /** Why there is no picture of the place, in Chinese, without a final stop. */
  missing?: string;
}

/** One defect of one item (疑似问题), with all relations in which it was seen. Text is rendered from `messageId` and `data`. */
export interface Finding {
  fingerprint: string;
  /** Fingerprint of the same defect while only the channels were compared and nobody knew which side is wrong: joins a B finding of one week to the A finding of the next. */
  formerly?: string;
  /** Rule number for people: A09. */
  number: string;
  item: string;
  itemId: string;
  /** As the catalogue says it, which need not be the end of the 实施编码. */
  basicCode?: string;
  itemName: string;
  department: string;
  element: string;
  key?: string;
  rule: string;
  relations: Relation[];
  verdict: 'fail' | 'cannot-tell';
  severity: Severity;
  messageId: string;
  data: Record<string, string>;
  message: string;
  /** What the comparison said, one sentence. */
  reason?: string;
  /** 责任方: who can change this element there; 未明确 where unknown. */
  maintainer: string;
  fault?: Side;
  /** 提示, 试行 … lifecycle of the rule: trial rules never deduct. */
  lifecycle: 'trial' | 'stable' | 'retired';
  sides: Partial<Record<Side, FindingSide>>;
  /** Hundredths of a point, 拟扣分. */
  points: number;
  /** Further captures that show the same defect. */
  also?: { side: Side; capture: string; raw: string }[];
  /** When the page was taken a second time and said the same, ISO 8601 with +08:00. */
  confirmedAt?: string;
  /** What stood online then, where the words were others and yet the defect the same. */
  confirmedRaw?: string;
  /** 即知即改: at the second taking the defect was gone. Costs nothing. */
  mended?: { firstTakenAt: string; secondTakenAt: string; first: string; second: string };
  /** 未能复核: why the second taking could not confirm it, one Chinese sentence. */
  unconfirmed?: { at: string; reason: string };
  /** Of a census: whether the last one had it too; `first` where there was none. What a census finds costs nothing. */
  seen?: 'first' | 'new' | 'persisting';
  /** Why a portal whose profile is broken makes the finding cost nothing, in Chinese, without a final stop. */
  brokenProfile?: string;
}
