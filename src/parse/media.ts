/** First bytes of pictures, films, sounds, archives and programs, with what to call them. */
const MARKS: { at: number; bytes: readonly number[]; named: string }[] = [
  { at: 0, bytes: [0x89, 0x50, 0x4e, 0x47], named: '图片（PNG）' },
  { at: 0, bytes: [0xff, 0xd8, 0xff], named: '图片（JPEG）' },
  { at: 0, bytes: [0x47, 0x49, 0x46, 0x38], named: '图片（GIF）' },
  { at: 0, bytes: [0x49, 0x49, 0x2a, 0x00], named: '图片（TIFF）' },
  { at: 0, bytes: [0x4d, 0x4d, 0x00, 0x2a], named: '图片（TIFF）' },
  { at: 8, bytes: [0x57, 0x45, 0x42, 0x50], named: '图片（WebP）' },
  { at: 4, bytes: [0x66, 0x74, 0x79, 0x70], named: '视频或图片（MP4、HEIC 一类）' },
  { at: 0, bytes: [0x49, 0x44, 0x33], named: '录音（MP3）' },
  { at: 8, bytes: [0x57, 0x41, 0x56, 0x45], named: '录音（WAV）' },
  { at: 0, bytes: [0x52, 0x61, 0x72, 0x21], named: '压缩包（RAR）' },
  { at: 0, bytes: [0x37, 0x7a, 0xbc, 0xaf], named: '压缩包（7z）' },
  { at: 0, bytes: [0x1f, 0x8b], named: '压缩包（gzip）' },
  { at: 0, bytes: [0x7f, 0x45, 0x4c, 0x46], named: '程序' },
];

/** What a file is that is no text at all, by its first bytes; `undefined` for anything else. */
export function mediaNamed(bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0x4d && bytes[1] === 0x5a && bytes.subarray(0, 512).includes(0)) return '程序';
  if (bytes[0] === 0x42 && bytes[1] === 0x4d && bytes.subarray(6, 10).every((byte) => byte === 0)) return '图片（BMP）';
  return MARKS.find((mark) => mark.bytes.every((byte, index) => bytes[mark.at + index] === byte))?.named;
}
