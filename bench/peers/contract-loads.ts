import { COMPARED, type Workload } from '../comparisons';
import type { Load } from '../load';
import { workloads, type Chats } from '../workloads';

/** What the servers are asked for. */
export const WORKLOADS: readonly Workload[] = [
  ...COMPARED,
  { name: 'health', title: 'GET /health, 32 clients', load: workloads.health },
];

/** The workloads as they are sent to a server that speaks the contract. */
export function contractLoads(url: string, chats: Chats): Record<string, Load> {
  return Object.fromEntries(WORKLOADS.map(({ name, load }) => [name, load(url, chats)]));
}
