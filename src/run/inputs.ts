import path from 'node:path';
import type { Policy } from '../model/score.js';
import type { CitySettings } from './city.js';
import type { Engine } from './engine.js';
import { readBytes } from './files.js';
import { sha256, toolVersion } from './versions.js';

/** Settings that say how a run goes, not what it is about. */
const HOW = new Set<keyof CitySettings>(['signal', 'data', 'confirmAfter', 'window', 'cache']);

/** Hash of all that a run is about: the same inputs are the same run, which goes on where it was ended. */
export async function inputsOf(settings: CitySettings, engine: Engine, policy: Policy): Promise<string> {
  const what = Object.entries(settings).filter(([name]) => !HOW.has(name as keyof CitySettings)).sort(([a], [b]) => (a < b ? -1 : 1));
  return sha256(JSON.stringify([
    what.map(([name, value]) => [name, name === 'out' || name === 'catalogue' ? path.resolve(String(value)) : (value as unknown)]),
    process.cwd(),
    sha256(await readBytes(settings.catalogue)),
    await Promise.all([...(settings.drawn === undefined ? [] : [settings.drawn]), ...(settings.calls ?? [])].map(async (file) => sha256(await readBytes(file).catch(() => '')))),
    policy,
    [toolVersion(), engine.schemas.versions, engine.ruleVersion],
  ]));
}
