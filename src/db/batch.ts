/** What waits to be written. */
export interface Queued {
  /** Whose lines of change it may move on. */
  readonly owners: readonly string[];
  /** Bytes. */
  readonly weight: number;
}

/** Whether a transaction holds what is there for all owners, or for one of them. */
export type Batching = 'all' | 'owner';

/** The weight of one transaction; more would make the first in it wait too long. */
const BATCH = 1_000_000;

/**
 * Takes from what waits what the next transaction is to hold: the item that has
 * waited longest, and those behind it that may go with it.
 * @param batching where it is `owner`, those of the same owner may, and go past those of
 * others. Nobody waits for ever: what an owner has sent later goes behind what the same
 * owner has sent earlier.
 */
export function nextBatch<Job extends Queued>(
  waiting: readonly Job[],
  batching: Batching,
): { batch: Job[]; rest: Job[] } {
  const isOurs = batching === 'all' ? () => true : sharing(waiting[0]!);
  const batch: Job[] = [];
  const rest: Job[] = [];
  let weight = 0;
  for (const [i, job] of waiting.entries()) {
    if (weight >= BATCH) return { batch, rest: rest.concat(waiting.slice(i)) };
    if (isOurs(job)) {
      batch.push(job);
      weight += job.weight;
    } else rest.push(job);
  }
  return { batch, rest };
}

/**
 * Whether a job is of the same owners as the first, and goes past none that has one of them
 * as well. A job of nobody goes past nothing, and nothing goes past it.
 */
function sharing({ owners: first }: Queued): (job: Queued) => boolean {
  let passed = false;
  return ({ owners }) => {
    if (passed) return false;
    const common = owners.filter((owner) => first.includes(owner)).length;
    const same = common === first.length && common === owners.length;
    passed = !same && (common > 0 || owners.length === 0 || first.length === 0);
    return same;
  };
}
