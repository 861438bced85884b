import { once } from 'node:events';
import { createServer, type AddressInfo, type Socket } from 'node:net';

/** A server that speaks just enough of PostgreSQL's protocol to be connected to. */
export interface FakePostgres {
  readonly url: string;
  /** Resolves when a connection that it has taken is closed again, and no other is open. */
  left(): Promise<void>;
  close(): Promise<void>;
}

/**
 * @param farewell what it sends with the very reply that lets a client in; it
 * hangs up then, and otherwise never says anything again.
 */
export async function fakePostgres(farewell?: Buffer): Promise<FakePostgres> {
  const sockets = new Set<Socket>();
  let leave: () => void = () => undefined;
  const left = new Promise<void>((resolve) => (leave = resolve));
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => {
      sockets.delete(socket);
      if (sockets.size === 0) leave();
    });
    socket.on('error', () => undefined);
    socket.once('data', () => {
      if (farewell) socket.end(Buffer.concat([WELCOME, farewell]));
      else socket.write(WELCOME);
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `postgres://somebody@127.0.0.1:${port}/anything`,
    left: () => left,
    close: async () => {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

/** One message: its type, its length, its content (PostgreSQL manual, 55.7). */
function message(type: string, content: string | Buffer): Buffer {
  const body = Buffer.from(content);
  const length = Buffer.alloc(4);
  length.writeInt32BE(body.length + 4);
  return Buffer.concat([Buffer.from(type), length, body]);
}

const WELCOME = Buffer.concat([
  message('R', Buffer.alloc(4)),
  message('S', 'server_version\x0015.3\0'),
  message('S', 'standard_conforming_strings\0on\0'),
  message('Z', 'I'),
]);

/** What a fast shutdown tells every client. */
export const SHUTDOWN = message('E', 'SFATAL\0VFATAL\0C57P01\0Mterminating connection\0\0');
