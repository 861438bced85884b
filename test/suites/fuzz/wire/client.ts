import { Buffer } from 'node:buffer';
import { Agent, request as send, type IncomingMessage } from 'node:http';
import type { Reply, Request } from './request';

/** A reply as it came. */
export type Answer = Omit<Reply, 'since'>;

/** A reply that takes longer than this is a finding. */
const TIMEOUT = 60_000;

/** Sends requests over kept connections, with nothing added to what they say. */
export class Client {
  readonly #agent = new Agent({ keepAlive: true });
  readonly #host: string;
  readonly #port: string;

  constructor(readonly url: string) {
    ({ hostname: this.#host, port: this.#port } = new URL(url));
  }

  /** @throws when no reply comes. */
  send(request: Request): Promise<Answer> {
    return this.#try(request, 1);
  }

  close(): void {
    this.#agent.destroy();
  }

  async #try(request: Request, retries: number): Promise<Answer> {
    try {
      return await this.#once(request);
    } catch (error) {
      // The server may close a kept connection just when it is used again; then nothing was read.
      const { code, reused } = error as { code?: string; reused?: boolean };
      if (retries > 0 && reused && (code === 'ECONNRESET' || code === 'EPIPE') && !request.body)
        return this.#try(request, retries - 1);
      throw error;
    }
  }

  #once({ method, target, headers, body, chunked }: Request): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const outgoing = send({
        agent: this.#agent,
        host: this.#host,
        port: this.#port,
        method,
        path: target,
        timeout: TIMEOUT,
      });
      for (const [name, value] of headers) outgoing.appendHeader(name, value);
      if (body && !chunked) outgoing.setHeader('Content-Length', body.length);
      outgoing.on('timeout', () => outgoing.destroy(new Error('No reply in time.')));
      outgoing.on('error', (error) =>
        reject(Object.assign(error, { reused: outgoing.reusedSocket })),
      );
      outgoing.on('response', (incoming) => void read(incoming).then(resolve, reject));
      outgoing.end(body);
    });
  }
}

async function read(incoming: IncomingMessage): Promise<Answer> {
  const headers = Object.fromEntries(
    Object.entries(incoming.headers).map(([name, value]) => [name, String(value)]),
  );
  const status = incoming.statusCode ?? 0;
  // A stream of events has no end; its head has to do.
  if (headers['content-type']?.startsWith('text/event-stream')) {
    incoming.destroy();
    return { status, headers, body: Buffer.alloc(0) };
  }
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  return { status, headers, body: Buffer.concat(chunks) };
}
