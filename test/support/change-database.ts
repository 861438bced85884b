import type { Database } from '../../src/db/database';

/** Runs statements in the writer's transaction, beside what the stores would ever do. */
export async function changeDatabase(
  { writes }: Pick<Database, 'writes'>,
  statements: readonly string[],
): Promise<void> {
  const change = writes.for(async (items: readonly (readonly string[])[], tx) => {
    for (const statement of items.flat()) await tx.run(statement);
    return items.map(() => ({ value: undefined }));
  });
  await change(statements);
}
