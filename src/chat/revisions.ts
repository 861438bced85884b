import DataLoader from 'dataloader';
import type { Database } from '../db/database';
import { chatRevisions, type ChatKey } from '../db/queries/chats';
import { readLines } from '../db/queries/owners';

/**
 * Reads revisions. Those that are asked for in the same turn of the event loop
 * are read by one statement, because a statement takes the main thread longer
 * than the row does the database; nothing is remembered from one to the next.
 */
export function revisions({ reader }: Pick<Database, 'reader'>) {
  const ofChats = gathering(nameOf, async (keys: readonly ChatKey[]) => {
    const chats = JSON.stringify(keys.map(({ owner, id }) => [owner, id]));
    const rows = await chatRevisions(reader, { chats });
    return new Map(rows.map((row) => [nameOf(row), Number(row.revision)]));
  });
  const ofOwners = gathering(String, async (keys: readonly string[]) => {
    const rows = await readLines(reader, { owners: keys });
    return new Map(rows.map(({ owner, revision }) => [owner, Number(revision)]));
  });
  return {
    /** Of a chat; undefined where there is none. */
    chat: (key: ChatKey): Promise<number | undefined> => ofChats(key),
    /** Of the owner's line; 0 before the first change. */
    line: async (owner: string): Promise<number> => (await ofOwners(owner)) ?? 0,
  };
}

function nameOf({ owner, id }: ChatKey): string {
  return `${id} ${owner}`;
}

/**
 * @param name tells keys apart.
 * @param read reads several keys, each of them once, and finds them by their names.
 */
function gathering<Key>(
  name: (key: Key) => string,
  read: (keys: readonly Key[]) => Promise<ReadonlyMap<string, number>>,
): (key: Key) => Promise<number | undefined> {
  const loader = new DataLoader<Key, number | undefined>(
    async (keys) => {
      const found = await read([...new Map(keys.map((key) => [name(key), key])).values()]);
      return keys.map((key) => found.get(name(key)));
    },
    { cache: false, batchScheduleFn: (dispatch) => void setImmediate(dispatch) },
  );
  return (key) => loader.load(key);
}
