import type { Side } from './capture.js';
import type { Field } from './field.js';

/** What a blank form asks for and says, however it is laid out. Texts without blanks, in half width. */
export interface FormContent {
  title: string;
  /** Labels of what is to be filled in or ticked, each once. */
  fields: string[];
  /** Sentences: how to fill in, what is declared. */
  notes: string[];
  /** Where somebody signs, seals or decides. */
  signatures: string[];
  /** All text in one piece. */
  whole: string;
}

/** A blank form that a side of an item offers. */
export interface BlankForm {
  side: Side;
  capture: string;
  /** Names by which it may be the other side's form: of its link, of its material. */
  names: string[];
  /** Where the side names it. */
  field: Field;
  /** File or address as the side gives it. */
  href: string;
  content?: FormContent;
  /** Why its content is not known: a picture, not fetched, not readable. A Chinese sentence. */
  unread?: string;
}
