import type { Lines } from './lines';
import type { Tx } from './tx';

/** A transaction in which something of an owner is changed. */
export interface WriteTx extends Tx {
  readonly lines: Lines;
}

/** What became of one item: its result, or the error that it alone has to bear. */
export type Outcome<R> = { readonly value: R } | { readonly error: Error };

/**
 * Writes items together in one transaction. An item that must fail for a reason
 * of its own gets an `error` outcome and leaves no trace; a thrown error undoes
 * the whole transaction.
 */
export type SetWrite<I, R> = (items: readonly I[], tx: WriteTx) => Promise<readonly Outcome<R>[]>;

/** An item and how it is written. */
export interface Writing {
  readonly write: SetWrite<unknown, unknown>;
  readonly item: unknown;
}

/** Neighbours with the same kind of write are written as one set; the order is kept. */
export async function writeAll(
  writings: readonly Writing[],
  tx: WriteTx,
): Promise<Outcome<unknown>[]> {
  const outcomes: Outcome<unknown>[] = [];
  for (let start = 0; start < writings.length;) {
    const { write } = writings[start]!;
    let end = start + 1;
    while (writings[end]?.write === write) end += 1;
    const items = writings.slice(start, end).map((writing) => writing.item);
    outcomes.push(...(await write(items, tx)));
    start = end;
  }
  return outcomes;
}
