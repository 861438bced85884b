import type { Database, Watching } from '../../db/database';
import type { MovedLine } from '../../db/lines';
import { readLines } from '../../db/queries/owners';
import type { ChatStreamEvent, ListStreamEvent } from '../contract';
import type { Following } from './following';
import { OwnerLive } from './owner-live';

export interface LiveOptions {
  readonly database: Pick<Database, 'reader' | 'writes' | 'watch'>;
  /** Told where the database could not be read; it is tried again. */
  readonly failed: (error: unknown) => void;
}

/** Milliseconds after which lines are read again that could not be read. */
const AGAIN = 1_000;
/** Milliseconds for which the database is still watched when nobody follows: pages come and go. */
const LINGER = 3_000;
/** Milliseconds between two failures that are told. */
const QUIET = 10_000;

interface FollowedOwner {
  readonly live: Promise<OwnerLive>;
  followers: number;
}

/**
 * Tells those who follow of what changes, whichever process has changed it. What
 * this process commits it hears of at once; for the others it watches the
 * database, but only while anybody follows.
 */
export class Live {
  readonly #owners = new Map<string, FollowedOwner>();
  #watching: Watching | undefined;
  #toldAt = -Infinity;
  #unread = false;
  #reading = false;
  #leaving: NodeJS.Timeout | undefined;

  constructor(private readonly options: LiveOptions) {
    options.database.writes.announceTo((lines) => this.#ring(lines));
  }

  for(owner: string) {
    return {
      /**
       * Follows the list of chats.
       * @param since the number behind which it begins; undefined for now.
       */
      list: (since?: number): Promise<Following<ListStreamEvent>> =>
        this.#follow(owner, (live) => live.followList(since)),

      /** Follows a chat in the same way. @throws ChatNotFound */
      chat: (id: string, since?: number): Promise<Following<ChatStreamEvent>> =>
        this.#follow(owner, (live) => live.followChat(id, since)),
    };
  }

  /** Stops watching; nobody hears of anything any more. */
  async stop(): Promise<void> {
    clearTimeout(this.#leaving);
    for (const [owner, { live }] of this.#owners) this.#close(owner, live);
    await this.#unwatch();
  }

  async #unwatch(): Promise<void> {
    const watching = this.#watching;
    this.#watching = undefined;
    await watching?.stop();
  }

  #close(owner: string, live: Promise<OwnerLive>): void {
    this.#owners.delete(owner);
    void live.then((opened) => opened.close()).catch(() => undefined);
  }

  async #follow<F>(owner: string, begin: (live: OwnerLive) => Promise<F>): Promise<F> {
    const followed = this.#owners.get(owner) ?? this.#open(owner);
    followed.followers += 1;
    try {
      return await begin(await followed.live);
    } catch (error) {
      this.#leave(owner, followed);
      throw error;
    }
  }

  #open(owner: string): FollowedOwner {
    const { database } = this.options;
    clearTimeout(this.#leaving);
    this.#watching ??= database.watch((lines) => this.#heard(lines));
    const followed: FollowedOwner = {
      live: OwnerLive.open({
        reader: database.reader,
        owner,
        failed: (error) => this.#failed(error),
        left: () => this.#leave(owner, followed),
      }),
      followers: 0,
    };
    this.#owners.set(owner, followed);
    return followed;
  }

  #leave(owner: string, followed: FollowedOwner): void {
    followed.followers -= 1;
    if (followed.followers > 0 || this.#owners.get(owner) !== followed) return;
    this.#close(owner, followed.live);
    if (this.#owners.size === 0)
      this.#leaving = setTimeout(() => void this.#unwatch(), LINGER).unref();
  }

  #heard(lines: readonly MovedLine[] | undefined): void {
    if (lines) this.#ring(lines);
    else {
      this.#unread = true;
      void this.#readLines();
    }
  }

  /** While a database is away every look fails; it need not be told each time. */
  #failed(error: unknown): void {
    if (performance.now() - this.#toldAt < QUIET) return;
    this.#toldAt = performance.now();
    this.options.failed(error);
  }

  /** One look at a time, and again where something was heard meanwhile, or where it failed. */
  async #readLines(): Promise<void> {
    if (this.#reading) return;
    this.#reading = true;
    while (this.#unread && this.#owners.size > 0) {
      this.#unread = false;
      const owners = [...this.#owners.keys()];
      try {
        const rows = await readLines(this.options.database.reader, { owners });
        this.#ring(rows.map(({ owner, revision }) => ({ owner, revision: Number(revision) })));
      } catch (error) {
        this.#failed(error);
        this.#unread = true;
        await new Promise((resolve) => setTimeout(resolve, AGAIN).unref());
      }
    }
    this.#reading = false;
  }

  #ring(lines: readonly MovedLine[]): void {
    for (const { owner, revision } of lines)
      this.#owners.get(owner)?.live.then(
        (live) => live.ring(revision),
        () => undefined, // whoever opened it has been told
      );
  }
}
