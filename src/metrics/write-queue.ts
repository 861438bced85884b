import { SECONDS, type Prometheus, type Registry } from './prometheus';

/** What is measured of a queue: how much waits, and every transaction when it is over. */
export interface MeasuredQueue {
  /** Items. */
  readonly waiting: number;
  /** Bytes, as the queue weighs them. */
  readonly weight: number;
  /** @param over is told how many items a transaction held, and how many milliseconds it took. */
  observe(over: (items: number, milliseconds: number) => void): void;
}

/** A transaction holds a thousand items at the most, by their weight. */
const ITEMS = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000];

/** The writes that wait, and the transactions in which they are written together. */
export function queueMetrics(
  { Gauge, Histogram }: Prometheus,
  registry: Registry,
  queue: MeasuredQueue,
): void {
  const registers = [registry];
  new Gauge({
    name: 'aldar_kose_write_queue_waiting',
    help: 'Writes that wait for the next transaction.',
    registers,
    collect() {
      this.set(queue.waiting);
    },
  });
  new Gauge({
    name: 'aldar_kose_write_queue_waiting_bytes',
    help: 'Bytes of the writes that wait; above 16,000,000 further ones answer 503.',
    registers,
    collect() {
      this.set(queue.weight);
    },
  });
  const sizes = new Histogram({
    name: 'aldar_kose_write_batch_size',
    help: 'Writes in one transaction.',
    buckets: ITEMS,
    registers,
  });
  const durations = new Histogram({
    name: 'aldar_kose_write_batch_duration_seconds',
    help: 'Seconds from the beginning of a transaction to its commit on disk, or to its failure.',
    buckets: [...SECONDS],
    registers,
  });
  queue.observe((items, milliseconds) => {
    sizes.observe(items);
    durations.observe(milliseconds / 1_000);
  });
}
