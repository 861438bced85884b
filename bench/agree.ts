import { isDeepStrictEqual } from 'node:util';
import type { Load } from './load';
import type { Comparison } from './rounds';

/** What each server makes up for itself; the floor has no line of change. */
const OWN = new Set(['id', 'created_at', 'updated_at', 'revision']);

/**
 * Asks both servers for the same, reads before writes, and compares what they
 * answer: a side that did less would be no measure.
 * @returns a line for each workload whose replies differ.
 */
export async function disagreements(comparisons: readonly Comparison[]): Promise<string[]> {
  const writes = ({ subject }: Comparison) => (subject.load.status === 201 ? 1 : 0);
  const found: string[] = [];
  for (const { title, subject, baseline } of comparisons.toSorted(
    (a, b) => writes(a) - writes(b),
  )) {
    if (subject.load.status !== baseline.load.status) continue; // two different questions
    const [ours, theirs] = await Promise.all([ask(subject.load), ask(baseline.load)]);
    if (!isDeepStrictEqual(ours, theirs))
      found.push(`${title}: the replies differ:\n${excerpt(ours)}\n${excerpt(theirs)}`);
  }
  return found;
}

/** @throws when the replies differ. */
export async function assertAgreement(comparisons: readonly Comparison[]): Promise<void> {
  const [first] = await disagreements(comparisons);
  if (first !== undefined) throw new Error(first);
}

function excerpt(reply: unknown): string {
  return JSON.stringify(reply).slice(0, 1_000);
}

async function ask({ url, requests, status }: Load): Promise<unknown> {
  const { method, path, headers, body } = requests(0)[0]!;
  const reply = await fetch(`${url}${path}`, {
    method,
    ...(headers && { headers }),
    ...(body !== undefined && { body }),
  });
  if (reply.status !== status)
    throw new Error(`${method} ${path} answered ${reply.status}: ${await reply.text()}`);
  if (reply.status === 304) return undefined;
  const json = (await reply.json()) as object;
  if (method === 'GET') return json;
  return Object.fromEntries(Object.entries(json).filter(([name]) => !OWN.has(name)));
}
