import { describe, expect, test } from 'vitest';
import { weaknessOf } from '../../src/run/password-strength.js';

describe('a new password', () => {
  test.each(['kurz', '123456789', '九个字符的新密码长'])('%s is too short', (password) => expect(weaknessOf(password, 'xinxi')).toContain('至少 10 个字符'));

  test.each(['1111111111', 'aaaaaaaaaaaaaaaa', '1212121212', 'abab!abab!abab', '１１１１１１１１１１', '密码密码密码密码密码', 'abcdeabcdeabcde'])('%s repeats itself', (password) => expect(weaknessOf(password, 'xinxi')).toContain('重复'));

  test.each(['1234567890', '0987654321', 'abcdefghij', 'qwertyuiop', 'QWERTYUIOP', 'abcdef123456', 'asdfghjkl123', '1234567890-'])('%s is a run', (password) => expect(weaknessOf(password, 'xinxi')).toContain('连续'));

  test.each([['wang.jingban', 'wang.jingban'], ['Wang.JingBan123', 'wang.jingban'], ['admin_user@1', 'admin_user']])('%s is the account %s', (password, account) => expect(weaknessOf(password, account)).toContain('账号'));

  test.each([['a-long-password-1', 'xinxi'], ['long-enough-now', 'xinxi'], ['至少十个字符的新密码', 'xinxi'], ['春江潮水连海平海上明月', 'xinxi'], ['Zj#2018renmin', 'xinxi'], ['xinxi-is-not-all-of-it', 'xinxi'], ['20181012wang', 'li.ming'], ['ab-long-enough', 'ab']])('%s may be used', (password, account) => expect(weaknessOf(password, account)).toBeUndefined());
});
