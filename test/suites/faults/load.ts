import { Cut, Refused, type Client } from './client';
import type { Journal } from './journal';

/** Clients that append one message after the other, each waiting for its reply. */
export class Load {
  /** Milliseconds of every reply. */
  readonly times: number[] = [];
  /** Replies other than 201. */
  readonly otherwise: string[] = [];
  /** Requests that were never accepted. */
  refused = 0;
  /** Requests whose connection ended without a reply. */
  readonly cut: string[] = [];
  readonly #clients: Promise<void>[] = [];
  readonly #waiting: { readonly count: number; resolve(): void }[] = [];
  readonly #before: number;
  #stopped = false;

  /** @param keyed tells whether a client sends an `Idempotency-Key`. */
  constructor(
    private readonly journal: Journal,
    private readonly chats: readonly string[],
    private readonly keyed: (client: number) => boolean = (client) => client % 2 === 0,
  ) {
    this.#before = journal.acknowledged;
  }

  start(client: Client, count: number): this {
    for (let i = 0; i < count; i += 1) this.#clients.push(this.#run(client, i));
    return this;
  }

  /** Resolves when so many appends are acknowledged, or when no client is left. */
  async acknowledged(count: number): Promise<void> {
    const reached = new Promise<void>((resolve) => this.#waiting.push({ count, resolve }));
    await Promise.race([reached, this.ended()]);
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

  /** A client gives up at the first reply that is not 201, and when the server is gone. */
  async #run(client: Client, number: number): Promise<void> {
    const chat = this.chats[number % this.chats.length]!;
    try {
      while (!this.#stopped) {
        const sent = this.journal.write(chat, this.keyed(number));
        const reply = await this.journal.append(sent, client);
        this.times.push(reply.ms);
        if (reply.status !== 201) {
          this.otherwise.push(`${reply.status} ${reply.text}`);
          return;
        }
        const count = this.journal.acknowledged - this.#before;
        for (const waiting of this.#waiting) if (count >= waiting.count) waiting.resolve();
      }
    } catch (error) {
      if (error instanceof Refused) this.refused += 1;
      else if (error instanceof Cut) this.cut.push(error.message);
      else throw error;
    }
  }
}

/** The time that all but one in a hundred stayed below. */
export function p99(times: readonly number[]): number {
  return [...times].sort((a, b) => a - b)[Math.ceil(times.length * 0.99) - 1] ?? NaN;
}
