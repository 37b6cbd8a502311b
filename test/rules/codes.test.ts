import { describe, expect, it } from 'vitest';
import { CODE_SCHEMES, creditCodeChecks, organisationCodeChecks } from '../../src/rules/codes.js';

const fault = (code: string, element: string) => CODE_SCHEMES.find((scheme) => scheme.recognises(code, element))?.fault(code, element);

describe('check characters', () => {
  it.each([
    ['12441500196720244T', true],
    ['11330100900310012E', true],
    ['11330100900310012A', false],
    ['11330100900310021E', false],
    ['1133010090031001IE', false],
  ])('GB 32100: %s %s', (code, expected) => {
    expect(creditCodeChecks(code)).toBe(expected);
  });

  it.each([
    ['19672024X', false],
    ['196720244', true],
    ['D2143569X', true],
    ['D21435690', false],
    ['12345678', false],
  ])('GB 11714: %s %s', (code, expected) => {
    expect(organisationCodeChecks(code)).toBe(expected);
  });
});

describe('codes of items', () => {
  it.each([
    ['442199806003', 'basicCode', undefined],
    ['44219980600', 'basicCode', '基本编码应为12位，这里是11位'],
    ['12441500196720244T3442199806003', 'implementationCode', undefined],
    ['12441500196720244T344219980600301', 'implementationCode', undefined],
    ['12441500196720244T344219980600', 'implementationCode', '实施编码应为31位（统一社会信用代码18位＋行使层级1位＋基本编码12位），这里是30位'],
    ['12441500196720244T8442199806003', 'implementationCode', '行使层级（第19位）是“8”，应为1至6'],
    ['12441500196720244A3442199806003', 'implementationCode', '统一社会信用代码的校验位（第18位）算不出来，有字符写错'],
    ['12441500196720244T344219980600301', 'caseCode', undefined],
    ['12441500196720244T3442199806003', 'caseCode', '业务办理项编码应为33位（实施编码31位＋2位），这里是31位'],
    ['12441500196720244T', 'authorityUscc', undefined],
    ['12441500196720244', 'authorityUscc', '统一社会信用代码应为18位，这里是17位'],
    ['许可-00123-000', 'basicCode', undefined],
    ['TE440000GD030003VV2442199374000', 'implementationCode', undefined],
    ['3f6b2c9e-0d51-4c7a-9a55-7be1c2d40a18', 'implementationCode', undefined],
    ['M01', 'basicCode', undefined],
  ])('%s as %s: %s', (code, element, expected) => {
    expect(fault(code, element)).toBe(expected);
  });
});
