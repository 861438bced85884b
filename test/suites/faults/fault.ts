import type { ServerProcess } from '../../support/server-process';
import type { Client } from './client';
import type { TestDatabase } from './database';
import type { Report } from './report';

/** A server process that answered that it is ready. */
export interface Serving {
  readonly server: ServerProcess;
  readonly client: Client;
  /** Milliseconds from the start of the process to ready. */
  readonly readyIn: number;
}

/** What has to be removed in the end. */
export interface Droppable {
  drop(): Promise<void>;
}

/** What a fault has at hand; everything it opens is closed when it ends. */
export interface Setting {
  readonly rounds: number;
  /** Fewer requests and shorter waits, on a machine that may be busy. */
  readonly quick: boolean;
  /** A folder of its own. */
  readonly folder: string;
  readonly report: Report;
  /** Makes an empty database; in `folder` where it is kept in files. */
  readonly database: (folder?: string) => Promise<TestDatabase>;
  /**
   * Starts a server process on a database.
   * @param env more of its environment.
   * @param code with which it is going to end, unless it is killed; 0 by default.
   */
  readonly serve: (
    database: TestDatabase,
    env?: Readonly<Record<string, string>>,
    code?: number,
  ) => Promise<Serving>;
  /** Makes something that is dropped when the fault ends, the last things first. */
  readonly owned: <T extends Droppable>(make: () => Promise<T>) => Promise<T>;
  /** Tells a person how far it is. */
  readonly progress: (text: string) => void;
}

export interface Fault {
  readonly name: string;
  readonly rounds: { readonly full: number; readonly quick: number };
  /** The databases it makes sense for. */
  readonly databases: readonly string[];
  run(setting: Setting): Promise<void>;
}
