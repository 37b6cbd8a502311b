/** 备案回执: what was filed, by whom, when, with what verdict. Everything that it prints stands here. */
export interface FilingReceipt {
  number: string;
  /** ISO 8601 with +08:00. */
  receivedAt: string;
  itemName: string;
  /** Implementation code or basic code, where the guide states one. */
  itemCode?: string;
  unit: string;
  /** 1 for the first version that the unit filed of the item. */
  revision: number;
  fileName: string;
  /** Of the filed bytes, hexadecimal. */
  sha256: string;
  verdict: FilingVerdict;
  problems: FilingProblem[];
  /** Version of the handbook's entry that it was checked against; absent where there was none. */
  handbookVersion?: string;
  /** Versions of rules and tool, so that the verdict can be made again. */
  versions: { tool: string; rules: string; schema: string };
  /** 备案接收单位. */
  filedWith: string;
  filedBy: string;
  /** Last day, as entered; absent where none was. */
  due?: string;
  late: boolean;
  /** The unit's own 说明. */
  note?: string;
}

export type FilingVerdict = 'accepted' | 'with-problems';

/** A problem as the precheck told it. */
export interface FilingProblem {
  number: string;
  severity: string;
  message: string;
}
