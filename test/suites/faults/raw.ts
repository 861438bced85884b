import { connect, type Socket } from 'node:net';

/** How a raw connection ended. */
export interface Ended {
  /** Milliseconds until the server closed it; Infinity when it did not in time. */
  readonly ms: number;
  readonly reply: string;
}

/** Sends bytes on a connection of its own, and goes on sending what `more` gives. */
export interface Script {
  readonly name: string;
  readonly first: string | Buffer;
  /** Sent again and again, twice a second. */
  readonly more?: string;
  /** Milliseconds within which the server has to close the connection. */
  readonly limit: number;
  /** What the reply has to begin with; no reply at all is always fine. */
  readonly reply: RegExp;
}

/** Plays a script and resolves when the server has closed the connection, or should have. */
export function play(url: string, { first, more, limit }: Script): Promise<Ended> {
  return new Promise((resolve) => {
    const begun = performance.now();
    const socket = open(url);
    let reply = '';
    let ms = Infinity;
    socket.setEncoding('latin1');
    socket.on('data', (part: string) => (reply += part));
    socket.write(first);
    const drip = more === undefined ? undefined : setInterval(() => socket.write(more), 500);
    const late = setTimeout(() => socket.destroy(), limit);
    const over = () => {
      if (ms === Infinity && !socket.destroyed) ms = performance.now() - begun;
    };
    socket.on('end', over);
    socket.on('error', () => (ms = Math.min(ms, performance.now() - begun)));
    socket.on('close', () => {
      clearInterval(drip);
      clearTimeout(late);
      resolve({ ms, reply });
    });
  });
}

/** A connection to the server's port. */
export function open(url: string): Socket {
  return connect({ port: Number(new URL(url).port), host: '127.0.0.1' });
}
