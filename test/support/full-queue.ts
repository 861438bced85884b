import type { Database } from '../../src/db/database';

/** Bytes: more than may wait in any queue. */
const PLENTY = 1e9;

/**
 * Keeps the writer busy.
 * @returns a function that lets it go on. @throws (both) when the database does not hold out as long.
 */
export async function holdWriter({
  writes,
}: Pick<Database, 'writes'>): Promise<() => Promise<void>> {
  let release: () => void = () => undefined;
  const released = new Promise<void>((resolve) => (release = resolve));
  let begin: () => void = () => undefined;
  const begun = new Promise<void>((resolve) => (begin = resolve));
  const busy = writes.for(async () => {
    begin();
    await released;
    return [{ value: undefined }];
  });
  const held = busy(undefined);
  await Promise.race([begun, held]);
  held.catch(() => undefined); // it is told to whoever lets it go on
  return async () => {
    release();
    await held;
    await writes.idle();
  };
}

/** Keeps the writer busy while something is done. */
export async function whileWriterIsHeld(
  database: Pick<Database, 'writes'>,
  work: () => Promise<void>,
): Promise<void> {
  const goOn = await holdWriter(database);
  await work().finally(goOn);
}

/**
 * Keeps the writer busy and its queue full.
 * @returns a function that lets the writer go on and resolves when the queue is empty.
 */
export async function fillQueue(database: Pick<Database, 'writes'>): Promise<() => Promise<void>> {
  const { writes } = database;
  const release = await holdWriter(database);
  const heavy = writes.for(() => Promise.resolve([{ value: undefined }]), { weigh: () => PLENTY });
  const waiting = heavy(undefined);
  waiting.catch(() => undefined); // likewise
  return async () => {
    await release();
    await waiting;
  };
}

/** Has these requests written by one transaction, where the queue groups them so. */
export async function writtenTogether(
  database: Pick<Database, 'writes'>,
  requests: readonly (() => PromiseLike<unknown>)[],
): Promise<void> {
  const release = await holdWriter(database);
  const sent = Promise.all(requests.map(async (send) => await send()));
  while (database.writes.waiting < requests.length)
    await new Promise((resolve) => setImmediate(resolve));
  await release();
  await sent;
}
