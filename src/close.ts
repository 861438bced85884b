import type { Logger } from 'pino';
import type { Service } from './service';

/** Milliseconds that the database may take to end the writes under way, and then to close. */
const LIMIT = 10_000;

/**
 * Ends what runs in the background and closes the database. Removing deleted
 * text from its files takes as long as it takes; everything else ends the
 * process with 1 where it takes too long.
 * @returns the exit code: 1 where text that was deleted is still in the files.
 */
export async function closeDatabase(
  { database, rest }: Pick<Service, 'database' | 'rest'>,
  logger: Logger,
): Promise<number> {
  const inTime = async (closing: Promise<void>) => {
    const late = setTimeout(() => {
      logger.error('the database does not close');
      process.exit(1);
    }, LIMIT);
    await closing;
    clearTimeout(late);
  };

  await inTime(rest().then(() => database.writes.idle()));
  const code = await database
    .clearErased(() => logger.info('removing what is left of deleted text from the database'))
    .then(() => 0)
    .catch((error: unknown) => {
      logger.error({ err: error }, 'deleted text is left in the database until the next stop');
      return 1;
    });
  await inTime(database.close());
  return code;
}
