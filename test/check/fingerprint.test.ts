import { describe, expect, it } from 'vitest';
import { fingerprintOf, type DefectIdentity } from '../../src/check/fingerprint.js';

const BASE: DefectIdentity = { itemId: 'item-1', element: 'materials', key: '居民身份证', defect: 'missing', fault: 'offline' };

describe('the fingerprint of a defect', () => {
  it('is SHA-256 in hex and the same every time', () => {
    expect(fingerprintOf(BASE)).toMatch(/^[0-9a-f]{64}$/);
    expect(fingerprintOf({ ...BASE })).toBe(fingerprintOf(BASE));
  });

  it.each([
    ['unit', { itemId: 'item-2' }],
    ['element', { element: 'material.form' }],
    ['key', { key: '户口簿' }],
    ['class', { defect: 'extra' }],
    ['side at fault', { fault: 'online' }],
  ] as [string, Partial<DefectIdentity>][])('differs by %s', (_title, change) => {
    expect(fingerprintOf({ ...BASE, ...change })).not.toBe(fingerprintOf(BASE));
  });

  it('does not confuse an element and key with another element', () => {
    const one: DefectIdentity = { itemId: 'a', element: 'b', key: 'c', defect: 'd', fault: 'online' };
    expect(fingerprintOf({ ...one, element: 'bc', key: '' })).not.toBe(fingerprintOf(one));
  });
});
