import { randomUUID } from 'node:crypto';
import { Cut, Refused, type Client } from './client';
import type { Edited, Edits, State } from './edits';
import type { Journal } from './journal';

const GONE: State = { content: '', metadata: {}, payload: null, urls: [], deleted: true };
/** Messages that a client keeps before it changes the oldest. */
const KEPT = 3;

/** Clients that put, annotate and delete messages of their own, each waiting for its reply. */
export class EditLoad {
  /** Replies that are not as they should be. */
  readonly otherwise: string[] = [];
  readonly #clients: Promise<void>[] = [];
  #stopped = false;

  constructor(
    private readonly journal: Journal,
    private readonly edits: Edits,
    private readonly chats: readonly string[],
  ) {}

  start(client: Client, count: number): this {
    for (let i = 0; i < count; i += 1) this.#clients.push(this.#run(client, i));
    return this;
  }

  /** Sends nothing more; resolves when the last client has its reply. */
  async stop(): Promise<void> {
    this.#stopped = true;
    await this.ended();
  }

  /** Resolves when no client is left: the server is gone. */
  async ended(): Promise<void> {
    await Promise.all(this.#clients);
  }

  async #run(client: Client, number: number): Promise<void> {
    const chatId = this.chats[number % this.chats.length]!;
    const own: Edited[] = [];
    try {
      while (!this.#stopped && this.otherwise.length === 0) {
        const made = await this.#put(client, this.#new(chatId));
        own.push(made);
        if (own.length < KEPT) continue;
        const [first, second, third] = own;
        await this.#put(client, first!);
        await this.#annotate(client, second!);
        await this.#put(client, second!, second!.known); // as it is: nothing changes
        await this.#remove(client, third!);
        own.splice(0, 3);
      }
    } catch (error) {
      if (!(error instanceof Refused || error instanceof Cut)) throw error;
    }
  }

  #new(chatId: string): Edited {
    const edited = { chatId, id: randomUUID(), known: undefined, revision: 0, open: undefined };
    this.edits.messages.set(edited.id, edited);
    return edited;
  }

  async #put(client: Client, edited: Edited, to = anyState()): Promise<Edited> {
    const { content, metadata, payload, urls } = to;
    const format = payload ? 'fault/v1' : null;
    const attachments = urls.map((url) => ({ type: 'image', url }));
    const body = { role: 'assistant', content, metadata, payload, format, attachments };
    await this.#change(client, edited, to, { method: 'PUT', body });
    return edited;
  }

  async #annotate(client: Client, edited: Edited): Promise<void> {
    const metadata = { note: randomUUID() };
    const to = { ...edited.known!, metadata };
    await this.#change(client, edited, to, { method: 'PATCH', body: { metadata } });
  }

  async #remove(client: Client, edited: Edited): Promise<void> {
    await this.#change(client, edited, GONE, { method: 'DELETE' });
  }

  async #change(
    client: Client,
    edited: Edited,
    to: State,
    request: { readonly method: string; readonly body?: unknown },
  ): Promise<void> {
    const { chatId, id, known } = edited;
    const same = to === known;
    const path = `/api/v1/chats/${chatId}/messages/${id}`;
    const since = this.journal.line.latest;
    edited.open = to;
    let reply = await client.send({ path, ...request });
    const due = request.method === 'DELETE' ? 204 : known ? 200 : 201;
    const stored = due === 201 && reply.again && reply.status === 200; // by what was sent before
    if (reply.status !== due && !stored) {
      this.otherwise.push(`${request.method} answered ${reply.status} ${reply.text}`);
      return;
    }
    if (reply.status === 204) {
      edited.known = to; // and should nobody live to read it, of some later number
      reply = await client.send({ path });
    }
    const { revision } = JSON.parse(reply.text) as { revision: number };
    if (!same) this.journal.number({ id, revision }, since);
    else if (revision !== edited.revision)
      this.otherwise.push(`a put that changed nothing took the number ${revision}`);
    Object.assign(edited, { known: to, revision, open: undefined });
    this.edits.acknowledged += 1;
  }
}

function anyState(): State {
  const payload = Math.random() < 0.5 ? { parts: [{ type: 'text', text: randomUUID() }] } : null;
  const urls = Array.from(
    { length: Math.floor(Math.random() * 3) },
    () => `https://images.example/${randomUUID()}`,
  );
  return { content: `put ${randomUUID()}`, metadata: {}, payload, urls, deleted: false };
}
