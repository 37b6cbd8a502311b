/** What an archive holds, and what proves it. */
export interface ArchiveManifest {
  format: 'zhinan-backup';
  formatVersion: 1;
  /** The shape that the rows have. */
  schema: string;
  /** ISO 8601 with +08:00. */
  takenAt: string;
  audit: { sequence: number; hash: string };
  tables: Record<string, { rows: number; sha256: string }>;
  files: { sha256: string; size: number; extension: string }[];
  /** Files that were missing in the store already when the archive was made. */
  missing: string[];
}

export const MANIFEST_NAME = 'manifest.json';
export const tableName = (table: string): string => `tables/${table}.jsonl`;
export const fileName = (sha256: string): string => `files/${sha256.slice(0, 2)}/${sha256}`;

/** An archive that cannot be restored; `message` is a Chinese sentence that says why and what to do. */
export class BadArchive extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'BadArchive';
  }
}
