import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];

/** Where Windows has its own browser (Edge) and where Chrome is installed: below the folders that these variables name. */
const WINDOWS_FOLDERS = ['ProgramFiles(x86)', 'ProgramFiles', 'LOCALAPPDATA'];
const WINDOWS_BROWSERS = ['Microsoft\\Edge\\Application\\msedge.exe', 'Google\\Chrome\\Application\\chrome.exe'];

/** Finds a browser: the one named, `PUPPETEER_EXECUTABLE_PATH`, then the usual names in /usr/bin and PATH, on Windows Edge or Chrome; undefined where there is none. */
export function findBrowser(named?: string, environment: NodeJS.ProcessEnv = process.env): string | undefined {
  const given = named ?? environment['PUPPETEER_EXECUTABLE_PATH'];
  if (given !== undefined && given !== '') return isExecutable(given) ? given : undefined;
  const folders = ['/usr/bin', ...(environment['PATH'] ?? '').split(delimiter)].filter((folder) => folder !== '');
  for (const name of NAMES) {
    const path = folders.map((folder) => join(folder, name)).find(isExecutable);
    if (path !== undefined) return path;
  }
  const windows = WINDOWS_FOLDERS.flatMap((name) => (environment[name] ? [environment[name]] : []));
  return WINDOWS_BROWSERS.flatMap((browser) => windows.map((folder) => `${folder}\\${browser}`)).find(isExecutable);
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
