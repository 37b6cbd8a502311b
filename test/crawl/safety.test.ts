import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createHostGuard, isLoopback, isPublicAddress } from '../../src/crawl/host-guard.js';
import { GUIDE, openPortal, quick, send, take, takeOne, type Portal } from './portal.js';

describe('public addresses', () => {
  it.each(['8.8.8.8', '202.101.172.35', '2400:3200::1', '::ffff:8.8.8.8'])('%s is public', (address) => expect(isPublicAddress(address)).toBe(true));
  it.each([
    '127.0.0.1', '127.8.8.8', '0.0.0.0', '10.1.2.3', '172.16.0.1', '172.31.255.255', '192.168.1.1', '169.254.169.254', '100.64.0.1', '198.18.0.1', '224.0.0.1', '255.255.255.255',
    '::1', '[::1]', '::', 'fe80::1', 'fc00::1', 'fd12::1', '::ffff:127.0.0.1', '::ffff:10.0.0.1', '64:ff9b::7f00:1', '2002:7f00:1::', 'ff02::1', 'not an address',
  ])('%s is not', (address) => expect(isPublicAddress(address)).toBe(false));
  it.each(['localhost', 'a.localhost', '127.0.0.1', '[::1]', 'LOCALHOST.'])('%s is this machine', (host) => expect(isLoopback(host)).toBe(true));
  it.each(['localhost.example.cn', '10.0.0.1', 'example.cn'])('%s is not', (host) => expect(isLoopback(host)).toBe(false));
});

describe('host guard', () => {
  const guard = createHostGuard('http://10.20.30.40:8080/zwfw', ['www.example.gov.cn', 'zw.example.gov.cn:8443'], ['192.168.1.5', '192.168.1.6:81']);
  const judge = (address: string): string | undefined => guard.refuses(new URL(address));

  it.each([
    'http://10.20.30.40:8080/item/1', 'http://www.example.gov.cn/a', 'https://www.example.gov.cn/a', 'https://www.example.gov.cn:9443/a', 'https://WWW.EXAMPLE.GOV.CN./a', 'https://zw.example.gov.cn:8443/',
    'http://192.168.1.5:7000/', 'http://192.168.1.6:81/',
  ])('lets %s through', (address) => expect(judge(address)).toBeUndefined());

  it.each([
    ['file:///etc/passwd', 'scheme'], ['ftp://www.example.gov.cn/', 'scheme'], ['javascript:alert(1)', 'scheme'], ['data:text/html,1', 'scheme'], ['gopher://127.0.0.1/', 'scheme'],
    ['http://10.20.30.40:6379/', 'private'], ['http://10.20.30.40/', 'private'], ['http://192.168.1.6:82/', 'private'], ['http://192.168.1.7/', 'private'],
    ['http://127.0.0.1/', 'private'], ['http://[::1]/', 'private'], ['http://169.254.169.254/latest/meta-data/', 'private'], ['http://2130706433/', 'private'], ['http://0177.0.0.1/', 'private'],
    ['http://0x7f.1/', 'private'], ['http://0x7f000001/', 'private'], ['http://127.1/', 'private'], ['http://[::ffff:127.0.0.1]/', 'private'], ['http://１２７.０.０.１/', 'private'], ['http://0/', 'private'],
    ['http://example.gov.cn/', 'host'], ['http://www.example.gov.cn.evil.cn/', 'host'], ['http://www.example.gov.cn@evil.cn/', 'host'], ['http://zw.example.gov.cn/', 'host'], ['http://8.8.8.8/', 'host'], ['http://localhost/', 'host'],
  ])('refuses %s (%s)', (address, why) => expect(judge(address)).toBe(why));
});

describe('on the wire', () => {
  let portal: Portal;
  let inner: Portal;
  beforeAll(async () => {
    inner = await openPortal({ '/': (_, response) => send(response, GUIDE), '/robots.txt': (_, response) => send(response, '', { type: 'text/plain' }) });
    const go = (location: string) => (_: unknown, response: Parameters<typeof send>[0]): void => send(response, '', { status: 302, headers: { location } });
    const { port } = new URL(inner.origin);
    portal = await openPortal({
      '/ok': (_, response) => send(response, GUIDE),
      '/to-file': go('file:///etc/passwd'), '/to-inner': go(inner.origin), '/to-name': go(`http://localhost:${port}/`), '/to-decimal': go(`http://2130706433:${port}/`),
      '/to-octal': go(`http://0177.0.0.01:${port}/`), '/to-hex': go(`http://0x7f000001:${port}/`), '/to-six': go(`http://[::ffff:7f00:1]:${port}/`), '/to-metadata': go('http://169.254.169.254/'), '/to-other': go('http://www.example.com/'),
    });
  });
  afterAll(async () => {
    await portal.close();
    await inner.close();
    // Whatever order the tests ran in, nothing may have reached the inner host.
    expect(inner.hits).toEqual([]);
  });

  it.each(['/to-file', '/to-inner', '/to-name', '/to-decimal', '/to-octal', '/to-hex', '/to-six', '/to-metadata', '/to-other'])('%s is not followed', async (path) => {
    const result = await takeOne(portal.origin + path, quick(portal.origin));
    expect(result.outcome).toBe('not-allowed');
    expect(result.detail).toContain('未抓取');
    expect(result.bytes).toBeUndefined();
  });

  it('a name that turns out private is refused when the connection is made', async () => {
    const { port } = new URL(inner.origin);
    const result = await takeOne(`http://localhost:${port}/`, { ...quick(portal.origin), allowedHosts: [`localhost:${port}`] });
    expect([result.outcome, result.attempts]).toEqual(['not-allowed', 0]);
    expect(result.detail).toContain('内部网络地址');
  });

  it('a private host named by hand may be fetched', async () => {
    const named = await openPortal({ '/': (_, response) => send(response, GUIDE) });
    const allowed = await take([`${named.origin}/`], { ...quick(portal.origin), allowHosts: [named.host] });
    await named.close();
    expect(allowed.map((each) => each.outcome)).toEqual(['ok']);
  });
});
