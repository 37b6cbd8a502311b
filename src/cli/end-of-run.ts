/** A run that could ask no site at all has left out what it is for: its reports are written, and it is not complete (exit code 1). */
export function endOf(nothingReached: boolean): void {
  if (!nothingReached) return;
  process.stderr.write('没有完成：网络不通，线上指南一个也没有取到，上面的结果不含线上比对。请排除所列的问题后用同一条命令重新运行。\n');
  process.exitCode = 1;
}
