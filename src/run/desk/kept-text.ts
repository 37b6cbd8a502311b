import { decode } from '../../parse/decode.js';
import type { KeptFile } from './run-reports.js';

const TEXT = /\.(?:html?|shtml|xhtml|mht|md|txt|csv|tsv|json|xml)$/i;

/** A kept file as text, where it is one. */
export const keptText = ({ name, bytes }: Pick<KeptFile, 'name' | 'bytes'>): string | undefined => (TEXT.test(name) ? decode(bytes).text : undefined);
