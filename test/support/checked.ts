import { readConfig } from '../../src/config';
import { checkDatabase } from '../../src/db/check/check';
import { Findings, type Check, type Finding } from '../../src/db/check/findings';
import type { Database } from '../../src/db/database';
import { withSnapshot } from '../../src/db/snapshot';
import type { Tx } from '../../src/db/tx';
import { PATIENT } from './patience';

/** What a check of a database finds. */
export async function check(databaseUrl: string): Promise<Findings> {
  const { database } = readConfig({ ...PATIENT, DATABASE_URL: databaseUrl });
  const findings = new Findings();
  await withSnapshot(database, (on) => checkDatabase(on, findings));
  return findings;
}

/** What a check would find after these statements; they are undone. */
export async function checkAfter(
  { writes }: Pick<Database, 'writes'>,
  statements: readonly string[],
): Promise<Findings> {
  const findings = new Findings();
  const undone = new Error('It was only to see.');
  const harm = writes.for(async (_: readonly undefined[], tx: Tx) => {
    for (const statement of statements) await tx.run(statement);
    await checkDatabase(tx, findings);
    throw undone;
  });
  await expect(harm(undefined)).rejects.toBe(undone);
  return findings;
}

/** What is wrong. */
export function wrongOf({ all }: Findings): Partial<Record<Check, Readonly<Finding>>> {
  return Object.fromEntries(all.filter(([, { wrong }]) => wrong > 0));
}
