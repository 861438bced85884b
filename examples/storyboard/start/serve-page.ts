import { once } from 'node:events';
import { createReadStream, existsSync, statSync } from 'node:fs';
import {
  createServer,
  request as httpRequest,
  type IncomingMessage,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';

const DIST = fileURLToPath(new URL('../dist', import.meta.url));

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
};

export interface PageServer {
  readonly url: string;
  /** Cuts all connections, as a network does that goes away. */
  cut(): void;
  close(): Promise<void>;
}

/**
 * Serves the built page, and passes `/api` on to the server, so that both have one origin: no request
 * needs a preflight, and the page works wherever it is served. (`vite preview` could do it too, but takes
 * over the signals of its process and answers 500 while the server is away.)
 * @param server where the server is, as `http://127.0.0.1:8000`.
 * @param port 0 takes a free one.
 */
export async function servePage(server: string, port: number): Promise<PageServer> {
  const listener = createServer((request, response) => {
    if (request.url?.startsWith('/api/')) passOn(server, request, response);
    else sendFile(request, response);
  });
  listener.listen(port, '127.0.0.1');
  await once(listener, 'listening');
  return {
    url: `http://127.0.0.1:${(listener.address() as AddressInfo).port}`,
    cut: () => listener.closeAllConnections(),
    async close() {
      const closed = once(listener, 'close');
      listener.close();
      listener.closeAllConnections();
      await closed;
    },
  };
}

/** Each byte goes on as it comes, so that event streams do. `Host` stays: the server checks it. */
function passOn(server: string, request: IncomingMessage, response: ServerResponse): void {
  const { method, headers, url } = request;
  const passed = httpRequest(server + url!, { method, headers });
  passed.on('response', (reply) => {
    response.writeHead(reply.statusCode!, reply.headers);
    response.flushHeaders();
    reply.on('error', () => response.destroy()).pipe(response);
  });
  passed.on('error', () => {
    if (response.headersSent) response.destroy();
    else response.writeHead(502, { 'Content-Type': 'text/plain' }).end('The server is away.\n');
  });
  response.on('close', () => passed.destroy());
  request.pipe(passed);
}

function sendFile(request: IncomingMessage, response: ServerResponse): void {
  const { pathname } = new URL(request.url ?? '/', 'http://page');
  const file = join(DIST, normalize(pathname === '/' ? '/index.html' : pathname));
  if (!file.startsWith(DIST) || !existsSync(file) || !statSync(file).isFile()) {
    response.writeHead(404, { 'Content-Type': 'text/plain' }).end('There is no such file.\n');
    return;
  }
  response.writeHead(200, {
    'Content-Type': TYPES[extname(file)] ?? 'application/octet-stream',
    'Cache-Control': pathname.startsWith('/assets/') ? 'max-age=31536000, immutable' : 'no-cache',
  });
  createReadStream(file).pipe(response);
}
