import type { Progress } from '../run/city.js';

const STEP = 0.1;

/** Progress on stderr: one line that is rewritten in a terminal, else a line whenever a stage has advanced by a tenth. */
export function createProgress(out: NodeJS.WriteStream = process.stderr): { report: Progress; end(): void } {
  const said = new Map<string, number>();
  let open = false;
  const report: Progress = (stage, done, total, note) => {
    const text = `${stage} ${done}/${total}${note ? `　${note}` : ''}`;
    if (out.isTTY) {
      out.write(`\r\u001b[2K${text}`);
      open = true;
      if (done === total) end();
      return;
    }
    const share = total > 0 ? done / total : 1;
    if (done === total || share - (said.get(stage) ?? -1) >= STEP) {
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
