import type { Load, Request } from './load';

/**
 * What wrk runs, in Lua: the requests as they go over the wire, one after the
 * other, each on the connection that is free; and in the end what came of them,
 * as JSON on a line of its own.
 */
export function scriptFor({ url, clients, requests }: Load): string {
  const each = Array.from({ length: clients }, (_, client) => requests(client));
  const longest = Math.max(...each.map(({ length }) => length));
  const inTurn = Array.from({ length: longest }, (_, place) =>
    each.flatMap((all) => all.slice(place, place + 1)),
  ).flat();
  const texts = new Set(inTurn.map((request) => quoted(wire(new URL(url).host, request))));
  return `
    local requests = { ${[...texts].join(',\n')} }
    local last = 0
    function request()
      last = last % #requests + 1
      return requests[last]
    end
    function done(summary, latency)
      local e = summary.errors
      print(string.format(
        '{"requests":%d,"duration":%d,"p50":%d,"p99":%d,"errors":%d}',
        summary.requests, summary.duration, latency:percentile(50), latency:percentile(99),
        e.connect + e.read + e.write + e.timeout + e.status
      ))
    end`;
}

function wire(host: string, { method, path, headers, body = '' }: Request): string {
  const all = Object.entries({
    host,
    ...headers,
    ...(body && { 'content-length': Buffer.byteLength(body) }),
  });
  const lines = all.map(([name, value]) => `${name}: ${value}\r\n`);
  return `${method} ${path} HTTP/1.1\r\n${lines.join('')}\r\n${body}`;
}

/** A string of Lua: every byte that might mean something is written as a number. */
function quoted(text: string): string {
  const bytes = Buffer.from(text).toString('latin1');
  const plain = bytes.replace(
    /[^ !#-[\]-~]/g,
    (byte) => `\\${String(byte.charCodeAt(0)).padStart(3, '0')}`,
  );
  return `"${plain}"`;
}
