import { isDeepStrictEqual } from 'node:util';
import { ask } from './ask';
import type { Load } from './load';
import type { Contest, Side } from './rounds';

/** What each server makes up for itself; the floor has no line of change. */
const OWN = new Set(['id', 'created_at', 'updated_at', 'revision']);

/**
 * Asks all servers for the same, reads before writes, and compares what they
 * answer: a side that did less would be no measure.
 * @returns a line for each side whose reply differs from that of the first.
 */
export async function disagreements(contests: readonly Contest[]): Promise<string[]> {
  const writes = ({ sides }: Contest) => (sides[0]?.load.status === 201 ? 1 : 0);
  const found: string[] = [];
  for (const { title, sides } of contests.toSorted((a, b) => writes(a) - writes(b))) {
    const [first, ...others] = sides.filter((side) => isSameQuestion(side, sides[0]!));
    if (others.length === 0) continue;
    const ours = await told(first!.load);
    for (const { name, load } of others) {
      const theirs = await told(load);
      const [expected, heard] = load.items
        ? inTheirWords(ours as object, load.items(theirs as object))
        : [ours, theirs];
      if (!isDeepStrictEqual(expected, heard))
        found.push(`${title}: ${name} answers otherwise:\n${excerpt(expected)}\n${excerpt(heard)}`);
    }
  }
  return found;
}

/** @throws when replies differ. */
export async function assertAgreement(contests: readonly Contest[]): Promise<void> {
  const [first] = await disagreements(contests);
  if (first !== undefined) throw new Error(first);
}

function isSameQuestion({ load }: Side, first: Side): boolean {
  return load.status === first.load.status || load.items !== undefined;
}

/** Of what the contract tells, as much as a server with words of its own tells too. */
function inTheirWords(ours: object, theirs: readonly object[]): [unknown, unknown] {
  const items = 'data' in ours ? (ours.data as readonly object[]) : [ours];
  const known = new Set(theirs.flatMap((item) => Object.keys(item)));
  const shared = items.map((item) =>
    Object.fromEntries(Object.entries(item).filter(([name]) => known.has(name))),
  );
  return [shared, theirs];
}

function excerpt(reply: unknown): string {
  return JSON.stringify(reply).slice(0, 1_000);
}

async function told(load: Load): Promise<unknown> {
  const reply = await ask(load);
  if (reply.status === 304) return undefined;
  const json = JSON.parse(await reply.text(), oneSpelling) as object;
  if (load.requests(0)[0]!.method === 'GET') return json;
  return Object.fromEntries(Object.entries(json).filter(([name]) => !OWN.has(name)));
}

/** RFC 3339 leaves open how many digits a second has. */
function oneSpelling(_: string, value: unknown): unknown {
  const isTime = typeof value === 'string' && /^\d{4}-\d\d-\d\d[T ][\d:.]+Z$/.test(value);
  return isTime ? new Date(value).toISOString() : value;
}
