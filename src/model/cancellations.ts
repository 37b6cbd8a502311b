/** `schemas/cancellations.json`: how the list of materials proposed for cancellation (四个一律取消) is made out. */
export interface CancellationForm {
  /** Office that the list goes to. */
  to: string;
  /** Offices whose opinion is asked, a column each. */
  opinions: string[];
  /** Heading of the column for what was decided. */
  decision: string;
  /** Clause that each rule stands for, by the rule's id, in the order of the decree. */
  clauses: { rule: string; clause: string }[];
}
