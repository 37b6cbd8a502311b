/** Kinds of files that are zip archives. */
export type ZipKind = 'docx' | 'sheet' | 'pptx' | 'odt' | 'ods' | 'ofd' | 'other';
/** Kinds of files that are compound files (MS-CFB): old Office, and new Office with a password. */
type OldKind = 'doc' | 'xls' | 'ppt' | 'encrypted' | 'other';

const startsWith = (bytes: Uint8Array, ...values: number[]): boolean => values.every((value, index) => bytes[index] === value);

/** A zip archive, also an empty one or the rest of one whose first entry is a mark of a split archive. */
export const isZip = (bytes: Uint8Array): boolean => startsWith(bytes, 0x50, 0x4b, 0x03, 0x04) || startsWith(bytes, 0x50, 0x4b, 0x05, 0x06) || startsWith(bytes, 0x50, 0x4b, 0x07, 0x08);
export const isOldOffice = (bytes: Uint8Array): boolean => startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0);

const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
const MOST_NAMES = 5000;

/** Names in an archive's directory (APPNOTE 4.3.12), else of its first entry where it has lost its end; Latin letters are all that is asked for. With the bytes that its entries say they hold. */
function directoryOf(bytes: Uint8Array): { names: Set<string>; unpacked: number } {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const text = (from: number, length: number): string => new TextDecoder('latin1').decode(bytes.subarray(from, from + length));
  const names = new Set<string>();
  let unpacked = 0;
  let end = bytes.length - 22;
  while (end >= 0 && end > bytes.length - 65_558 && view.getUint32(end, true) !== END_OF_DIRECTORY) end -= 1;
  if (end < 0 || view.getUint32(end, true) !== END_OF_DIRECTORY) return { names: bytes.length > 30 ? names.add(text(30, view.getUint16(26, true))) : names, unpacked };
  for (let at = view.getUint32(end + 16, true); at + 46 <= bytes.length && names.size < MOST_NAMES && view.getUint32(at, true) === DIRECTORY_ENTRY;) {
    const length = view.getUint16(at + 28, true);
    names.add(text(at + 46, length));
    unpacked += view.getUint32(at + 24, true);
    at += 46 + length + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return { names, unpacked };
}

/** Bytes that an archive says it unpacks to. */
export const unpackedSize = (bytes: Uint8Array): number => directoryOf(bytes).unpacked;

/** What a zip archive is, by the names in it. */
export function kindOfZip(bytes: Uint8Array): ZipKind {
  const mime = new TextDecoder('latin1').decode(bytes.subarray(30, 100));
  if (mime.startsWith('mimetypeapplication/vnd.oasis.opendocument.text')) return 'odt';
  if (mime.startsWith('mimetypeapplication/vnd.oasis.opendocument.spreadsheet')) return 'ods';
  const { names } = directoryOf(bytes);
  if (names.has('OFD.xml')) return 'ofd';
  if (names.has('word/document.xml')) return 'docx';
  if (names.has('xl/workbook.xml') || names.has('xl/workbook.bin')) return 'sheet';
  return names.has('ppt/presentation.xml') ? 'pptx' : 'other';
}

/** Names of streams stand in the directory sectors of a compound file as UTF-16. */
function stream(name: string): number[] {
  return [...name].flatMap((letter) => [letter.charCodeAt(0), 0]);
}

/** What a compound file is, by the names of its streams (each begins a 128-byte entry of the directory). */
export function kindOfOld(bytes: Uint8Array): OldKind {
  const names: [OldKind, number[]][] = [
    ['encrypted', stream('EncryptedPackage')], ['encrypted', stream('EncryptionInfo')], ['doc', stream('WordDocument')], ['xls', [...stream('Workbook'), 0, 0]], ['xls', [...stream('Book'), 0, 0]], ['ppt', stream('PowerPoint Document')],
  ];
  const found = new Set<OldKind>();
  for (let at = 512; at + 128 <= bytes.length; at += 128) {
    for (const [kind, name] of names) if (name.every((byte, index) => bytes[at + index] === byte)) found.add(kind);
  }
  return (['encrypted', 'doc', 'xls', 'ppt'] as const).find((kind) => found.has(kind)) ?? 'other';
}
