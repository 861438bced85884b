import { setTimeout as wait } from 'node:timers/promises';
import type { Client } from './client';

const PAUSE = 5;

/** Somebody else who asks `GET /health` over and over while something goes on. */
export class Pulse {
  /** Milliseconds that the replies took. */
  readonly times: number[] = [];
  readonly #beating: Promise<void>;
  #stopped = false;
  #failed: Error | undefined;

  constructor(client: Client) {
    this.#beating = this.#beat(client).catch((error: unknown) => {
      this.#failed = error as Error;
    });
  }

  get slowest(): number {
    return Math.max(0, ...this.times);
  }

  /** @throws when one was not answered with 200. */
  async stop(): Promise<void> {
    this.#stopped = true;
    await this.#beating;
    if (this.#failed) throw this.#failed;
  }

  async #beat(client: Client): Promise<void> {
    while (!this.#stopped) {
      const { status, ms } = await client.send({ path: '/health' });
      if (status !== 200) throw new Error(`/health answered ${status}`);
      this.times.push(ms);
      await wait(PAUSE);
    }
  }
}
