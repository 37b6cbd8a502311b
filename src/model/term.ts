/** A word of the workbench that a newcomer asks about. */
export interface Term {
  term: string;
  /** What it means here, in one or two sentences. */
  meaning: string;
  /** Where the word comes from. */
  source: string;
}
