import type { Database } from '../../db/database';
import { Outdated, Unavailable } from '../../db/failures';
import type { Operations } from './types';

const OK = Object.freeze({ status: 'ok' } as const);
const READY = Object.freeze({ status: 'ready' } as const);

export function healthOperations(database: Pick<Database, 'ready'>) {
  return {
    getHealth: () => Promise.resolve({ status: 200, body: OK }),

    getReadiness: async () => {
      await database.ready().catch((error: unknown) => {
        if (error instanceof Outdated) throw error;
        throw new Unavailable('The database is not ready.', 1, { cause: error });
      });
      return { status: 200, body: READY };
    },
  } satisfies Pick<Operations, 'getHealth' | 'getReadiness'>;
}
