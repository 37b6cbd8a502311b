/** Longest chain of redirects that is followed. */
export const MAX_REDIRECTS = 8;

/** The same page but for scheme, `www.`, a final slash or the fragment. */
export function samePlace(a: URL, b: URL): boolean {
  return place(a) === place(b);
}

function place(url: URL): string {
  return `${url.hostname.replace(/^www\./, '')}${url.pathname.replace(/\/$/, '')}${url.search}`;
}

/**
 * Whether a redirect ends at a start page: `root` for the site's or portal's own start page, `folder` for the start page
 * of a folder above the page that was asked for.
 */
export function landsAtHome(requested: URL, final: URL, portal: string | undefined, homeNames: readonly string[]): 'root' | 'folder' | undefined {
  const { folder, name } = split(final.pathname);
  const stem = name.replace(/\.[a-z0-9]{1,6}$/i, '').toLowerCase();
  const asks = final.search !== '' || (final.hash !== '' && final.hash !== '#' && final.hash !== '#/');
  if ((stem !== '' && !homeNames.includes(stem)) || asks) return undefined;
  const start = portal !== undefined && URL.canParse(portal) ? split(new URL(portal).pathname).folder : '/';
  if (folder === '/' || folder === start) return 'root';
  return requested.hostname === final.hostname && requested.pathname.startsWith(folder) ? 'folder' : undefined;
}

/** Whether an address is a sign-in page: one of the words is a whole part of its path or the first part of its host. */
export function landsAtLogin(url: URL, words: readonly string[]): boolean {
  const parts = [url.hostname.split('.')[0] ?? '', ...url.pathname.split('/')].map((part) => part.replace(/\.[a-z0-9]{1,6}$/i, '').toLowerCase());
  return parts.some((part) => words.includes(part));
}

function split(path: string): { folder: string; name: string } {
  const at = path.lastIndexOf('/') + 1;
  return { folder: path.slice(0, at), name: path.slice(at) };
}
