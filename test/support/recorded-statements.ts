import type { Database } from '../../src/db/database';
import type { Tx } from '../../src/db/tx';

/** The statements that Sequelize's models make by themselves while `work` is done. */
export async function madeByModels(
  { writes }: Pick<Database, 'writes'>,
  work: () => Promise<unknown>,
): Promise<string[]> {
  const made = new Set<string>();
  await logModels(writes, (line) => made.add(line.replace(/^Executing \([^)]*\): /, '')));
  await work();
  await logModels(writes, false);
  return [...made].filter((sql) => /^(SELECT|INSERT|UPDATE|DELETE)/.test(sql));
}

async function logModels(
  writes: Database['writes'],
  logging: ((line: string) => void) | false,
): Promise<void> {
  const set = writes.for((items: readonly undefined[], { models }: Tx) => {
    const sequelize = models.Chat.sequelize as unknown as { options: { logging: unknown } };
    sequelize.options.logging = logging;
    return Promise.resolve(items.map(() => ({ value: undefined })));
  });
  await set(undefined);
}
