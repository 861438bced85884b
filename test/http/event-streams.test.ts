import { EventEmitter, once } from 'node:events';
import {
  createServer,
  get,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import express from 'express';
import type { Following } from '../../src/chat/live/following';
import { EventStreams } from '../../src/http/event-streams';

/*
 * The writer of streams by itself, with a short heartbeat.
 */
let server: Server;
let streams: EventStreams;
const over = new EventEmitter();

type Next = Following<object>['next'];

interface Served {
  /** When a request is let on to its stream. */
  readonly begun?: Promise<void>;
  /** Milliseconds after which a connection on which nothing moves is closed. */
  readonly timeout?: number;
}

/** Serves streams whose events come as fast as they are asked for. */
async function serve(next: Next, { begun, timeout = 60_000 }: Served = {}): Promise<string> {
  const app = express();
  streams = new EventStreams({
    encode: (_operation, events) => Buffer.from(events.map(encode).join('')),
    limit: undefined,
    heartbeat: 50,
  });
  const events: Following<object> = { next, end: () => void over.emit('ended') };
  app.use(async (_req, res) => {
    await begun;
    streams.send(res, 'streamEvents', { owner: 'local' }, { status: 200, events });
  });
  server = createServer(app).listen(0, '127.0.0.1');
  server.setTimeout(timeout);
  await once(server, 'listening');
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

afterEach(() => {
  server.closeAllConnections();
  server.close();
});

const encode = (event: object) => `data: ${JSON.stringify(event)}\n\n`;
const nothing: Next = () => new Promise<never>(() => undefined);

async function open(url: string): Promise<IncomingMessage> {
  const [response] = (await once(get(url), 'response')) as [IncomingMessage];
  return response;
}

async function readAll(response: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of response.setEncoding('utf8')) text += chunk as string;
  return text;
}

it('Comments are sent while nothing happens, and at first a time to connect again in.', async () => {
  const response = (await open(await serve(nothing))).setEncoding('utf8');
  let text = '';
  for await (const chunk of response) {
    text += chunk as string;
    if (text.split(':\n\n').length > 3) break;
  }
  expect(text).toMatch(/^retry: 1\d{3}\n\n(:\n\n){3,}$/);
});

it('A reader that takes nothing is fetched little for, cut off, and its following ended.', async () => {
  let fetched = 0;
  const megabyte = [{ text: 'x'.repeat(1_000_000) }];
  const next = () => {
    fetched += 1;
    return Promise.resolve(megabyte);
  };
  const url = await serve(next, { timeout: 500 });
  const response = await open(url);
  const gone = new Promise((resolve) => response.on('error', () => undefined).on('close', resolve));
  await once(over, 'ended'); // only then it is read again
  response.resume();
  await gone;
  expect(fetched).toBeLessThan(20); // what the operating system takes, and a little more
  expect(response.complete).toBe(false);
});

it('A reader that is slow but reads is not cut off.', async () => {
  let sent = 0;
  const text = 'x'.repeat(1_000_000);
  const next = () => Promise.resolve(sent < 30 ? [{ number: (sent += 1), text }] : undefined);
  const url = await serve(next, { timeout: 2_000 });
  const response = await open(url);
  const begun = performance.now();
  let bytes = 0;
  for await (const chunk of response) {
    bytes += (chunk as Buffer).length;
    // So slow that the server has to wait for it, and for longer than for one that takes nothing.
    if (performance.now() - begun < (bytes / 30_000_000) * 5_000) await wait(10);
  }
  expect(response.complete).toBe(true);
  expect(bytes).toBeGreaterThan(30_000_000);
});

it('Nothing is left of a stream whose reader has gone before it begins.', async () => {
  let begin: () => void = () => undefined;
  const url = await serve(nothing, { begun: new Promise((resolve) => (begin = resolve)) });
  const request = get(url).on('error', () => undefined);
  const [, res] = (await once(server, 'request')) as [unknown, ServerResponse];
  request.destroy();
  await once(res, 'close');
  const ended = once(over, 'ended');
  begin();
  await ended;
});

it('A stream ends with its events, and with the server, which closes the connection.', async () => {
  let sent = 0;
  const few = await serve(() => Promise.resolve((sent += 1) === 1 ? [{ one: 1 }] : undefined));
  expect(await readAll(await open(few))).toContain('{"one":1}');
  server.close();

  const response = await open(await serve(nothing));
  const { port } = server.address() as AddressInfo;
  streams.end();
  expect(await readAll(response)).toMatch(/^retry: /);
  const late = await open(`http://127.0.0.1:${port}`);
  expect(late.headers.connection).toBe('close');
  expect(await readAll(late)).toBe('');
});
