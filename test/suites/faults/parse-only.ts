import { fork } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { createGunzip } from 'node:zlib';

/**
 * Starts, in a process of its own, the least that a server can do with a body:
 * it reads it, decompresses it, parses it, and refuses it.
 */
export async function startParser() {
  const child = fork(__filename);
  const [port] = (await once(child, 'message')) as [number];
  return {
    url: `http://127.0.0.1:${port}`,
    drop: async () => {
      child.disconnect();
      await once(child, 'exit');
    },
  };
}

function main(): void {
  const server = createServer((req, res) => {
    void read(req).then((body) => {
      try {
        JSON.parse(body.toString());
      } catch {
        // refused like the others
      }
      res.writeHead(400, { 'Content-Type': 'application/json' }).end('{}');
    });
  });
  server.listen(0, '127.0.0.1', () => process.send!((server.address() as AddressInfo).port));
  process.once('disconnect', () => process.exit());
}

function read(req: IncomingMessage): Promise<Buffer> {
  return buffer(req.headers['content-encoding'] === 'gzip' ? req.pipe(createGunzip()) : req);
}

if (require.main === module) main();
