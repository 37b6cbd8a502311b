/** Names that exported records give to one label; compared without regard to case, underscores and hyphens. */
export interface RecordNames {
  /** The label of the schema that they stand for. */
  label: string;
  names: string[];
  /** They mean this only where one of these stands in the same record. */
  beside?: string[];
  /** The value is the name of a law and is quoted 《》. */
  quote?: boolean;
  /** The value follows in brackets. */
  brackets?: boolean;
}

/** A list of records under one name: the materials of an item, its steps, its places. */
export interface RecordList {
  /** Element that the list states. */
  element: string;
  names: string[];
  columns: RecordNames[];
}

/** A value whose unit stands in a field beside it (PROMISE_DAY + PROMISE_TYPE). */
export interface RecordCompanion {
  values: string[];
  units: string[];
  codes: string;
  within?: string;
}

/** `schemas/records.json`: how portals and item libraries export guides, besides the `fieldNames` of the elements. */
export interface RecordTable {
  labelled: { labels: string[]; values: string[] };
  captions: string[];
  /** Endings of names whose field holds the words of a coded field (TASK_TYPE_TEXT). */
  twins: string[];
  /** Names so general that any exact statement of the same element in the record outdoes them. */
  weak: string[];
  /** Names under which an answer says its state: a number of at most five digits there is none of an item. */
  statuses: string[];
  ignored: string[];
  companions: RecordCompanion[];
  names: RecordNames[];
  lists: RecordList[];
  /** Several `lists`: platforms differ; codes are read only where all lists that hold them agree. */
  codes: Record<string, { source: string; lists: Record<string, string>[] }>;
  coded: { label?: string; kind?: string; names?: string[]; codes: string }[];
  /** Labels under which what was handed over says where it comes from, and columns of values typed from screenshots. */
  handover: Record<'source' | 'date' | 'person' | 'element' | 'content' | 'picture', string[]>;
}
