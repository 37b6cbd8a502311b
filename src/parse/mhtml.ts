import { decode } from './decode.js';

interface Part {
  headers: Map<string, string>;
  /** Bytes as units 0 to 255. */
  body: string;
}

const BLANK_LINE = /\r?\n\r?\n/;
const DEEPEST = 4;

function headersOf(text: string): Map<string, string> {
  const headers = new Map<string, string>();
  for (const line of text.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/)) {
    const colon = line.indexOf(':');
    if (colon > 0) headers.set(line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim());
  }
  return headers;
}

function partOf(text: string): Part {
  const end = BLANK_LINE.exec(text);
  return end ? { headers: headersOf(text.slice(0, end.index)), body: text.slice(end.index + end[0].length) } : { headers: headersOf(text), body: '' };
}

function parameter(header: string | undefined, name: string): string | undefined {
  const found = new RegExp(`;\\s{0,9}${name}\\s{0,4}=\\s{0,4}(?:"([^"]{0,200})"|([^;\\s]{1,200}))`, 'i').exec(header ?? '');
  return found?.[1] ?? found?.[2];
}

function bytesOf(part: Part): Uint8Array {
  const encoding = part.headers.get('content-transfer-encoding')?.toLowerCase() ?? '';
  if (encoding === 'base64') return new Uint8Array(Buffer.from(part.body.replace(/[^A-Za-z0-9+/=]/g, ''), 'base64'));
  if (encoding !== 'quoted-printable') return new Uint8Array(Buffer.from(part.body, 'latin1'));
  const text = part.body.replace(/=[ \t]{0,9}\r?\n/g, '').replace(/=([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return new Uint8Array(Buffer.from(text, 'latin1'));
}

/** The parts of a message in order, those of nested ones among them. */
function partsIn(part: Part, depth = 0): Part[] {
  const boundary = parameter(part.headers.get('content-type'), 'boundary');
  if (boundary === undefined || depth > DEEPEST || !/^multipart\//i.test(part.headers.get('content-type') ?? '')) return [part];
  const pieces = `\n${part.body}`.split(`\n--${boundary}`).slice(1);
  return pieces.filter((piece) => !piece.startsWith('--')).flatMap((piece) => partsIn(partOf(piece.replace(/^[^\n]*\n/, '').replace(/\r$/, '')), depth + 1));
}

export interface SavedPage {
  html: string;
  /** Address that the page was saved from. */
  url?: string;
  /** `Date` header as it stands. */
  date?: string;
}

/**
 * A page that a browser saved as one file (MHTML, RFC 2557): its main document, with the documents of its frames put in where
 * they stand by their address. `undefined` where the file holds no page.
 */
export function readMhtml(bytes: Uint8Array): SavedPage | undefined {
  const message = partOf(Buffer.from(bytes).toString('latin1'));
  const pages = partsIn(message).filter((part) => /^(?:text\/html|application\/xhtml)/i.test(part.headers.get('content-type') ?? ''));
  const text = (part: Part): string => decode(bytesOf(part), parameter(part.headers.get('content-type'), 'charset')).text;
  const [main, ...frames] = pages;
  if (!main) return undefined;
  let html = text(main);
  for (const frame of frames) {
    const id = frame.headers.get('content-id')?.replace(/^<|>$/g, '');
    for (const address of [id === undefined ? undefined : `cid:${id}`, frame.headers.get('content-location')]) {
      const at = address === undefined ? -1 : html.indexOf(`src="${address}"`);
      if (address === undefined || at < 0) continue;
      const inner = text(frame).replaceAll('&', '&amp;').replaceAll('"', '&quot;');
      html = `${html.slice(0, at)}srcdoc="${inner}"${html.slice(at + `src="${address}"`.length)}`;
      break;
    }
  }
  const url = main.headers.get('content-location') ?? message.headers.get('snapshot-content-location');
  const date = message.headers.get('date');
  return { html, ...(url === undefined ? {} : { url }), ...(date === undefined ? {} : { date }) };
}
