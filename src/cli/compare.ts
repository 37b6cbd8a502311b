import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { Command } from 'commander';
import { openEngine } from '../run/engine.js';
import { answerPair } from '../run/pairs.js';
import { UserProblem } from '../run/problem.js';

export function compareCommand(): Command {
  return new Command('compare')
    .description('逐对比较两种写法是否相同（same、different、unsure）')
    .requiredOption('--pairs <文件>', '每行一对：{"id","kind","a","b","context"}')
    .option('--explain', '另在屏幕上逐条写出理由')
    .action(async ({ pairs, explain }: { pairs: string; explain?: boolean }) => {
      const { comparisons } = openEngine();
      const lines = createInterface({ input: createReadStream(pairs, 'utf8'), crlfDelay: Infinity });
      let number = 0;
      const bad: string[] = [];
      try {
        for await (const line of lines) {
          number++;
          if (line.trim() === '') continue;
          try {
            const answer = answerPair(number === 1 ? line.replace(/^\uFEFF/, '') : line, number, comparisons);
            process.stdout.write(`${JSON.stringify(answer)}\n`);
            if (explain) process.stderr.write(`${answer.id}　${answer.reason}\n`);
          } catch (error) {
            bad.push((error as Error).message);
          }
        }
      } catch (error) {
        throw new UserProblem(`打不开文件“${pairs}”（${(error as NodeJS.ErrnoException).code}），请核对 --pairs 的路径。`);
      }
      if (bad.length > 0) throw new UserProblem(bad.join('\n'));
    });
}
