/** What a rule on the conduct of the checks says of a unit; its text comes from the rule's messages. */
export interface GovernanceMark {
  /** The unit, or the office that has to report. */
  unit: string;
  /** What it is about: a fingerprint, a material's name, a window. */
  key: string;
  messageId: string;
  data: Record<string, string>;
}
