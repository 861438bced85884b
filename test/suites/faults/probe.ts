import { setTimeout as wait } from 'node:timers/promises';
import type { Client, Send } from './client';
import type { Report } from './report';

export interface Question extends Send {
  /** The statuses that may be answered. */
  readonly allowed: readonly number[];
}

/** What needs no database: a health check, an unknown path, a method that a path lacks. */
export const WITHOUT_DATABASE: readonly Question[] = [
  { path: '/health', allowed: [200] },
  { path: '/api/v1/nothing', allowed: [404] },
  { path: '/api/v1/chats', method: 'PUT', allowed: [405] },
];

/** What only reads. */
export function readsOf(chatId: string, allowed: readonly number[]): Question[] {
  return [`/api/v1/chats/${chatId}`, `/api/v1/chats/${chatId}/messages`, '/api/v1/chats'].map(
    (path) => ({ path, allowed }),
  );
}

/** Asks the same questions over and over, a few times a second. */
export class Probe {
  asked = 0;
  unavailable = 0;
  /** Milliseconds of the slowest reply. */
  slowest = 0;
  readonly #wrong: string[] = [];
  readonly #asking: Promise<void>[];
  #stopped = false;

  constructor(
    private readonly client: Client,
    questions: readonly Question[],
  ) {
    this.#asking = questions.map((question) => this.#ask(question));
  }

  async stop(report: Report): Promise<void> {
    this.#stopped = true;
    await Promise.all(this.#asking);
    for (const complaint of this.#wrong) report.expect(false, complaint);
  }

  async #ask({ allowed, ...question }: Question): Promise<void> {
    while (!this.#stopped) {
      const name = `${question.method ?? 'GET'} ${question.path}`;
      try {
        const { status, headers, text, ms } = await this.client.send(question);
        this.asked += 1;
        this.slowest = Math.max(this.slowest, ms);
        if (status === 503) this.unavailable += 1;
        if (!allowed.includes(status)) this.#wrong.push(`${name} answered ${status} ${text}`);
        if (status === 503 && !/^\d+$/.test(headers['retry-after'] ?? ''))
          this.#wrong.push(`${name}: 503 without Retry-After`);
      } catch (error) {
        this.#wrong.push(`${name}: ${(error as Error).message}`);
      }
      await wait(100);
    }
  }
}
