import type { FailureKind } from '../db/observed';
import { databaseMetrics } from './database';
import { streamMetrics } from './event-streams';
import { processMetrics } from './process';
import type { Prometheus, Registry } from './prometheus';
import { requestMetrics, type CountReply } from './requests';
import { queueMetrics, type MeasuredQueue } from './write-queue';

/** What one service measures of itself, in a registry of its own. */
export class Metrics {
  readonly countReply: CountReply;
  readonly countFailure: (kind: FailureKind) => void;
  readonly #registry: Registry;

  private constructor(private readonly prometheus: Prometheus) {
    this.#registry = new prometheus.Registry();
    this.countReply = requestMetrics(prometheus, this.#registry);
    this.countFailure = databaseMetrics(prometheus, this.#registry);
  }

  /** Loads the library: whoever measures nothing does without it. */
  static async open(): Promise<Metrics> {
    return new Metrics(await import('prom-client'));
  }

  measureQueue(queue: MeasuredQueue): void {
    queueMetrics(this.prometheus, this.#registry, queue);
  }

  measureStreams(streams: { readonly open: number }): void {
    streamMetrics(this.prometheus, this.#registry, streams);
  }

  /**
   * Measures the process too: processor, memory, the delay of the event loop. It
   * goes on until the process ends, and keeps it from nothing.
   */
  measureProcess(): Promise<void> {
    return processMetrics(this.#registry);
  }

  /** The media type of {@link text}. */
  get contentType(): string {
    return this.#registry.contentType;
  }

  /** Everything as it is now, in the text format of Prometheus. */
  text(): Promise<string> {
    return this.#registry.metrics();
  }
}
