import { endingOf } from './file-type.js';

/** What lies beside guides in folders and archives and is none: pictures, films, what systems and programs leave. */
const ENDINGS = new Set([
  'jpg', 'jpeg', 'png', 'gif', 'bmp', 'webp', 'tif', 'tiff', 'heic', 'svg', 'ico', 'mp4', 'mov', 'avi', 'wmv', 'mp3', 'wav', 'exe', 'dll', 'lnk', 'url', 'ini', 'db', 'tmp', 'log', 'bak', 'css', 'js', 'ttf', 'woff', 'woff2',
]);

/** Is a file of a folder or archive no guide by its name alone? Whoever names it alone is told what it is. */
export function isAside(name: string): boolean {
  const parts = name.split(/[/\\]/);
  const base = parts.at(-1) ?? '';
  return ENDINGS.has(endingOf(base)) || parts.includes('__MACOSX') || base.startsWith('.') || base.startsWith('~$');
}
