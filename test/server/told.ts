import { recordSightings } from '../../src/store/index.js';
import type { Actor } from '../../src/model/finding-state.js';
import { sendNotice } from '../../src/run/week/notices.js';
import { takeStep } from '../../src/run/week/step.js';
import { finding, sighting } from '../store/kit.js';
import type { Bench } from './kit.js';

export const centre: Actor = { id: 'xinxi', role: 'centre', unit: '区信息中心' };
export const PDF = new Uint8Array(Buffer.from('%PDF-1.4\n%%EOF\n'));

/** Findings of a unit, confirmed and told in a notice; its identity. `hostile` texts stand in the sides. */
export async function told(bench: Bench, unit: string, prints: readonly string[], raw = '5个工作日'): Promise<string> {
  const { desk } = bench;
  const sightings = prints.map((fingerprint) => sighting(fingerprint, {
    unit, kind: 'weekly',
    finding: finding(fingerprint, { department: unit, maintainer: unit, sides: { offline: { raw, at: { kind: 'docx', snapshot: 'a', paragraph: 3 }, capture: 'filed', file: '指南.docx' }, handbook: { raw: '3个工作日', at: { kind: 'docx', snapshot: 'b', paragraph: 3 }, capture: 'handbook' } } }),
  }));
  await recordSightings(desk.store, { run: 'run-1', week: '2026-11-19', at: desk.now(), by: '系统' }, sightings);
  for (const fingerprint of prints) await takeStep(desk, { fingerprint, event: { kind: 'confirm' } }, centre);
  return (await sendNotice(desk, unit, centre)).id;
}

/** A multipart form as a browser sends it. */
export function form(fields: Record<string, string>, files: { field?: string; name: string; bytes: Uint8Array; type?: string }[] = []): { payload: Buffer; headers: Record<string, string> } {
  const boundary = '----zhinan-test-boundary';
  const parts: Buffer[] = [];
  for (const [name, value] of Object.entries(fields)) parts.push(Buffer.from(`--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`));
  for (const { field = 'files', name, bytes, type = 'application/octet-stream' } of files) parts.push(Buffer.from(`--${boundary}\r\nContent-Disposition: form-data; name="${field}"; filename="${name}"\r\nContent-Type: ${type}\r\n\r\n`), Buffer.from(bytes), Buffer.from('\r\n'));
  parts.push(Buffer.from(`--${boundary}--\r\n`));
  return { payload: Buffer.concat(parts), headers: { 'content-type': `multipart/form-data; boundary=${boundary}` } };
}
