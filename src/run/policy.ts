import type { Policy } from '../model/score.js';
import type { Engine } from './engine.js';
import { readBytes } from './files.js';
import { UserProblem } from './problem.js';

/** The policy of `--policy`, or the default that the schemas hold. @throws UserProblem where the file is no policy. */
export async function loadPolicy(engine: Engine, file: string | undefined): Promise<Policy> {
  if (!file) return engine.schemas.policy;
  let data: unknown;
  try {
    data = JSON.parse(new TextDecoder().decode(await readBytes(file)));
  } catch {
    throw new UserProblem(`扣分规则文件“${file}”打不开或不是 JSON，请核对 --policy 的路径。`);
  }
  const errors = engine.schemas.validatePolicy(data);
  if (errors.length > 0) throw new UserProblem(`扣分规则文件“${file}”有误：${errors.slice(0, 3).join('；')}。`);
  return data as Policy;
}
