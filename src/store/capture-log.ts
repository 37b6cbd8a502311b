import { appendFile, mkdir, open, readFile } from 'node:fs/promises';
import { dirname } from 'node:path';

/** What is noted of one capture beside its bytes: the proof that they came from there at that time. */
export interface CaptureRecord {
  url: string;
  finalUrl: string;
  outcome: string;
  status?: number;
  headers: Record<string, string | string[]>;
  /** ISO 8601 with +08:00. */
  takenAt: string;
  sha256?: string;
  /** Path of the snapshot in the store. */
  path?: string;
  rendered?: {
    sha256: string;
    path: string;
    takenAt: string;
    requests: { url: string; method: string; type: string; status?: number; sha256?: string; refused?: string }[];
  };
}

export interface CaptureLog {
  /** Adds one line; it is on the disk when the promise resolves. Lines that wait are written together, never into each other. */
  add(record: CaptureRecord): Promise<void>;
  /** All records in the order they were added; a last line that was cut off by the end of a process is left out. */
  read(): Promise<CaptureRecord[]>;
}

/** A log of captures as JSON lines. */
export function openCaptureLog(file: string): CaptureLog {
  let last: Promise<void> = mkdir(dirname(file), { recursive: true }).then(async () => {
    const text = await readFile(file, 'utf8').catch(() => '');
    // After a cut line the next one must begin anew.
    if (text !== '' && !text.endsWith('\n')) await appendFile(file, '\n');
  });
  let waiting = '';
  let coming: Promise<void> | undefined;
  const write = async (before: Promise<void>): Promise<void> => {
    await before;
    const lines = waiting;
    waiting = '';
    coming = undefined;
    await append(file, lines);
  };
  return {
    add(record) {
      waiting += `${JSON.stringify(record)}\n`;
      if (!coming) {
        coming = write(last);
        last = coming.catch(() => undefined);
      }
      return coming;
    },
    async read() {
      await last;
      const text = await readFile(file, 'utf8').catch(() => '');
      return text.split('\n').flatMap(parseLine);
    },
  };
}

async function append(path: string, text: string): Promise<void> {
  const file = await open(path, 'a');
  try {
    await file.writeFile(text);
    await file.datasync();
  } finally {
    await file.close();
  }
}

function parseLine(line: string): CaptureRecord[] {
  if (line === '') return [];
  try {
    return [JSON.parse(line) as CaptureRecord];
  } catch {
    return [];
  }
}
