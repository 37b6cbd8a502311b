/** Name of the list of what was removed, beside a run's pack; `zhinan verify` reads it. */
export const TIDIED = 'tidied.jsonl';

/** One line of the list: what was removed, when, and under which rule. */
export interface TidiedLine {
  at: string;
  by: string;
  keepWeeks: number;
  files: { path: string; sha256: string }[];
}
