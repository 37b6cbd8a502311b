import type { Progress } from '../run/progress.js';
import { openLog } from './log.js';

const STEP = 0.1;

/** Progress on stderr: one line that is rewritten in a terminal, else a line whenever a stage has advanced by a tenth. With a log, its lines take the progress's place. */
export function createProgress(out: NodeJS.WriteStream = process.stderr): { report: Progress; end(): void } {
  const said = new Map<string, number>();
  let open = false;
  const log = openLog();
  const report: Progress = (stage, done, total, note) => {
    if (log.level !== 'silent') {
      log.info({ stage, done, total }, note ?? stage);
      return;
    }
    const text = `${stage}${total > 0 ? ` ${done}/${total}` : ''}${note ? `　${note}` : ''}`;
    if (out.isTTY) {
      out.write(`\r\u001b[2K${text}`);
      open = true;
      if (done === total) end();
      return;
    }
    const share = total > 0 ? done / total : 1;
    if (done === total || total === 0 || share - (said.get(stage) ?? -1) >= STEP) {
      said.set(stage, share);
      out.write(`${text}\n`);
    }
  };
  const end = () => {
    if (open) out.write('\n');
    open = false;
  };
  return { report, end };
}
