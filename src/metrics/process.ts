import type { Registry } from './prometheus';

/**
 * What the library calls its default metrics, without those of garbage collection:
 * to be told of every collection cost 32 clients a fifth of their appends.
 */
const MEASURED = [
  'processCpuTotal',
  'processStartTime',
  'osMemoryHeap',
  'processOpenFileDescriptors',
  'processMaxFileDescriptors',
  'eventLoopLag',
  'heapSizeAndUsed',
  'version',
];

/** Measures the process: processor, memory, file descriptors, the delay of the event loop. */
export async function processMetrics(registry: Registry): Promise<void> {
  for (const name of MEASURED) {
    const file = (await import(`prom-client/lib/metrics/${name}.js`)) as {
      readonly default: (registry: Registry) => void;
    };
    file.default(registry);
  }
}
