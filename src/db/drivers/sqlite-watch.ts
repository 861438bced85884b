import type { Heard, Watching } from '../database';
import type { Query } from '../query';

/** Milliseconds between two looks. */
const LOOK = 100;

/**
 * Watches for commits of other connections, in this process or another: a look
 * at `data_version` reads nothing from the file (https://sqlite.org/pragma.html#pragma_data_version).
 * @param query of one connection, always the same.
 */
export function watchFile(query: Query, heard: Heard): Watching {
  let version: number | undefined;
  let looking: Promise<void> | undefined;
  const look = async () => {
    const [row] = await query<{ data_version: number }>('PRAGMA data_version');
    if (row!.data_version === version) return;
    version = row!.data_version;
    heard();
  };
  const timer = setInterval(() => {
    looking ??= look()
      .catch(() => undefined) // the next look comes soon
      .finally(() => (looking = undefined));
  }, LOOK).unref();
  return {
    async stop() {
      clearInterval(timer);
      await looking;
    },
  };
}
