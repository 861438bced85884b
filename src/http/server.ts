import {
  createServer,
  type Server as HttpServer,
  type RequestListener,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { Server as NetServer, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { setTimeout as wait } from 'node:timers/promises';

/** What answers requests, and what answers that which is none. */
export interface Listener {
  readonly app: RequestListener;
  readonly refuseBroken: (error: Error, socket: Duplex) => void;
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
  { app, refuseBroken }: Listener,
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
  });
  server.setTimeout(70_000); // a client that reads no reply; longer than an idle connection is kept
  let draining = false;
  const unanswered = new Set<ServerResponse>();
  server.on('request', (_req, res) => {
    unanswered.add(res);
    res.once('close', () => unanswered.delete(res));
    if (draining) sayClose(res);
  });
  server.on('request', inTurn(app));
  // An expectation that nobody knows is ignored.
  server.on('checkExpectation', (req, res) => server.emit('request', req, res));
  server.on('clientError', refuseBroken);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  const address = server.address() as AddressInfo;
  const name = address.family === 'IPv6' ? `[${address.address}]` : address.address;
  return {
    url: `http://${name}:${address.port}`,
    async drain(timeout) {
      draining = true;
      unanswered.forEach(sayClose);
      const closed = stopListening(server);
      const cutOff = setTimeout(() => server.closeAllConnections(), timeout);
      await Promise.race([closed, wait(Math.min(GRACE, timeout), undefined, { ref: false })]);
      server.closeIdleConnections();
      await closed;
      clearTimeout(cutOff);
    },
  };
}

/** Lets the client know that this connection takes no further request. */
function sayClose(res: ServerResponse): void {
  if (!res.headersSent) res.setHeader('Connection', 'close');
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

/**
 * Answers the requests of one connection one after the other. Node hands out
 * pipelined ones all at once, and would keep every reply in memory for a client
 * that reads none of them.
 */
function inTurn(app: RequestListener): RequestListener {
  const answered = new WeakMap<Socket, Promise<void>>();
  return (req, res) => {
    const before = answered.get(req.socket);
    answered.set(req.socket, new Promise((resolve) => res.once('close', resolve)));
    if (before) void before.then(() => app(req, res));
    else app(req, res);
  };
}
