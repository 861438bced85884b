import type { Client, Reply } from './client';
import type { Journal, Sent } from './journal';
import type { Report } from './report';

/** Appends messages all at once, each under a key. */
export async function burst(journal: Journal, chatId: string, client: Client, count: number) {
  const sent = Array.from({ length: count }, () => journal.write(chatId, true));
  return Promise.all(sent.map((entry) => journal.append(entry, client)));
}

/** Every reply is 201, or 503 that tells when to come back. @returns how many were 503. */
export function onlyUnavailable(replies: readonly Reply[], report: Report): number {
  const unavailable = replies.filter(({ status }) => status === 503);
  const wrong = replies.find(({ status }) => status !== 503 && status !== 201);
  report.expect(!wrong, `a write answered ${wrong?.status} ${wrong?.text}`);
  const silent = unavailable.find(({ headers }) => !/^\d+$/.test(headers['retry-after'] ?? ''));
  report.expect(!silent, `a 503 without Retry-After: ${silent?.text}`);
  return unavailable.length;
}

/** Reads go on. @returns how many were tried. */
export async function reads(chatId: string, client: Client, report: Report): Promise<number> {
  const paths = [`/api/v1/chats/${chatId}`, `/api/v1/chats/${chatId}/messages`, '/api/v1/chats'];
  for (const path of paths) {
    const { status, text } = await client.send({ path });
    report.expect(status === 200, `a read answered ${status} ${text}`);
  }
  return paths.length;
}

/** Milliseconds after which nobody believes that it will work again. */
const PATIENCE = 60_000;

/** Appends until it works again. @returns milliseconds until it did; Infinity where it never does. */
export async function recover(journal: Journal, sent: Sent, client: Client): Promise<number> {
  const begun = performance.now();
  let reply = await journal.append(sent, client);
  while (reply.status !== 201 && performance.now() - begun < PATIENCE)
    reply = await journal.append(sent, client);
  return reply.status === 201 ? performance.now() - begun : Infinity;
}
