import type { Connections } from './database';
import { Unavailable } from './failures';
import { LinesMissing } from './lines';

/** `unavailable` may pass by itself; a `fault` is what the database or a statement has wrong. */
export type FailureKind = 'unavailable' | 'fault';

/** The same connections; `failed` is told of every read and every transaction that failed. */
export function observed(
  connections: Connections,
  failed: (kind: FailureKind) => void,
): Connections {
  const { read, replica, transact } = connections;
  const told = <T>(work: Promise<T>): Promise<T> =>
    work.catch((error: unknown) => {
      // What a client has wrong ends no transaction, and missing lines are made at once.
      if (!(error instanceof LinesMissing))
        failed(error instanceof Unavailable ? 'unavailable' : 'fault');
      throw error;
    });
  return {
    ...connections,
    read: (sql, bind) => told(read(sql, bind)),
    replica: replica && ((sql, bind) => told(replica(sql, bind))),
    transact: (work) => told(transact(work)),
    writable: () => told(connections.writable()),
  };
}
