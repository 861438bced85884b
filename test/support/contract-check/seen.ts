import { randomUUID } from 'node:crypto';
import { appendFileSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { operations } from './operations';

/** The folder in which the files of one run leave what they have seen. */
export const SEEN_FOLDER = 'CONTRACT_SEEN_FOLDER';

const seen = new Set<string>();

/** Remembers that an operation answered with a status. */
export function see(operation: string, status: number): void {
  seen.add(`${operation} ${status}`);
}

/** Leaves what this test file has seen for the end of the run. */
export function leaveSeen(): void {
  const folder = process.env[SEEN_FOLDER];
  if (folder && seen.size > 0)
    appendFileSync(join(folder, randomUUID()), [...seen].join('\n') + '\n');
}

/** The pairs of operation and status that the contract has and the run has not seen. */
export function neverSeen(folder: string): string[] {
  const lines = readdirSync(folder).flatMap((file) =>
    readFileSync(join(folder, file), 'utf8').split('\n'),
  );
  const found = new Set(lines);
  return operations
    .flatMap(({ id, responses }) => [...responses.keys()].map((status) => `${id} ${status}`))
    .filter((pair) => !found.has(pair));
}
