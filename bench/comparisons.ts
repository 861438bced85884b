import type { Load } from './load';
import type { Comparison } from './rounds';
import { workloads, type Chats } from './workloads';

/** A workload of the contract. */
export interface Workload {
  /** What `--only` calls it. */
  readonly name: string;
  readonly title: string;
  readonly load: (url: string, chats: Chats) => Load;
}

export const COMPARED: readonly Workload[] = [
  { name: 'append-32', title: 'append, 32 clients', load: workloads.append },
  {
    name: 'append-1',
    title: 'append, 1 client',
    load: (url, chats) => workloads.append(url, chats, 1),
  },
  { name: 'page-50', title: 'page of 50 messages, 32 clients', load: workloads.page },
  { name: 'list-20', title: 'list of 20 chats, 32 clients', load: workloads.list },
  { name: 'unchanged', title: 'unchanged chat, If-None-Match', load: workloads.unchanged },
];

/** A server, and what the report calls it. */
export interface Named {
  readonly name: string;
  readonly url: string;
}

/** Two servers with the same content, asked for the same. */
export function sideBySide(subject: Named, baseline: Named, chats: Chats): Comparison[] {
  return COMPARED.map(({ name, title, load }) => ({
    name,
    title,
    subject: { name: subject.name, load: load(subject.url, chats) },
    baseline: { name: baseline.name, load: load(baseline.url, chats) },
    target: undefined,
  }));
}

const TARGETS: Readonly<Record<string, number>> = {
  'append-32': 1.1,
  'append-1': 0.4,
  'page-50': 0.85,
  'list-20': 0.25,
  unchanged: 2,
};

/** The server under test against the floor, which knows no entity tags: against a page instead. */
export function againstFloor(ours: string, floor: string, chats: Chats): Comparison[] {
  const page = { name: 'page', load: workloads.page(ours, chats) };
  const servers = [
    { name: 'ours', url: ours },
    { name: 'floor', url: floor },
  ] as const;
  return sideBySide(...servers, chats).map((comparison) => ({
    ...comparison,
    ...(comparison.name === 'unchanged' && { baseline: page }),
    target: TARGETS[comparison.name],
  }));
}
