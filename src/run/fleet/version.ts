import { SCHEMA_VERSION } from '../../store/index.js';
import { checkVersion, engineVersion } from '../check-memo.js';
import { wholeCodeVersion } from '../code-version.js';
import type { Engine } from '../engine.js';
import { readingVersion } from '../reading-memo.js';
import { sha256 } from '../versions.js';

/**
 * What machines must have in common to work on one census: the code, all data of the schemas, the rules and the shape of the store. Two
 * machines of one version come to the same verdicts; of two versions nobody can say.
 */
export function fleetVersion({ schemas, ruleVersion }: Engine): string {
  return sha256(JSON.stringify([wholeCodeVersion(), engineVersion(checkVersion(schemas, readingVersion(schemas))), ruleVersion, schemas.crawlPhrases, SCHEMA_VERSION]));
}

/** A version as people compare it on two machines. */
export const shownVersion = (tool: string, version: string): string => `${tool}（${version.slice(0, 8)}）`;
