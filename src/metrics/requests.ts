import { SECONDS, type Prometheus, type Registry } from './prometheus';

/**
 * Counts a reply that is over.
 * @param operation an operationId of the contract, or `none`.
 * @param status its code, or `none` where the client left before there was one.
 * @param seconds what it took; undefined for what has no duration of its own.
 */
export type CountReply = (operation: string, status: string, seconds: number | undefined) => void;

/** Requests and what they took. Their labels hold nothing that a client could have made up. */
export function requestMetrics({ Counter, Histogram }: Prometheus, registry: Registry): CountReply {
  const labelNames = ['operation', 'status'] as const;
  const requests = new Counter({
    name: 'aldar_kose_http_requests_total',
    help: 'Requests that have been answered, event streams when they have ended.',
    labelNames,
    registers: [registry],
  });
  const durations = new Histogram({
    name: 'aldar_kose_http_request_duration_seconds',
    help: 'Seconds from the header of a request to the end of its reply, without event streams.',
    labelNames,
    buckets: [...SECONDS],
    registers: [registry],
  });
  return (operation, status, seconds) => {
    requests.inc({ operation, status });
    if (seconds !== undefined) durations.observe({ operation, status }, seconds);
  };
}
