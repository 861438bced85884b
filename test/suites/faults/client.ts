import { Agent, request, type IncomingHttpHeaders } from 'node:http';

export interface Reply {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
  /** Milliseconds from sending to the last byte. */
  readonly ms: number;
  /** Whether it was sent before, and nobody has told what became of it. */
  readonly again?: boolean;
}

/** Nobody listens: the request was never accepted. */
export class Refused extends Error {}

/** The connection ended before the reply did, or no reply came. */
export class Cut extends Error {}

export interface Send {
  readonly method?: string;
  readonly path: string;
  /** Bytes are sent as they are, anything else as JSON. */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Milliseconds that a reply, or any more of it, may take to come. */
const PATIENCE = 60_000;

/** Sends requests to one server over connections that are kept and used again. */
export class Client {
  readonly #agent = new Agent({ keepAlive: true, maxFreeSockets: 1_000 });

  constructor(readonly url: string) {}

  /** @throws Refused, Cut */
  send({
    path,
    body,
    method = body === undefined ? 'GET' : 'POST',
    headers,
  }: Send): Promise<Reply> {
    const begun = performance.now();
    const raw = body === undefined || Buffer.isBuffer(body);
    const payload = raw ? body : JSON.stringify(body);
    const json = payload === undefined ? {} : { 'Content-Type': 'application/json' };
    return new Promise<Reply>((resolve, reject) => {
      const fail = (error: NodeJS.ErrnoException) =>
        reject(
          error.code === 'ECONNREFUSED'
            ? new Refused(error.message)
            : new Cut(`${method} ${path}: ${error.message}`),
        );
      const sent = request(
        this.url + path,
        { method, agent: this.#agent, timeout: PATIENCE, headers: { ...json, ...headers } },
        (reply) => {
          let text = '';
          reply.setEncoding('utf8');
          reply.on('data', (part: string) => (text += part));
          reply.on('error', fail);
          reply.on('end', () =>
            resolve({
              status: reply.statusCode!,
              headers: reply.headers,
              text,
              ms: performance.now() - begun,
            }),
          );
        },
      );
      sent.on('timeout', () => sent.destroy(new Error(`no reply in ${PATIENCE} ms`)));
      sent.on('error', fail);
      sent.end(payload);
    });
  }

  close(): void {
    this.#agent.destroy();
  }
}
