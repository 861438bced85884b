import type { Need } from './availability';
import type { OwnWarning } from './warnings';

/**
 * A generator of clients, or a tool that works from the contract, and how it is tried out.
 *
 * The scripts are for bash, in a new copy of the tool's folder in which `openapi.yaml` lies too.
 * `$INSTALLED` is a folder that is kept between runs; its `bin`, `venv/bin` and `node_modules/.bin`
 * come first in `PATH`.
 */
export interface Tool {
  /** The name of its folder. */
  readonly name: string;
  /** What it is called in the table, with what it is used with. */
  readonly title: string;
  /** The version that is pinned. */
  readonly version: string;
  readonly needs: readonly Need[];
  /** One of the three that take least. */
  readonly quick?: true;
  /** Fills `$INSTALLED`. Runs again only where it or the folder's pins have changed. */
  readonly install: string;
  /** Reads `openapi.yaml`; its warnings are counted. */
  readonly generate: string;
  /** Compiles or checks the types of what was generated and of the program that uses it. */
  readonly compile?: string;
  /** Uses what was generated against the server at `$SERVER_URL`. */
  readonly roundTrip?: string;
  /** Whether what it says during the round trip is about the contract too. */
  readonly judgesReplies?: true;
  /** Its warnings that are not about this contract. */
  readonly own: readonly OwnWarning[];
  /** What a reader of the table should know. */
  readonly note?: string;
}
