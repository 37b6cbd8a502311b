import { fromBuffer } from 'yauzl';

/** The text of a Word file as it stands in its XML, opened again as what it is: a zip. */
export function readDocx(bytes: Buffer): Promise<string> {
  return new Promise((resolve, reject) => {
    fromBuffer(bytes, { lazyEntries: true }, (failed, zip) => {
      if (failed) return reject(failed);
      zip.on('entry', (entry: { fileName: string }) => {
        if (entry.fileName !== 'word/document.xml') return zip.readEntry();
        zip.openReadStream(entry as Parameters<typeof zip.openReadStream>[0], (error, stream) => {
          if (error) return reject(error);
          const parts: Buffer[] = [];
          stream.on('data', (part: Buffer) => parts.push(part)).on('end', () => resolve(textOf(Buffer.concat(parts).toString('utf8'))));
        });
      });
      zip.on('end', () => reject(new Error('no document in it')));
      zip.readEntry();
    });
  });
}

const textOf = (xml: string): string => xml.replaceAll(/<[^>]+>/g, '').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
