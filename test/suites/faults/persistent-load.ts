import { setTimeout as wait } from 'node:timers/promises';
import { Cut, type Client } from './client';
import type { Journal } from './journal';
import type { Report } from './report';

/** Milliseconds before a message is sent again; sooner than any Retry-After asks for. */
const PAUSE = 100;
/** Milliseconds after which a client no longer believes that it will be stored. */
const PATIENCE = 60_000;

interface Heard {
  readonly client: Client;
  readonly status: number;
  readonly sentAt: number;
  readonly cameAt: number;
}

/**
 * Clients that append one message after the other, each under a key, and send
 * it again for as long as the answer is 503.
 */
export class PersistentLoad {
  readonly #heard: Heard[] = [];
  readonly #clients: Promise<void>[] = [];
  readonly #wrong: string[] = [];
  #stopped = false;

  constructor(
    private readonly journal: Journal,
    private readonly chats: readonly string[],
  ) {}

  start(client: Client, count: number): this {
    for (let i = 0; i < count; i += 1) this.#clients.push(this.#run(client, i));
    return this;
  }

  /** Sends nothing new; resolves when what was sent is stored. */
  async stop(): Promise<void> {
    this.#stopped = true;
    await Promise.all(this.#clients);
  }

  /** Every reply was 201, or 503 with Retry-After. @returns how many were 503. */
  judge(report: Report): number {
    for (const complaint of this.#wrong) report.expect(false, complaint);
    return this.#heard.filter(({ status }) => status === 503).length;
  }

  /** Milliseconds of the longest wait for a reply. */
  get slowest(): number {
    return Math.max(...this.#heard.map(({ sentAt, cameAt }) => cameAt - sentAt));
  }

  /** Milliseconds from a moment until every server had stored something that was sent after it. */
  backAfter(moment: number): number {
    const servers = [...new Set(this.#heard.map(({ client }) => client))];
    const first = servers.map((server) =>
      this.#heard.find((one) => one.client === server && one.status === 201 && one.cameAt > moment),
    );
    return Math.max(...first.map((one) => (one ? one.cameAt - moment : Infinity)));
  }

  /** Messages that were refused though sent after a moment. */
  refusedAfter(moment: number): number {
    return this.#heard.filter(({ status, sentAt }) => status === 503 && sentAt > moment).length;
  }

  async #run(client: Client, number: number): Promise<void> {
    const chat = number % this.chats.length;
    for (let turn = chat; !this.#stopped; turn += number % 2 === 0 ? 1 : this.chats.length - 1) {
      const sent = this.journal.write(this.chats[turn % this.chats.length]!, true);
      const begun = performance.now();
      while (sent.state !== 'acknowledged') {
        const sentAt = performance.now();
        try {
          const { status, headers, text } = await this.journal.append(sent, client);
          this.#heard.push({ client, status, sentAt, cameAt: performance.now() });
          if (status === 503) {
            if (!/^\d+$/.test(headers['retry-after'] ?? '')) this.#wrong.push('no Retry-After');
            await wait(PAUSE);
          } else if (status !== 201) this.#wrong.push(`an append answered ${status} ${text}`);
        } catch (error) {
          this.#wrong.push(error instanceof Cut ? error.message : String(error));
          return;
        }
        if (this.#wrong.length > 50) return;
        if (performance.now() - begun > PATIENCE) {
          this.#wrong.push(`not stored after ${PATIENCE} ms of trying`);
          return;
        }
      }
    }
  }
}
