import { ofOwners } from './queries/of-owners';
import { lockLines, moveLines } from './queries/owners';
import type { Tx } from './tx';

/** An owner has never changed anything. */
export class LinesMissing extends Error {}

/** An owner whose line has come to a new number. */
export interface MovedLine {
  readonly owner: string;
  readonly revision: number;
}

interface Line {
  revision: number;
  /** The number under which everything was deleted in this transaction; 0 if it was not. */
  cleared: number;
  moved: boolean;
}

/**
 * The owners' lines of change, held by a transaction: whoever else wants to
 * write for one of these owners waits, so that numbers become visible in their
 * order.
 */
export class Lines {
  private constructor(private readonly lines: ReadonlyMap<string, Line>) {}

  /** @throws LinesMissing when one of them has no line yet. */
  static async lock(owners: ReadonlySet<string>, tx: Tx): Promise<Lines> {
    if (owners.size === 0) return new Lines(new Map());
    const rows = await lockLines(tx, { owners: [...owners] });
    if (rows.length < owners.size) throw new LinesMissing();
    return new Lines(
      new Map(
        rows.map(({ owner, revision }) => [
          owner,
          { revision: Number(revision), cleared: 0, moved: false },
        ]),
      ),
    );
  }

  /**
   * Takes the next numbers of an owner's line.
   * @param count how many; one at least.
   * @returns the last of them.
   */
  next(owner: string, count = 1): number {
    const line = this.#of(owner);
    line.moved = true;
    return (line.revision += count);
  }

  /** Takes the next number for the deletion of everything that the owner has. */
  clear(owner: string): number {
    return (this.#of(owner).cleared = this.next(owner));
  }

  /** Stores how far the lines have come. @returns those that have moved. */
  async store(tx: Tx): Promise<readonly MovedLine[]> {
    const moved = [...this.lines].filter(([, line]) => line.moved);
    if (moved.length === 0) return [];
    const lines = moved.map(([owner, { revision, cleared }]) => [owner, revision, cleared]);
    const owners = moved.map(([owner]) => owner);
    await moveLines(tx, { lines: JSON.stringify(lines), ...ofOwners(owners) });
    return moved.map(([owner, { revision }]) => ({ owner, revision }));
  }

  #of(owner: string): Line {
    const line = this.lines.get(owner);
    if (!line) throw new Error('A write did not say whose line it moves on.');
    return line;
  }
}
