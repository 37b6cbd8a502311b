import type { Argument, Command, Option } from 'commander';
import { displayWidth } from '../report/width.js';

const TITLES: Record<string, string> = { 'Usage:': '用法：', 'Arguments:': '参数：', 'Options:': '选项：', 'Global Options:': '通用选项：', 'Commands:': '命令：' };

/** Lets a command and those below it speak Chinese: help, and what commander itself says of wrong usage. Errors are thrown, not ended with. */
export function speakChinese(command: Command): Command {
  command
    .exitOverride()
    .helpOption('-h, --help', '显示帮助')
    .configureOutput({ outputError: (text, write) => write(inChinese(text)) })
    .configureHelp({
      displayWidth,
      styleTitle: (title) => TITLES[title] ?? title,
      commandUsage: (one) => usage(one),
      subcommandTerm: (one) => placeholders([one.name(), one.usage()].join(' ').trim()),
      optionDescription: described,
      argumentDescription: described,
    });
  if (command.commands.length > 0) command.helpCommand('help [命令]', '显示某个命令的帮助');
  for (const below of command.commands) speakChinese(below);
  return command;
}

function usage(command: Command): string {
  const above: string[] = [];
  for (let one = command.parent; one; one = one.parent) above.unshift(one.name());
  return placeholders([...above, command.name(), command.usage()].join(' '));
}

const placeholders = (text: string): string => text.replace('[options]', '[选项]').replace('[command]', '[命令]');

function described({ description, argChoices, defaultValue, ...rest }: Option | Argument): string {
  const facts: string[] = [];
  if (argChoices && argChoices.length > 0) facts.push(`可以是 ${argChoices.join('、')}`);
  // Of an option that is on unless it is negated, the default says nothing to a reader.
  if (defaultValue !== undefined && defaultValue !== true && !('negate' in rest && rest.negate)) facts.push(`默认 ${Array.isArray(defaultValue) ? defaultValue.join('、') : String(defaultValue)}`);
  return facts.length === 0 ? description : `${description}（${facts.join('，')}）`;
}

/** commander's own sentences, for users who read Chinese. */
function inChinese(text: string): string {
  return text
    .replace(/error: required option '([^']+)' not specified/, '缺少必填的选项 $1')
    .replace(/error: unknown option '([^']+)'/, '没有选项 $1')
    .replace(/error: unknown command '([^']+)'/, '没有命令 $1')
    .replace(/error: option '([^']+)' argument missing/, '选项 $1 后面缺少内容')
    .replace(/error: option '([^']+)' argument '([^']*)' is invalid\. (.*)/, '选项 $1 的内容“$2”不对：$3')
    .replace(/error: command-argument value '([^']*)' is invalid for argument '([^']+)'\. (.*)/, '参数“$2”的内容“$1”不对：$3')
    .replace(/error: missing required argument '([^']+)'/, '缺少参数 $1')
    .replace(/error: too many arguments.*/, '参数太多')
    .replace(/Allowed choices are (.+)\./, '可以是 $1。')
    .replace(/\(Did you mean one of (.+)\?\)/, '（是否想写 $1？）')
    .replace(/\(Did you mean (.+)\?\)/, '（是否想写 $1？）')
    .replace(/^error: /, '');
}
