import { createServer, type RequestListener, type Server as HttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Server as NetServer, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { Connection, type Shared } from './connection';
import type { RefuseBroken } from './refuse-broken';

/** What answers requests, and what answers that which is none. */
export interface Listener {
  readonly app: RequestListener;
  readonly refuseBroken: RefuseBroken;
  /** Ends the event streams that are open, and lets no further one go on. */
  readonly endStreams: () => void;
}

/** A listening server that can be stopped without cutting anybody off. */
export interface Server {
  readonly url: string;
  /**
   * Answers what has been accepted, takes nothing new, and resolves when every
   * connection is closed.
   * @param timeout milliseconds after which what is left is cut off.
   */
  drain(timeout: number): Promise<void>;
}

/** Milliseconds in which a client on a kept connection may still be sending its next request. */
const GRACE = 500;

/** Listens; resolves when it does. @throws when the address is taken or not ours. */
export async function listen(
  { app, refuseBroken, endStreams }: Listener,
  host: string,
  port: number,
): Promise<Server> {
  const server = createServer({
    // What a slow or silent client may take: a header, and a whole request.
    headersTimeout: 10_000,
    requestTimeout: 30_000,
    keepAliveTimeout: 65_000, // longer than the usual proxy's 60 s, so that the proxy closes first
    connectionsCheckingInterval: 1_000,
    maxHeaderSize: 16_384,
    requireHostHeader: false, // the application refuses it, with a problem document
  });
  server.maxHeadersCount = 0; // beyond a count node drops headers silently; their size is limited
  server.setTimeout(70_000); // a client that takes nothing of a reply; longer than an idle connection is kept
  const shared: Shared = { app, refuseBroken, waiting: 0, draining: false };
  const connections = connectionsOf(server, shared);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  const address = server.address() as AddressInfo;
  const name = address.family === 'IPv6' ? `[${address.address}]` : address.address;
  return {
    url: `http://${name}:${address.port}`,
    async drain(timeout) {
      shared.draining = true;
      endStreams();
      connections.forEach((connection) => connection.sayClose());
      const idle = setInterval(
        () => connections.forEach((connection) => connection.closeIfIdle()),
        Math.min(GRACE, timeout),
      );
      const cutOff = setTimeout(
        () => connections.forEach(({ socket }) => socket.destroy()),
        timeout,
      );
      await stopListening(server);
      server.close(); // node goes on looking for connections that are late, until it is told
      clearInterval(idle);
      clearTimeout(cutOff);
    },
  };
}

/** Hands everything that node's parser tells to the connection that it came on. */
function connectionsOf(server: HttpServer, shared: Shared) {
  const connections = new Map<Duplex, Connection>();
  server.on('connection', (socket: Socket) => {
    connections.set(socket, new Connection(socket, shared));
    socket.once('close', () => connections.delete(socket));
  });
  server.on('request', (req, res) => connections.get(req.socket)?.take(res));
  // An expectation that nobody knows is ignored.
  server.on('checkExpectation', (req, res) => connections.get(req.socket)?.take(res));
  // Only when somebody reads the body is the client told to send it.
  server.on('checkContinue', (req, res) => {
    req.once('resume', () => res.headersSent || res.writeContinue());
    connections.get(req.socket)?.take(res);
  });
  server.on('clientError', ({ code = '' }: NodeJS.ErrnoException, socket) => {
    const connection = connections.get(socket);
    if (code === 'ERR_HTTP_REQUEST_TIMEOUT') connection?.refuseLate(code);
    else connection?.refuse(code);
  });
  server.on('connect', (_req, socket) => {
    socket.on('error', () => socket.destroy()); // node listens no longer
    socket.on('timeout', () => socket.destroy());
    connections.get(socket)?.refuse('CONNECT');
  });
  return connections;
}

/**
 * `http.Server.close` closes idle connections at once, and a request that is on
 * its way on one of them is lost; `net.Server.close` only stops listening.
 */
function stopListening(server: HttpServer): Promise<void> {
  return new Promise((resolve) => {
    NetServer.prototype.close.call(server, () => resolve());
  });
}
