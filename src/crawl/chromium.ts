import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];

/** Finds a browser: the one named, `PUPPETEER_EXECUTABLE_PATH`, then the usual names in /usr/bin and PATH; undefined where there is none. */
export function findBrowser(named?: string, environment: NodeJS.ProcessEnv = process.env): string | undefined {
  const given = named ?? environment['PUPPETEER_EXECUTABLE_PATH'];
  if (given !== undefined && given !== '') return isExecutable(given) ? given : undefined;
  const folders = ['/usr/bin', ...(environment['PATH'] ?? '').split(delimiter)].filter((folder) => folder !== '');
  for (const name of NAMES) {
    const path = folders.map((folder) => join(folder, name)).find(isExecutable);
    if (path !== undefined) return path;
  }
  return undefined;
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
