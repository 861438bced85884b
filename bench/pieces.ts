import { randomUUID } from 'node:crypto';
import type { Load, Request } from './load';
import type { Effort, Comparison } from './rounds';

/** Code points of a piece, about as a model makes them. */
const PIECE = 4;
/** Code points of the longest content. */
const LONGEST = 100_000;
/** No server adds more pieces in a second. */
const PIECES_A_SECOND = 2_500;

const LONG = 90_000;
const SHORT = 1_000;

/**
 * What a piece costs for a long answer in progress, against one for a short one:
 * the pieces of one client, on the same server.
 */
export async function piecesOfAnswers(url: string, effort: Effort): Promise<Comparison> {
  const load = (length: number) => piecesFor(url, length, effort);
  return {
    name: 'piece',
    title: 'piece for an answer of 90,000 characters',
    subject: { name: 'of 90,000', load: await load(LONG) },
    baseline: { name: 'of 1,000', load: await load(SHORT) },
    target: 0.33,
  };
}

/** Makes answers of a length; each burst fills some that no burst before it has filled. */
async function piecesFor(url: string, length: number, { rounds, seconds }: Effort): Promise<Load> {
  const room = Math.floor((LONGEST - LONG) / PIECE);
  const inBurst = Math.ceil((Math.max(seconds, 2) * PIECES_A_SECOND) / room);
  const chat = `/api/v1/chats/${randomUUID()}`;
  await send(url, {
    method: 'POST',
    path: '/api/v1/chats',
    body: body({ id: chat.split('/').at(-1) }),
  });
  const answers = Array.from(
    { length: inBurst * (rounds + 1) },
    () => `${chat}/messages/${randomUUID()}`,
  );
  const content = 'x'.repeat(length);
  for (const path of answers)
    await send(url, {
      method: 'PUT',
      path,
      body: body({ role: 'assistant', content, status: 'in_progress' }),
    });
  const pieceAt = (path: string, place: number): Request => ({
    method: 'PATCH',
    path,
    headers: JSON_TYPE,
    body: body({ append: { offset: length + place * PIECE, text: 'y'.repeat(PIECE) } }),
  });
  return {
    url,
    clients: 1,
    status: 200,
    requests: () =>
      answers
        .splice(0, inBurst)
        .flatMap((path) => Array.from({ length: room }, (_, place) => pieceAt(path, place))),
  };
}

const JSON_TYPE = { 'content-type': 'application/json' };

function body(value: object): string {
  return JSON.stringify(value);
}

async function send(url: string, { method, path, body: text }: Request): Promise<void> {
  const reply = await fetch(url + path, { method, headers: JSON_TYPE, body: text! });
  if (!reply.ok) throw new Error(`${method} ${path} answered ${reply.status}.`);
}
