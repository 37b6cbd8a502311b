import { Command } from 'commander';
import { describe, expect, test } from 'vitest';
import { speakChinese } from '../../src/cli/chinese-help.js';
import { censusCommand } from '../../src/cli/census.js';
import { checkCommand } from '../../src/cli/check.js';
import { carryCommand } from '../../src/cli/carry.js';
import { dbCommand } from '../../src/cli/db.js';
import { handbookCommand } from '../../src/cli/handbook.js';
import { runCommand } from '../../src/cli/run.js';
import { serveCommand } from '../../src/cli/serve.js';
import { weekCommand } from '../../src/cli/week.js';
import { workerCommand } from '../../src/cli/worker.js';

const commands = [runCommand, censusCommand, workerCommand, checkCommand, dbCommand, carryCommand, weekCommand, handbookCommand, serveCommand];
const all = (command: Command): Command[] => [command, ...command.commands.flatMap(all)];

describe('help', () => {
  test.each(commands.map((make) => make()).map((command) => [command.name(), command] as const))('of %s is Chinese', (_name, command) => {
    speakChinese(new Command('zhinan').addCommand(command));
    for (const one of all(command)) {
      const help = one.helpInformation();
      expect(help).toMatch(/^用法：/);
      expect(help).not.toMatch(/Usage|Options|Commands|Arguments|\[options\]|\[command\]|default:|choices:|display help/);
    }
  });

  test('says choices and defaults', () => {
    const help = (command: Command) => speakChinese(command).helpInformation().replaceAll(/\s/g, '');
    expect(help(checkCommand())).toContain('（可以是text、json、sarif、html，默认text）');
    expect(help(workerCommand())).toContain('（默认10）');
  });

  test('what is on unless it is negated has no default to tell', () => {
    expect(speakChinese(runCommand()).helpInformation()).toMatch(/--no-browser +不启动浏览器；需要脚本才能显示的网页列为未渲染\n/);
  });
});
