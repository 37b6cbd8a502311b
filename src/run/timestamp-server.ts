import { readFile } from 'node:fs/promises';
import { UserProblem } from './problem.js';

/** Name of the settings file in the working folder. */
const CONFIG = 'zhinan.config.json';

/** Address of the timestamp server: `ZHINAN_TSA`, else `timestampServer` of the settings file; undefined where none is set. @throws UserProblem where it is no address. */
export async function timestampServer(environment: NodeJS.ProcessEnv = process.env): Promise<string | undefined> {
  const given = environment['ZHINAN_TSA'] ?? (await fromConfig());
  if (given === undefined || given === '') return undefined;
  if (!URL.canParse(given) || !/^https?:$/.test(new URL(given).protocol)) throw new UserProblem(`时间戳服务器地址“${given}”不是以 http:// 或 https:// 开头的网址，请改正（${CONFIG} 的 timestampServer 或环境变量 ZHINAN_TSA）。`);
  return given;
}

async function fromConfig(): Promise<string | undefined> {
  let text: string;
  try {
    text = await readFile(CONFIG, 'utf8');
  } catch {
    return undefined;
  }
  try {
    const { timestampServer: server } = JSON.parse(text) as { timestampServer?: unknown };
    return typeof server === 'string' ? server : undefined;
  } catch {
    throw new UserProblem(`设置文件 ${CONFIG} 不是合格的 JSON，请改正后再运行。`);
  }
}
