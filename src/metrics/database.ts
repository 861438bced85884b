import type { FailureKind } from '../db/observed';
import type { Prometheus, Registry } from './prometheus';

const KINDS: readonly FailureKind[] = ['unavailable', 'fault'];

/** What the database could not do. @returns a function that counts one failure. */
export function databaseMetrics(
  { Counter }: Prometheus,
  registry: Registry,
): (kind: FailureKind) => void {
  const errors = new Counter({
    name: 'aldar_kose_database_errors_total',
    help: 'Reads and transactions that failed: `unavailable` may pass, a `fault` does not.',
    labelNames: ['kind'] as const,
    registers: [registry],
  });
  for (const kind of KINDS) errors.inc({ kind }, 0); // the first one is seen as a rise only from 0
  return (kind) => errors.inc({ kind });
}
