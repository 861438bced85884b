import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** A network between a client and a server that can be told to break. */
export interface Network {
  readonly url: string;
  /** How many replies are still to be lost. */
  readonly losing: () => number;
  /** Cuts the connection the next `times` that a reply comes, before any of it gets through. */
  loseReplies(times: number): void;
  /** Cuts every connection that stands. */
  cut(): void;
  close(): Promise<void>;
}

/** Starts a TCP proxy in front of `target`. */
export async function startNetwork(target: string): Promise<Network> {
  const { hostname, port } = new URL(target);
  const standing = new Set<Socket>();
  let losing = 0;
  const proxy = createServer((client) => {
    const server = connect(Number(port), hostname);
    for (const socket of [client, server]) {
      standing.add(socket);
      socket.on('error', () => undefined);
      socket.on('close', () => {
        standing.delete(socket);
        client.destroy();
        server.destroy();
      });
    }
    client.pipe(server);
    server.on('data', (reply: Buffer) => {
      if (losing === 0) return client.write(reply);
      losing -= 1;
      return client.resetAndDestroy();
    });
  });
  proxy.listen(0, '127.0.0.1');
  await once(proxy, 'listening');
  return {
    url: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`,
    losing: () => losing,
    loseReplies: (times) => (losing = times),
    cut: () => standing.forEach((socket) => socket.destroy()),
    async close() {
      standing.forEach((socket) => socket.destroy());
      proxy.close();
      await once(proxy, 'close');
    },
  };
}
