import type { ServerProcess } from '../../support/server-process';

/** A message as it lies in the database, read past the server. */
export interface StoredMessage {
  readonly chatId: string;
  readonly sequence: number;
  readonly id: string;
  readonly content: string;
  /** The attachments' URLs in their order. */
  readonly urls: readonly string[];
  readonly status: string;
  readonly metadata: Readonly<Record<string, string>>;
  /** As JSON. */
  readonly payload: string | null;
  readonly revision: number;
}

export interface StoredChat {
  readonly id: string;
  readonly messageCount: number;
  readonly revision: number;
}

/** A database made for a test. */
export interface TestDatabase {
  /** The server's `DATABASE_URL`. */
  readonly url: string;
  messages(): Promise<StoredMessage[]>;
  chats(): Promise<StoredChat[]>;
  /** How far the line of its only owner has come; 0 before the first change. */
  line(): Promise<number>;
  /** The names of the migrations that were applied. */
  migrations(): Promise<string[]>;
  /** `ok`, or what is broken. */
  integrity(): Promise<string>;
  /**
   * Ends the servers, and with them the database, with no time to tidy up.
   * The database is reachable again when this resolves.
   */
  crash(servers: readonly ServerProcess[]): Promise<void>;
  /** Removes it. */
  drop(): Promise<void>;
}

/** Makes empty databases of one kind. */
export interface TestDatabases {
  readonly name: string;
  /** Why there can be none on this machine; undefined where there can. */
  missing(): string | undefined;
  /** @param folder for databases that are kept in files. */
  create(folder: string): Promise<TestDatabase>;
  /** Stops what was started to have them. */
  close(): Promise<void>;
}
