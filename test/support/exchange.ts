import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import type { Problem } from '../../src/http/problems/to-problem';

/** A reply as it came over the wire. */
export interface RawReply {
  readonly status: number;
  /** By their names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** A connection to a server. */
export async function dial(url: string): Promise<Socket> {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  await once(socket, 'connect');
  return socket;
}

/** Sends bytes and gives all replies that come back until the server closes. */
export async function exchange(url: string, bytes: string | Buffer): Promise<RawReply[]> {
  const socket = await dial(url);
  socket.write(bytes);
  return readReplies(socket);
}

/** Reads replies until the server closes. @throws when it resets the connection. */
export async function readReplies(socket: Socket): Promise<RawReply[]> {
  const chunks: Buffer[] = [];
  for await (const chunk of socket) chunks.push(chunk as Buffer);
  return parseReplies(Buffer.concat(chunks).toString('latin1'));
}

/** Replies one behind the other; each tells its length, or has no body. */
function parseReplies(text: string): RawReply[] {
  const replies: RawReply[] = [];
  for (let rest = text; rest !== '';) {
    const end = rest.indexOf('\r\n\r\n');
    if (end < 0) throw new Error(`This is no reply: ${rest.slice(0, 100)}`);
    const [first = '', ...lines] = rest.slice(0, end).split('\r\n');
    const headers = Object.fromEntries(
      lines.map((line) => {
        const [name = '', ...value] = line.split(': ');
        return [name.toLowerCase(), value.join(': ')];
      }),
    );
    const length = Number(headers['content-length'] ?? 0);
    const body = rest.slice(end + 4, end + 4 + length);
    replies.push({ status: Number(first.split(' ')[1]), headers, body });
    rest = rest.slice(end + 4 + length);
  }
  return replies;
}

/** The only reply to bytes after which the server closes, which has to be a problem document. */
export async function refusal(
  url: string,
  bytes: string | Buffer,
): Promise<RawReply & { readonly problem: Problem }> {
  const replies = await exchange(url, bytes);
  expect(replies).toHaveLength(1);
  const [reply] = replies as [RawReply];
  expect(reply.headers).toMatchObject({
    'content-type': expect.stringMatching(/^application\/problem\+json/) as string,
    'x-request-id': expect.any(String) as string,
    'x-contract': expect.any(String) as string,
  });
  const problem = JSON.parse(reply.body) as Problem;
  expect(problem).toMatchObject({
    status: reply.status,
    request_id: reply.headers['x-request-id'],
  });
  return { ...reply, problem };
}
