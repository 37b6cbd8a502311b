import path from 'node:path';
import { storeLocation, type StoreLocation } from '../../store/index.js';
import { UserProblem } from '../problem.js';

/** The database that machines work on together, by flags and environment. @throws UserProblem where none is named */
export function workerLocation({ database, share }: { database?: string; share?: string }): StoreLocation {
  const location = storeLocation(database === undefined ? {} : { database }, process.env);
  if (location.kind !== 'postgres') throw new UserProblem('请用 --database 给出 PostgreSQL 数据库地址，如 postgresql://zhinan:口令@10.0.0.5/zhinan，或设环境变量 ZHINAN_DATABASE_URL。');
  return share === undefined ? location : { ...location, folder: path.resolve(share) };
}
