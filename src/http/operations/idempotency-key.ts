import { fingerprint, type Idempotency } from '../../chat/idempotency';
import type { OperationId } from './types';

/** What the header `Idempotency-Key` and the payload stand for; undefined without the header. */
export function idempotency(
  operation: OperationId,
  key: string | undefined,
  payload: unknown,
): Idempotency | undefined {
  return key === undefined ? undefined : { key, hash: fingerprint(operation, payload) };
}

/** The header that tells a replay. */
export function replayHeader(made: { readonly replayed: boolean }): {
  readonly 'Idempotency-Replayed'?: 'true';
} {
  return made.replayed ? { 'Idempotency-Replayed': 'true' } : {};
}
