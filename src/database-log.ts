import type { Logger } from 'pino';
import type { DatabaseConfig } from './db/connect';
import type { Migrated } from './db/migrate';
import { nameOf } from './db/unusable';
import type { WriteQueue } from './db/write-queue';

/** What the log tells of a database while all is well; at the level `debug` how it is written, too. */
export function databaseLog(config: DatabaseConfig, logger: Logger) {
  const begun = performance.now();
  const migrated: Migrated = (migration, milliseconds) =>
    logger.info({ migration, ms: Math.round(milliseconds) }, 'migrated');
  const opened = (writes: WriteQueue): void => {
    if (!logger.isLevelEnabled('debug')) return; // no line a transaction that nobody reads
    const ms = Math.round(performance.now() - begun);
    logger.debug({ database: nameOf(config), ms }, 'database open');
    writes.observe((count, milliseconds) =>
      logger.debug({ writes: count, ms: Math.round(milliseconds) }, 'transaction over'),
    );
  };
  return { migrated, opened };
}
