import type { Tx } from '../tx';

/** Has to be part of every transaction that deletes or replaces what a client has written. */
export async function noteErasure({ dialect, run }: Tx): Promise<void> {
  if (dialect.noteErasure) await run(dialect.noteErasure);
}
