/** What a statement that changes several rows, given as JSON, has to know besides. */
export interface OfOwners {
  /** Whose rows they are, each once. */
  readonly owners: readonly string[];
  readonly first: string;
  /** How many rows there are. */
  readonly count: number;
}

/** @param rows their owners; one row at least. */
export function ofOwners(rows: readonly string[]): OfOwners {
  return { owners: [...new Set(rows)], first: rows[0]!, count: rows.length };
}
