/** Answer of a comparison. `unsure` goes to a person and never costs points. */
export type Sameness = 'same' | 'different' | 'unsure';

export interface Comparison {
  verdict: Sameness;
  /** One Chinese sentence without a final full stop: why they differ, why two wordings are the same, or what a person has to decide. */
  reason: string;
  /** For an ordered value that differs: does `a` ask more of the applicant than `b` (longer, dearer, more copies), less, or neither. */
  order?: 'more' | 'less';
}

/** What a reader or comparison may know besides the two texts. */
export interface CompareContext {
  /** Telephone area code of the region, for example 0571. */
  areaCode?: string;
  /** Digits of a subscriber's number under that area code. */
  numberLength?: number;
  /** GB/T 2260 code of the region that relative names refer to, for example 330109. */
  region?: string;
  /** 事项类型, for example 行政许可. */
  itemType?: string;
  /** What is compared: two channels, or a channel with the standard. Absent: two bare values. */
  relation?: 'channel' | 'standard';
  /** How the sides are called in the reason; default 甲 and 乙. */
  names?: [string, string];
  /** Day of the capture, ISO 8601, for names and laws that hold from and until a day. */
  day?: string;
}

/** All that a reader may know besides its text: it reads alike whatever it is compared with. */
export type ReadContext = Pick<CompareContext, 'region' | 'day'>;

/** What a reader made of a text. It never throws: what it could not read is said in `unread`. */
export interface Reading<V = unknown> {
  value: V | undefined;
  /** Parts of the text that the reader did not understand; empty when it understood all. */
  unread: string[];
  /** Why a form was understood so, in Chinese: “汉字数字‘二十’即 20”. */
  notes: string[];
}
