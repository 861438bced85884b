import type { Load } from '../load';
import { workloads } from '../workloads';

/** What is asked for in each round: without an owner, and with one. */
export const ASKED = ['health', 'list'] as const;
export type Asked = (typeof ASKED)[number];

export function loadOf(asked: Asked, url: string): Load {
  return asked === 'list' ? workloads.list(url) : health(url);
}

function health(url: string): Load {
  const request = { method: 'GET', path: '/health' } as const;
  return { url, clients: 32, status: 200, requests: () => [request] };
}
