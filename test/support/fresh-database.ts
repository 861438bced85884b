import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A database of nobody else's. */
export interface FreshDatabase {
  /** What `DATABASE_URL` has to be. */
  readonly url: string;
  /** Removes it with everything in it; it must be closed by then. */
  remove(): Promise<void>;
}

/** Makes an empty database. The one place that decides which kind the suite runs on. */
export async function freshDatabase(): Promise<FreshDatabase> {
  const folder = await mkdtemp(join(tmpdir(), 'aldar-kose-'));
  return {
    url: `sqlite:${join(folder, 'app.db')}`,
    remove: () => rm(folder, { recursive: true }),
  };
}
