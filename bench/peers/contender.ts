import type { Filling } from '../fill';
import type { Load } from '../load';
import type { Options } from '../options';
import type { Progress } from '../progress';
import type { RunningServer } from '../servers';
import type { Chats } from '../workloads';

/** What the servers are called, in the report too. */
export const NAMES = [
  'ours',
  'REPLY_CACHE=0',
  'floor',
  'FastAPI',
  'express',
  'PocketBase',
] as const;
export type Name = (typeof NAMES)[number];

/** A server that takes part. */
export interface Contender {
  readonly server: RunningServer;
  /** What it stands on, in which versions. */
  readonly versions: string;
  /** By the name of the workload; those that it knows. */
  readonly loads: Readonly<Record<string, Load>>;
  /** What else a reader has to know of it. */
  readonly note?: string;
}

/** What every server starts from. */
export interface Setting {
  /** For its database and its log. */
  readonly directory: string;
  readonly filling: Filling & { readonly numbers: Chats };
  readonly options: Options;
  readonly progress: Progress;
}

/** Prepares a server's database and starts it. @throws NotToBeHad */
export type Enter = (setting: Setting) => Promise<Contender>;
