import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { Cut, Refused, type Reply, type Send } from './client';
import type { Serving } from './fault';

const WORDS = [' a coat', ' of forty patches', ' 🐎', ' шапан', ' 👩🏽‍🚀', '\n\n*', ' e\u0301', ''];
/** Milliseconds between two pieces at most, and before one is sent again. */
const [PAUSE, AGAIN] = [10, 20];
/** How often one is sent before the writer gives up. */
const TRIES = 500;

/** Writes an answer piece by piece, now to this server and now to that one. */
export class PieceWriter {
  readonly id = randomUUID();
  /** What has been acknowledged. */
  text = '';
  pieces = 0;
  /** Pieces that were sent again, as nobody had told what became of them. */
  retried = 0;
  readonly #path: string;
  #points = 0;
  #turn = 0;

  /** @param servers of which some may be gone or be replaced meanwhile. */
  constructor(
    private readonly servers: readonly Pick<Serving, 'client'>[],
    chatId: string,
  ) {
    this.#path = `/api/v1/chats/${chatId}/messages/${this.id}`;
  }

  /** Takes the answer's place in the chat. */
  async begin(): Promise<void> {
    await this.#send('PUT', { role: 'assistant', content: '', status: 'in_progress' });
  }

  /** Writes so many pieces, each numbered so that none is like another. */
  async write(count: number): Promise<void> {
    for (let i = 0; i < count; i += 1) {
      const text = `${this.pieces}${WORDS[Math.floor(Math.random() * WORDS.length)]}`;
      await this.#send('PATCH', { append: { offset: this.#points, text } });
      this.text += text;
      this.#points += Array.from(text).length;
      this.pieces += 1;
      if (Math.random() < 0.5) this.#turn += 1;
      else await wait(Math.random() * PAUSE);
    }
  }

  /** Ends the answer. @returns its last revision. */
  async end(): Promise<number> {
    const { text } = await this.#send('PATCH', { status: 'completed' });
    return (JSON.parse(text) as { revision: number }).revision;
  }

  /** Sends it, to the next server where this one is gone, until somebody has acknowledged it. */
  async #send(method: string, body: object): Promise<Reply> {
    for (let tries = 1; tries <= TRIES; tries += 1) {
      const reply = await this.#try({ method, path: this.#path, body });
      if (reply && reply.status < 300) return reply;
      if (reply && reply.status !== 503)
        throw new Error(`${method} answered ${reply.status} ${reply.text}`);
      this.retried += 1;
      this.#turn += 1;
      await wait(AGAIN);
    }
    throw new Error(`${method} was not acknowledged in ${TRIES} tries`);
  }

  async #try(request: Send): Promise<Reply | undefined> {
    try {
      return await this.servers[this.#turn % this.servers.length]!.client.send(request);
    } catch (error) {
      if (error instanceof Refused || error instanceof Cut) return undefined;
      throw error;
    }
  }
}
