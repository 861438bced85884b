import { isIPv4 } from 'node:net';

/** `host`, `host:port` or `[address]:port`, as in the header `Host`. */
const HOST = /^(\[[^\]]*\]|[^:]*)(:\d*)?$/;

/** Whether a name or an address leads to nowhere but this machine (RFC 6761, section 6.3; RFC 1122, section 3.2.1.3). */
export function isLoopback(host: string): boolean {
  const name = host.toLowerCase().replace(/\.$/, '');
  if (name === 'localhost' || name.endsWith('.localhost')) return true;
  return (isIPv4(name) && name.startsWith('127.')) || /^\[?::1\]?$/.test(name);
}

/**
 * Which hosts a server answers for that anybody on this machine may use. A page of
 * any other host has its name lead here and could then read everything, because the
 * browser takes this server for its own (DNS rebinding); but the header tells.
 * @param allowed further names.
 */
export function localHosts(allowed: readonly string[]): (host: string) => boolean {
  const others = new Set(allowed.map((name) => name.toLowerCase()));
  return (host) => {
    const [, name = ''] = HOST.exec(host) ?? [];
    // Without a name, as in HTTP/1.0, it is no browser.
    return name === '' || isLoopback(name) || others.has(name.toLowerCase());
  };
}
