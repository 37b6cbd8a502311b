import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { fetchPackage } from './fetch.js';
import { run } from './shell.js';
import { BROWSER } from './targets.js';

/** The licences of Chromium and all that is built into it, as Debian collects them for the same source. */
const NOTICES = '/usr/share/doc/chromium/copyright';

/** Adds headless Chromium with the few libraries that a machine without a desktop lacks. Its licences must go with it: without their text it is not shipped. */
export function addBrowser(folder: string, cache: string, files: string): void {
  if (!existsSync(NOTICES)) throw new Error(`${NOTICES} is missing: install Debian's chromium (npm run setup); without its licence texts the browser may not be shipped`);
  const bin = path.join(fetchPackage(BROWSER, cache), 'bin');
  const to = path.join(folder, 'browser');
  mkdirSync(path.join(to, 'lib'), { recursive: true });
  writeFileSync(path.join(to, 'chromium'), brotliDecompressSync(readFileSync(path.join(bin, 'chromium.br'))));
  chmodSync(path.join(to, 'chromium'), 0o755);
  for (const name of ['al2023.tar', 'swiftshader.tar']) {
    const tar = path.join(to, name);
    writeFileSync(tar, brotliDecompressSync(readFileSync(path.join(bin, `${name}.br`))));
    run('tar', ['-xf', tar, '--no-same-owner', '-C', to], to);
    rmSync(tar);
  }
  cpSync(path.join(files, 'zhinan-browser'), path.join(to, 'zhinan-browser'));
  chmodSync(path.join(to, 'zhinan-browser'), 0o755);
  cpSync(NOTICES, path.join(folder, 'licences', 'chromium.txt'));
  cpSync(path.join(path.dirname(bin), 'LICENSE'), path.join(folder, 'licences', 'sparticuz-chromium.txt'));
  cpSync(path.join(files, 'browser-licence.txt'), path.join(folder, 'licences', 'browser-说明.txt'));
}
