import { randomUUID } from 'node:crypto';
import type { Reply } from '../client';
import type { Journal, Sent } from '../journal';
import type { Report } from '../report';

/** One request that is sent many times under one key. */
export interface Case {
  readonly path: string;
  readonly key: string;
  readonly body: Readonly<Record<string, unknown>>;
  /** The messages in it. */
  readonly sent: readonly Sent[];
  /** Every reply that it got, ever. */
  readonly replies: Reply[];
}

/** A message, three at once, or a chat, in turn. */
export function openCase(journal: Journal, chatId: string, round: number): Case {
  const key = `storm-${round}-${randomUUID()}`;
  const messages = `/api/v1/chats/${chatId}/messages`;
  const sent = [[0], [0, 1, 2], []][round % 3]!.map(() => journal.write(chatId, false));
  const bodies = sent.map(({ message }) => ({ ...message }));
  if (bodies.length === 1)
    return { path: messages, key, sent, replies: [], body: { ...bodies[0] } };
  if (bodies.length > 1)
    return { path: `${messages}/batch`, key, sent, replies: [], body: { messages: bodies } };
  const body = { title: key, metadata: { b: '2', a: '1', ä: '3' } };
  return { path: '/api/v1/chats', key, sent, replies: [], body };
}

/** The same request with one letter more. */
export function changed(body: Case['body']): Case['body'] {
  const { title, content, messages } = body;
  if (typeof title === 'string') return { ...body, title: `${title}!` };
  if (typeof content === 'string') return { ...body, content: `${content}!` };
  return { messages: (messages as Case['body'][]).map(changed) };
}

/** Compares every reply with the first, byte for byte, and notes what was stored. */
export function judge(one: Case, report: Report, journal: Journal): void {
  const { path, replies, sent } = one;
  const [first] = replies;
  if (!first) {
    report.failures.push(`${path}: no reply at all`);
    return;
  }
  const odd = replies.find((reply) => reply.status !== 201);
  report.expect(!odd, `${path}: ${odd?.status} ${odd?.text}`);
  const different = replies.find((reply) => essence(reply) !== essence(first));
  report.expect(!different, `${path}: ${different && essence(different)} after ${essence(first)}`);
  const fresh = replies.filter(({ headers }) => headers['idempotency-replayed'] === undefined);
  report.expect(fresh.length <= 1, `${path}: ${fresh.length} replies of one key claim to be new`);
  if (odd) return;
  const made = JSON.parse(first.text) as { data?: Sent['stored'][] } & Sent['stored'];
  sent.forEach((entry, i) => journal.note(entry, made.data ? made.data[i] : made));
}

function essence({ status, headers, text }: Reply): string {
  return JSON.stringify([status, headers.location, headers.etag, headers['content-type'], text]);
}
