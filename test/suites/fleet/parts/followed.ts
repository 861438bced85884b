import { setTimeout as wait } from 'node:timers/promises';
import type { TestDatabase } from '../../faults/database';
import { Follower } from '../../faults/follower';
import type { Report } from '../../faults/report';
import type { Step } from './step';

/** Milliseconds before a stream is opened again. */
const AGAIN = 50;
/** Milliseconds that a stream may last; more than any scene. */
const LONG = 3_600_000;
/** Milliseconds in which everybody has to hear of what is stored. */
const PATIENCE = 30_000;

/** Clients that follow chats through the proxy, and go on where they were whenever a stream ends. */
export class Followed {
  readonly #followers: Follower[] = [];
  readonly #chats: string[] = [];
  readonly #heard: number[] = [];
  readonly #running: Promise<void>[] = [];
  #measuring: Step | undefined;
  #over = false;

  /** @param now the step that goes on. */
  constructor(
    private readonly url: string,
    private readonly now: () => Step,
  ) {}

  start(chats: readonly string[], count: number): this {
    for (let i = 0; i < count; i += 1) {
      const chat = chats[i % chats.length]!;
      this.#chats.push(chat);
      this.#heard.push(performance.now());
      this.#followers.push(new Follower(`/api/v1/chats/${chat}/events`, [503]));
      this.#running.push(this.#follow(i));
    }
    return this;
  }

  /** From here on something is written to every chat all the time, and a silence counts. */
  measure(): void {
    this.#measuring = this.now();
    this.#heard.fill(performance.now());
  }

  /** Whether every stream has told something since a moment. */
  heardSince(moment: number): boolean {
    return this.#heard.every((heard) => heard > moment);
  }

  /** From here on nothing need be heard. */
  pause(): void {
    for (let i = 0; i < this.#followers.length; i += 1) this.#silence(i);
    this.#measuring = undefined;
  }

  /** Everybody holds what is stored, and nothing was wrong with the streams. */
  async compare(database: TestDatabase, report: Report): Promise<void> {
    const stored = await database.messages();
    for (const [i, { chat, wrong }] of this.#followers.entries()) {
      const due = versions(stored.filter(({ chatId }) => chatId === this.#chats[i]));
      const held = () => versions(chat.whole.messages.data);
      for (let ms = 0; held() !== due && ms < PATIENCE; ms += AGAIN) await wait(AGAIN);
      report.expect(held() === due, 'a follower holds another chat than is stored');
      for (const complaint of [...wrong.splice(0), ...chat.wrong.splice(0)])
        report.expect(false, `a stream: ${complaint}`);
    }
  }

  /** Follows no more, once what is there to be followed has ended. */
  drop(): Promise<void> {
    this.#over = true;
    return Promise.resolve();
  }

  async #follow(i: number): Promise<void> {
    const over = () => this.#over;
    while (!over()) {
      await this.#followers[i]!.follow(this.url, { ms: LONG }, () => {
        this.#silence(i);
        return over();
      });
      if (over()) return;
      this.now().streamsLost += 1;
      await wait(AGAIN);
    }
  }

  #silence(i: number): void {
    const now = performance.now();
    this.#measuring?.silent(now - this.#heard[i]!);
    this.#heard[i] = now;
  }
}

interface Version {
  readonly id: string;
  readonly sequence: number;
  readonly revision: number;
  readonly content: string;
}

function versions(messages: readonly Version[]): string {
  return JSON.stringify(
    messages.map(({ id, sequence, revision, content }) => [id, sequence, revision, content]),
  );
}
