import type { Database } from '../../src/db/database';

/** More than any queue holds. */
const PLENTY = 20_000;

/** Keeps the writer busy. @returns a function that lets it go on. */
export async function holdWriter({
  writes,
}: Pick<Database, 'writes'>): Promise<() => Promise<void>> {
  let release: () => void = () => undefined;
  const released = new Promise<void>((resolve) => (release = resolve));
  const begun = new Promise<void>((resolve) => {
    const busy = writes.for(async () => {
      resolve();
      await released;
      return [{ value: undefined }];
    });
    void busy(undefined);
  });
  await begun;
  return async () => {
    release();
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
  const nothing = writes.for((items: readonly unknown[]) =>
    Promise.resolve(items.map(() => ({ value: undefined }))),
  );
  const waiting = Array.from({ length: PLENTY }, () => nothing(undefined).catch(() => undefined));
  return async () => {
    await release();
    await Promise.all(waiting);
  };
}
