import type { Connections } from './database';
import { codeOf, isError, Outdated, Unavailable } from './failures';
import { applied } from './migrate';
import { breaking } from './newer';
import type { Query } from './query';

/**
 * The same connections; what the database refuses because a newer version has changed the
 * tables fails as {@link Outdated}. That is looked for only where something was refused.
 */
export function noticingNewer(connections: Connections): Connections {
  const { read, replica, transact } = connections;
  const noticing = <T>(work: Promise<T>): Promise<T> =>
    work.catch(async (error: unknown) => {
      throw isRefusal(error) ? await explained(error, read) : error;
    });
  return {
    ...connections,
    read: (sql, bind) => noticing(read(sql, bind)),
    replica: replica && ((sql, bind) => noticing(replica(sql, bind))),
    transact: (work) => noticing(transact(work)),
  };
}

/** Whether the database itself has refused a statement, for another reason than trouble that may pass. */
function isRefusal(error: unknown): error is Error {
  return isError(error) && !(error instanceof Unavailable) && codeOf(error) !== '';
}

async function explained(error: Error, query: Query): Promise<Error> {
  const newer = await applied({ query })
    .then((names) => breaking({ query }, names))
    .catch(() => undefined);
  return newer === undefined ? error : new Outdated(newer, { cause: error });
}
