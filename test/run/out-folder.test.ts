import { expect, test } from 'vitest';
import { unwritable } from '../../src/run/out-folder.js';

const failure = (code?: string): Error => Object.assign(new Error('write failed'), code === undefined ? {} : { code });

test.each([
  ['ENOSPC', '写不进输出文件夹“D:/核查”：磁盘已满（ENOSPC）。请腾出空间后重新运行，或用 --out 换一个磁盘上的文件夹。'],
  ['EDQUOT', '写不进输出文件夹“D:/核查”：磁盘已满（EDQUOT）。请腾出空间后重新运行，或用 --out 换一个磁盘上的文件夹。'],
  ['EBUSY', '写不进输出文件夹“D:/核查”（EBUSY），请关闭正在打开的报告文件，或用 --out 换一个文件夹。'],
  ['EACCES', '写不进输出文件夹“D:/核查”（EACCES），请关闭正在打开的报告文件，或用 --out 换一个文件夹。'],
  [undefined, '写不进输出文件夹“D:/核查”（未知原因），请关闭正在打开的报告文件，或用 --out 换一个文件夹。'],
])('a folder that cannot be written for %s', (code, message) => {
  expect(unwritable('D:/核查', failure(code)).message).toBe(message);
});
