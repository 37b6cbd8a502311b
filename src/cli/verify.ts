import { Command } from 'commander';
import { locationOf, type StoreFlags } from '../run/open-store.js';
import { verifyPack } from '../run/verify.js';
import { verifyReceipt } from '../run/verify-receipt.js';
import { storeOptions } from './db.js';

/** A filing's number, or a file in one of the three forms that receipts have. */
const RECEIPT = /^BA\d{10,}$|\.(?:txt|html?|docx)$/i;

export function verifyCommand(): Command {
  return storeOptions(new Command('verify').description('核验取证包：重新计算每个文件的摘要，指出改动、缺少和多出的文件；或核验备案回执'))
    .argument('<取证包或回执>', '某次核查的输出文件夹，或把它压缩成的 .zip；备案回执文件，或备案编号')
    .action(async (named: string, flags: StoreFlags) => {
      const { output, exitCode } = await (RECEIPT.test(named) ? verifyReceipt(named, locationOf(flags)) : verifyPack(named));
      process.stdout.write(output);
      process.exitCode = exitCode;
    });
}
