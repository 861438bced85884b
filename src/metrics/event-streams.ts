import type { Prometheus, Registry } from './prometheus';

/** The event streams that are open now. */
export function streamMetrics(
  { Gauge }: Prometheus,
  registry: Registry,
  streams: { readonly open: number },
): void {
  new Gauge({
    name: 'aldar_kose_event_streams',
    help: 'Event streams that are open.',
    registers: [registry],
    collect() {
      this.set(streams.open);
    },
  });
}
