import type { Name } from './contender';

/** How many times as fast as another server this one should be. */
export interface Ratio {
  readonly workload: string;
  readonly subject: Name;
  readonly baseline: Name;
  /** Undefined where nothing is aimed at. */
  readonly target: number | undefined;
}

const against = (
  workload: string,
  targets: Readonly<Partial<Record<Name, number | undefined>>>,
  subject: Name = 'ours',
): Ratio[] =>
  Object.entries(targets).map(([baseline, target]) => ({
    workload,
    subject,
    baseline: baseline as Name,
    target,
  }));

/** In the order of the report. */
export const RATIOS: readonly Ratio[] = [
  ...against('append-32', { floor: 1.5, FastAPI: 10, PocketBase: 0.8 }),
  ...against('append-1', { floor: 0.6, FastAPI: undefined, PocketBase: undefined }),
  ...against('page-50', { floor: 3, FastAPI: 30, PocketBase: 4 }),
  ...against('page-50', { floor: 1.2 }, 'REPLY_CACHE=0'),
  ...against('list-20', { floor: 0.4, FastAPI: 20, PocketBase: 1 }),
  ...against('list-20', { floor: 0.25 }, 'REPLY_CACHE=0'),
  ...against('unchanged', { express: 0.6 }),
  ...against('health', { express: 0.65 }),
];
