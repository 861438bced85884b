import type * as client from 'prom-client';

/** The library that counts; it is loaded only where something is measured. */
export type Prometheus = typeof client;
export type Registry = client.Registry;

/** Upper bounds of the histograms of durations, in seconds. */
export const SECONDS = [
  0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10,
] as const;
