import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:net';

/** Below all that a system gives to whoever asks for no port in particular. */
const [FIRST, LAST] = [10_000, 30_000];

/**
 * A port of 127.0.0.1 that nobody listens on. Until it is used no connection and no
 * server on port 0 can take it, and hardly anybody else will.
 */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = randomInt(FIRST, LAST);
    if (await isFree(port)) return port;
  }
}

async function isFree(port: number): Promise<boolean> {
  const server = createServer();
  try {
    const listening = once(server, 'listening');
    server.listen(port, '127.0.0.1');
    await listening;
  } catch {
    return false;
  }
  server.close();
  await once(server, 'close');
  return true;
}
